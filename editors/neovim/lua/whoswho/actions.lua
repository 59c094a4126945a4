--- Changes of notes that the server offers, each by a command of its own.
local server = require('whoswho.server')

local M = {}

local DEFINE = 'Define “'

--- The buffers that an edit is about, in order; they need not be loaded.
---@param edit lsp.WorkspaceEdit
---@return integer[]
local function buffers(edit)
  local found = {}
  for _, change in ipairs(edit.documentChanges or {}) do
    if change.textDocument then
      found[#found + 1] = vim.uri_to_bufnr(change.textDocument.uri)
    end
  end
  return found
end

--- The notes with changes that are not written yet.
---@return integer[] buffers
local function unwritten()
  return vim.tbl_filter(function(bufnr)
    return vim.api.nvim_buf_is_loaded(bufnr) and vim.bo[bufnr].buftype == '' and vim.bo[bufnr].modified
  end, vim.api.nvim_list_bufs())
end

--- How many notes are named one by one, rather than counted.
local FEW = 3

--- Tells which other notes have become unwritten: Neovim keeps them in buffers that nobody sees.
---@param before integer[] those that were unwritten before
---@param root? string the folder of the notes
local function tell(before, root)
  local names = {}
  for _, bufnr in ipairs(unwritten()) do
    if bufnr ~= vim.api.nvim_get_current_buf() and not vim.list_contains(before, bufnr) then
      local path = vim.api.nvim_buf_get_name(bufnr)
      names[#names + 1] = root and vim.fs.relpath(root, path) or path
    end
  end
  if #names > 0 then
    local which = #names <= FEW and table.concat(names, ', ') or ('%d other notes'):format(#names)
    server.say(('changed %s; `:wall` writes %s'):format(which, #names == 1 and 'it' or 'them'))
  end
end

--- Goes to where one writes on after what the last change of an edit has written: the empty line behind it if there is
--- one, else its end.
---@param edit lsp.WorkspaceEdit
---@param client vim.lsp.Client
local function go_behind(edit, client)
  local change = edit.documentChanges[#edit.documentChanges]
  local written = change.edits and change.edits[#change.edits]
  if not written then
    return
  end
  local bufnr = vim.uri_to_bufnr(change.textDocument.uri)
  -- What is written ends with the end of a line.
  local row = written.range.start.line + #vim.split(written.newText, '\n') - 1
  local is_empty = vim.api.nvim_buf_get_lines(bufnr, row, row + 1, false)[1] == ''
  local place = { line = is_empty and row or row - 1, character = 0 }
  local location = { uri = change.textDocument.uri, range = { start = place, ['end'] = place } }
  vim.lsp.util.show_document(location, client.offset_encoding, { focus = true })
  vim.cmd.normal({ '$', bang = true })
end

--- Has an edit applied. One that defines somebody is written at once, except to notes that were unwritten before, and
--- what it has written is shown.
---@param action lsp.CodeAction
---@param client vim.lsp.Client
---@param apply fun()
local function follow(action, client, apply)
  if not vim.startswith(action.title, DEFINE) then
    return apply()
  end
  local written = vim.tbl_filter(function(bufnr)
    return not vim.bo[bufnr].modified
  end, buffers(action.edit))
  apply()
  for _, bufnr in ipairs(written) do
    vim.api.nvim_buf_call(bufnr, function()
      vim.cmd('silent update ++p')
    end)
  end
  go_behind(action.edit, client)
end

local asking = false --- whether what is being resolved is for us, rather than for Neovim's own menu

--- Sees to renames, and to actions that are chosen from Neovim's own menu.
---@param client vim.lsp.Client
function M.attach(client)
  server.around(client, 'textDocument/rename', function(handler, problem, edit, context)
    local before = unwritten()
    handler(problem, edit, context)
    if edit then
      -- Later, since Neovim itself says that it has written the file of the new name: two messages at once would stop
      -- at "Press ENTER".
      vim.schedule(function()
        vim.cmd.redraw()
        tell(before, client.root_dir)
      end)
    end
  end)
  server.around(client, 'codeAction/resolve', function(handler, problem, action, context)
    if asking or problem or not action or not action.edit then
      return handler(problem, action, context)
    end
    follow(action, client, function()
      handler(problem, action, context)
    end)
  end)
end

---@param action lsp.CodeAction
---@param client vim.lsp.Client
local function apply(action, client)
  if not action.edit then
    asking = true
    action = server.ask('codeAction/resolve', function()
      return action
    end)
    asking = false
  end
  if not action then
    return
  end
  if not action.edit then
    server.say('this can no longer be done; try it again')
    return
  end
  local before = unwritten()
  follow(action, client, function()
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  end)
  tell(before, client.root_dir)
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
      return vim.ui.select(wanted, { prompt = 'Choose:', kind = 'codeaction', format_item = title }, function(it)
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
  act({ DEFINE }, 'there is no undefined name under the cursor')
end

--- Links every bare mention, in this note, of who is under the cursor.
function M.link_all()
  act({ 'Link all ', 'Link “' }, 'there is no mention under the cursor to link')
end

return M
