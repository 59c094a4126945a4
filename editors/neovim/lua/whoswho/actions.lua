--- Changes of notes that the server offers, each by a command of its own.
local server = require('whoswho.server')

local M = {}

--- Tells which other notes an edit has changed: Neovim keeps them in buffers that nobody sees and does not write them.
---@param edit lsp.WorkspaceEdit
---@param root? string the folder of the notes
local function tell(edit, root)
  local names = {}
  for _, change in ipairs(edit.documentChanges or {}) do
    local uri = change.textDocument and change.textDocument.uri
    if uri and vim.uri_to_bufnr(uri) ~= vim.api.nvim_get_current_buf() then
      local path = vim.uri_to_fname(uri)
      names[#names + 1] = root and vim.fs.relpath(root, path) or path
    end
  end
  if #names > 0 then
    server.say(('changed %s; `:wall` writes it'):format(table.concat(names, ', ')))
  end
end

---@param action lsp.CodeAction
---@param client vim.lsp.Client
local function apply(action, client)
  if not action.edit then
    action = server.ask('codeAction/resolve', function()
      return action
    end)
  end
  if not action then
    return
  end
  if not action.edit then
    server.say('this can no longer be done; try it again')
    return
  end
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  tell(action.edit, client.root_dir)
end

--- Does what the server offers for the name under the cursor; the user chooses if that is more than one thing.
---@param beginnings string[] how the titles of what is wanted begin, the most wanted first
---@param nothing string what to say if nothing of that is offered
local function act(beginnings, nothing)
  local offers, client = server.ask('textDocument/codeAction', function(client)
    local params = vim.lsp.util.make_range_params(0, client.offset_encoding) --[[@as lsp.CodeActionParams]]
    params.context = { diagnostics = {}, triggerKind = vim.lsp.protocol.CodeActionTriggerKind.Invoked }
    return params
  end)
  if not client then
    return
  end
  for _, beginning in ipairs(beginnings) do
    local wanted = vim.tbl_filter(function(action)
      return vim.startswith(action.title, beginning)
    end, offers or {})
    if #wanted == 1 then
      return apply(wanted[1], client)
    elseif #wanted > 1 then
      local function title(action)
        return action.title
      end
      return vim.ui.select(wanted, { prompt = 'What is wanted?', kind = 'codeaction', format_item = title }, function(it)
        if it then
          apply(it, client)
        end
      end)
    end
  end
  server.say(nothing)
end

--- Defines the name under the cursor, by a note of its own or by an entry in a note about many.
function M.define()
  act({ 'Define “' }, 'no name that is yet to be defined is under the cursor')
end

--- Links every bare mention, in this note, of who is under the cursor.
function M.link_all()
  act({ 'Link all ', 'Link “' }, 'no bare mention of anybody is under the cursor')
end

return M
