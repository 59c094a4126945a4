--- What the commands of whoswho do.
local server = require('whoswho.server')

local M = {}

--- Goes to the next mention of who is under the cursor.
---@param count? integer
function M.next(count)
  require('whoswho.mentions').move(count or 1)
end

--- Goes to the previous mention of who is under the cursor.
---@param count? integer
function M.prev(count)
  require('whoswho.mentions').move(-(count or 1))
end

--- Lists who is in this note.
---@param quickfix? boolean in the quickfix list, rather than in the location list
function M.cast(quickfix)
  require('whoswho.lists').cast(quickfix)
end

--- Lets the user choose one of all people and organizations, and goes to the definition.
---@param part? string only those in whose names this occurs
function M.everybody(part)
  require('whoswho.everybody').pick(part)
end

--- Defines the name under the cursor.
function M.define()
  require('whoswho.actions').define()
end

--- Lists the names that nobody has defined, to define many at once.
function M.define_many()
  require('whoswho.define_many').open()
end

--- Links every bare mention, in this note, of who is under the cursor.
function M.link_all()
  require('whoswho.actions').link_all()
end

--- Opens what the server has said, at its end.
function M.log()
  vim.cmd.split(vim.fn.fnameescape(vim.lsp.log.get_filename()))
  vim.cmd.normal({ 'G', bang = true })
end

--- Starts the server anew for all notes that it served.
function M.restart()
  local clients = vim.lsp.get_clients({ name = server.NAME })
  for _, old in ipairs(clients) do
    local buffers = vim.tbl_keys(old.attached_buffers)
    old:stop()
    -- A server that hangs does not leave when asked.
    vim.defer_fn(function()
      old:stop(true)
    end, server.PATIENCE)
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
    vim.lsp.enable(server.NAME)
  end
end

--- Tells all servers that a file is not what it was.
---@param path string
function M.file_changed(path)
  local change = { uri = vim.uri_from_fname(path), type = vim.lsp.protocol.FileChangeType.Changed }
  for _, client in ipairs(vim.lsp.get_clients({ name = server.NAME })) do
    client:notify('workspace/didChangeWatchedFiles', { changes = { change } })
  end
end

return M
