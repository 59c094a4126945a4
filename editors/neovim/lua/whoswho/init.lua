--- What the commands of whoswho do. All of it rests on requests that any server could answer; only the names are ours.
local M = {}

local NAME = 'whoswho'

--- How long to wait for an answer, in milliseconds. The server needs a few; the rest is for a machine under load.
local PATIENCE = 2000

---@param message string
local function say(message)
  vim.notify('whoswho: ' .. message, vim.log.levels.INFO)
end

--- The answer to a request about a buffer. It is waited for, since a motion that ends later is none: it could not be
--- repeated, recorded, or follow an operator.
---@param method string
---@param params fun(client: vim.lsp.Client): table
---@return table? result `nil` if there is none; then the user has been told why, unless there is nothing to tell
---@return vim.lsp.Client? client
local function ask(method, params)
  -- The number and not 0, for which Neovim 0.11 sends the request ahead of the last edits.
  local bufnr = vim.api.nvim_get_current_buf()
  local client = vim.lsp.get_clients({ bufnr = bufnr, name = NAME })[1]
  if not client then
    say('not running here; see :checkhealth whoswho')
    return nil
  end
  local response, problem = client:request_sync(method, params(client), PATIENCE, bufnr)
  problem = problem or (response and response.err and response.err.message)
  if problem then
    say(problem)
    return nil
  end
  return response and response.result, client
end

---@class whoswho.Place
---@field line integer from 1
---@field column integer in bytes, from 0: what nvim_win_set_cursor() takes

--- Every mention in this note of who is under the cursor, in order.
---@return whoswho.Place[]
local function mentions()
  local found, client = ask('textDocument/documentHighlight', function(client)
    return vim.lsp.util.make_position_params(0, client.offset_encoding)
  end)
  local places = {} ---@type whoswho.Place[]
  for _, highlight in ipairs(found or {}) do
    local start = highlight.range.start
    local text = vim.api.nvim_buf_get_lines(0, start.line, start.line + 1, false)[1] or ''
    local column = vim.str_byteindex(text, assert(client).offset_encoding, start.character, false)
    places[#places + 1] = { line = start.line + 1, column = column }
  end
  table.sort(places, function(one, other)
    return one.line < other.line or (one.line == other.line and one.column < other.column)
  end)
  if client and #places == 0 then
    say('nobody is named under the cursor')
  end
  return places
end

--- Moves the cursor by mentions, around the note's ends if 'wrapscan' is set.
---@param steps integer
local function move(steps)
  local places = mentions()
  if #places == 0 then
    return
  end
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  -- The mention under the cursor is the last one that begins before it.
  local current = 1
  for index, place in ipairs(places) do
    if place.line < line or (place.line == line and place.column <= column) then
      current = index
    end
  end
  local target = current + steps
  if vim.o.wrapscan then
    target = (target - 1) % #places + 1
  else
    target = math.max(1, math.min(target, #places))
  end
  -- What `''` and CTRL-O lead back to.
  vim.cmd.normal({ "m'", bang = true })
  vim.api.nvim_win_set_cursor(0, { places[target].line, places[target].column })
  if vim.api.nvim_get_mode().mode == 'n' then
    vim.cmd.normal({ 'zv', bang = true })
  end
  vim.api.nvim_echo({ { ('mention %d of %d'):format(target, #places) } }, false, {})
end

--- Goes to the next mention of who is under the cursor.
---@param count? integer
function M.next(count)
  move(count or 1)
end

--- Goes to the previous mention of who is under the cursor.
---@param count? integer
function M.prev(count)
  move(-(count or 1))
end

--- Lists who is in this note in the location list. We ask our server only: others list headings here.
function M.cast()
  local symbols, client = ask('textDocument/documentSymbol', function()
    return { textDocument = vim.lsp.util.make_text_document_params() }
  end)
  if not client then
    return
  end
  local items = {} ---@type vim.quickfix.entry[]
  for _, symbol in ipairs(symbols or {}) do
    local item = vim.lsp.util.symbols_to_items({ symbol }, 0, client.offset_encoding)[1]
    -- "Class", as the protocol has it, is no word for a person.
    item.text = ('%s · %s'):format(symbol.name, symbol.detail or symbol.containerName)
    items[#items + 1] = item
  end
  if #items == 0 then
    say('nobody is named in this note')
    return
  end
  local window = vim.api.nvim_get_current_win()
  vim.fn.setloclist(window, {}, ' ', {
    title = "Who's who in " .. vim.fn.expand('%:t'),
    items = items,
    -- The note's path on every line would push the names out of sight.
    quickfixtextfunc = function(list)
      local shown = vim.fn.getloclist(list.winid, { id = list.id, items = true }).items
      return vim.tbl_map(function(item)
        return ('%4d  %s'):format(item.lnum, item.text)
      end, vim.list_slice(shown, list.start_idx, list.end_idx))
    end,
  })
  vim.cmd.lopen()
end

--- Starts the server anew for all notes that it served.
function M.restart()
  local clients = vim.lsp.get_clients({ name = NAME })
  for _, old in ipairs(clients) do
    local buffers = vim.tbl_keys(old.attached_buffers)
    old:stop()
    -- A server that hangs does not leave when asked.
    vim.defer_fn(function()
      old:stop(true)
    end, PATIENCE)
    local id ---@type integer?
    for _, bufnr in ipairs(buffers) do
      id = vim.lsp.start(old.config, {
        bufnr = bufnr,
        reuse_client = function(client)
          return client.id == id
        end,
      })
    end
  end
  if #clients == 0 then
    vim.lsp.enable(NAME)
  end
end

--- Tells all servers that a file is not what it was.
---@param path string
function M.file_changed(path)
  local change = { uri = vim.uri_from_fname(path), type = vim.lsp.protocol.FileChangeType.Changed }
  for _, client in ipairs(vim.lsp.get_clients({ name = NAME })) do
    client:notify('workspace/didChangeWatchedFiles', { changes = { change } })
  end
end

return M
