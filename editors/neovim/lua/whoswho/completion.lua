--- Makes Neovim's own completion (CTRL-X CTRL-O, vim.lsp.completion) insert whole names.
---
--- Neovim 0.11 inserts only the first word of an edit, and leaves what stands behind the cursor: `[[pri` would become
--- `[[Priya`, without the surname and the brackets. Completion plugins apply the server's edits themselves, and nothing
--- here touches theirs.
local server = require('whoswho.server')

local M = {}

--- What an item needs for its edit besides the edit itself, in bytes of the line when the list came. Kept in the item's
--- `user_data`: by the time it is chosen, the line has changed.
---@class whoswho.Around
---@field before string the line up to where the edit begins
---@field behind string what the edit takes away behind the cursor

--- The edit of an item that Neovim offers, if the item is ours.
---@param offered table what |complete-items| describes
---@return { newText: string, range: lsp.Range }?
local function edit_of(offered)
  local data = vim.tbl_get(offered, 'user_data', 'nvim', 'lsp')
  local client = data and vim.lsp.get_client_by_id(data.client_id)
  if not client or client.name ~= server.NAME then
    return nil
  end
  local edit = data.completion_item.textEdit
  -- With the capabilities of a completion plugin, an edit has two ranges.
  return edit and { newText = edit.newText, range = edit.range or edit.insert }
end

--- Has an item insert all of its text, as far as that does not stand behind the cursor.
---@param offered table
---@param encoding string
local function widen(offered, encoding)
  local edit = edit_of(offered)
  -- Neovim 0.12 inserts all of it; what a user's own `convert` has made of the word is left alone.
  if not edit or not vim.startswith(edit.newText, offered.word) then
    return
  end
  local column = vim.api.nvim_win_get_cursor(0)[2]
  local line = vim.api.nvim_get_current_line()
  local start = vim.str_byteindex(line, encoding, edit.range.start.character, false)
  local stop = vim.str_byteindex(line, encoding, edit.range['end'].character, false)
  local behind = line:sub(column + 1, stop)
  offered.user_data.whoswho = { before = line:sub(1, start), behind = behind }
  local shown = #edit.newText - #behind
  offered.word = edit.newText:sub(shown + 1) == behind and edit.newText:sub(1, shown) or edit.newText
end

--- Leaves the kind to the text behind the name ("person · …"): the protocol's "Class" is no word for a person.
---@param offered table
local function hide_kind(offered)
  local data = vim.tbl_get(offered, 'user_data', 'nvim', 'lsp')
  local kind = data and vim.lsp.protocol.CompletionItemKind[data.completion_item.kind]
  -- What a user's own `convert` has made of it is left alone.
  if kind and offered.kind == kind then
    offered.kind = ''
  end
end

--- Applies the edit of the item that was chosen, as far as inserting its word has not. Typing on chooses it too.
local function finish()
  local chosen = vim.v.completed_item
  local edit = edit_of(chosen)
  local around = vim.tbl_get(chosen, 'user_data', 'whoswho') --[[@as whoswho.Around?]]
  if not edit or not around or vim.v.event.reason == 'cancel' then
    return
  end
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local line = vim.api.nvim_get_current_line()
  local from = math.min(column - #chosen.word, #around.before)
  local is_as_left = from >= 0
    and line:sub(1, from) == around.before:sub(1, from)
    and line:sub(column - #chosen.word + 1, column) == chosen.word
    and vim.startswith(line:sub(column + 1), around.behind)
  if not is_as_left then
    return
  end
  local text = around.before:sub(from + 1) .. edit.newText
  local upto = column + #around.behind
  if line:sub(from + 1, upto) ~= text then
    vim.api.nvim_buf_set_text(0, row - 1, from, row - 1, upto, { text })
  end
  vim.api.nvim_win_set_cursor(0, { row, from + #text })
end

local convert --- Neovim's way to make complete-items of a list

--- Prepares a note that a server has begun to serve.
---@param bufnr integer
function M.attach(bufnr)
  -- Neovim's own, and not for others to use: where it is no longer there, Neovim inserts what it likes.
  if not convert and vim.lsp.completion._lsp_to_complete_items then
    convert = vim.lsp.completion._lsp_to_complete_items
    ---@diagnostic disable-next-line: duplicate-set-field
    function vim.lsp.completion._lsp_to_complete_items(result, prefix, client_id, ...)
      local offered = convert(result, prefix, client_id, ...)
      local from = vim.lsp.get_client_by_id(client_id)
      if from and from.name == server.NAME then
        for _, item in ipairs(offered) do
          widen(item, from.offset_encoding)
          hide_kind(item)
        end
      end
      return offered
    end
  end
  vim.api.nvim_create_autocmd('CompleteDone', {
    group = vim.api.nvim_create_augroup('whoswho.completion.' .. bufnr, {}),
    buffer = bufnr,
    desc = 'Complete whole names',
    callback = finish,
  })
end

return M
