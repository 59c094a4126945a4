--- Asks the server, and tells the user why there is no answer if there is none.
local M = {}

M.NAME = 'whoswho'

--- How long to wait for an answer, in milliseconds. The server needs a few; the rest is for a machine under load.
M.PATIENCE = 2000

---@param message string
function M.say(message)
  vim.notify('whoswho: ' .. message, vim.log.levels.INFO)
end

--- The server of this buffer; the user is told if there is none.
---@return vim.lsp.Client?
function M.client()
  local client = vim.lsp.get_clients({ bufnr = vim.api.nvim_get_current_buf(), name = M.NAME })[1]
  if not client then
    M.say('not running here; see :checkhealth whoswho')
  end
  return client
end

--- The answer to a request about the buffer. It is waited for, since a motion that ends later is none: it could not be
--- repeated, recorded, or follow an operator.
---@param method string
---@param params fun(client: vim.lsp.Client): table
---@return any result `nil` if there is none; then the user has been told why, unless there is nothing to tell
---@return vim.lsp.Client? client
function M.ask(method, params)
  local client = M.client()
  if not client then
    return nil
  end
  -- The number and not 0, for which Neovim 0.11 sends the request ahead of the last edits.
  local bufnr = vim.api.nvim_get_current_buf()
  local response, problem = client:request_sync(method, params(client), M.PATIENCE, bufnr)
  problem = problem or (response and response.err and response.err.message)
  if problem then
    M.say(problem)
    return nil
  end
  return response and response.result, client
end

local wrapped = {} ---@type table<string, true> by client and method

--- Puts something around what is done with a client's answers to a method, whoever asks.
---@param client vim.lsp.Client
---@param method string
---@param around fun(handler: lsp.Handler, problem?: lsp.ResponseError, result: any, context: lsp.HandlerContext)
function M.around(client, method, around)
  local key = client.id .. method
  if wrapped[key] then
    return
  end
  wrapped[key] = true
  local request = client.request
  ---@diagnostic disable-next-line: duplicate-set-field
  function client:request(asked, params, handler, bufnr)
    local handle = handler
    if asked == method and handler then
      handle = function(...)
        return around(handler, ...)
      end
    end
    return request(self, asked, params, handle, bufnr)
  end
end

--- Whether the server has a command of this name. Older ones have none.
---@param client vim.lsp.Client
---@param command string
---@return boolean
function M.has(client, command)
  local commands = vim.tbl_get(client.server_capabilities or {}, 'executeCommandProvider', 'commands')
  return vim.list_contains(commands or {}, command)
end

--- What one of the server's commands lists.
---@param client vim.lsp.Client
---@param command string
---@param what string what an older server cannot say
---@return any answer
---@return string? problem
local function list(client, command, what)
  if not M.has(client, command) then
    return nil, 'this server is too old to say ' .. what
  end
  local bufnr = vim.api.nvim_get_current_buf()
  local params = { command = command, arguments = {} }
  local response, problem = client:request_sync('workspace/executeCommand', params, M.PATIENCE, bufnr)
  problem = problem or (response and response.err and response.err.message)
  return not problem and response and response.result or nil, problem
end

---@class whoswho.Entity
---@field name string
---@field kind string
---@field aliases string[]
---@field mentions integer
---@field notes integer
---@field definition lsp.Location

--- Everybody who is defined, by name.
---@param client vim.lsp.Client
---@return { notes: integer, ready: boolean, entities: whoswho.Entity[] }? everybody
---@return string? problem
function M.everybody(client)
  return list(client, 'whoswho.entities', 'whom it knows')
end

---@class whoswho.UndefinedName
---@field name string
---@field kind string
---@field mentions integer
---@field notes integer
---@field excerpt? string

--- The names that nobody has defined, the most frequent first.
---@param client vim.lsp.Client
---@return { ready: boolean, names: whoswho.UndefinedName[] }? undefined
---@return string? problem
function M.undefined(client)
  return list(client, 'whoswho.undefined', 'which names nobody has defined')
end

return M
