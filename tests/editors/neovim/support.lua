-- What the tests that drive Neovim have in common.
--
-- Environment: PLUGIN (a copy of editors/neovim), VAULT (a copy of ../vault), ENCODING (utf-8 or utf-16), RESULT (the
-- file to write "PASSED FAILED" to), VERSION (of whoswho, which is on the path).
--
-- Nothing sleeps: what comes later is waited for by a condition, with a limit that only a failure reaches.

local M = {}

M.LIMIT = 20000

local env = vim.env
local passed, failed = 0, 0

---@param label string
---@param ok any
---@param detail? string
function M.check(label, ok, detail)
  if ok then
    passed = passed + 1
  else
    failed = failed + 1
    io.stdout:write(('FAILED (%s): %s\n'):format(env.ENCODING, label))
    if detail then
      io.stdout:write(detail, '\n')
    end
    io.stdout:flush()
  end
end

---@param label string
---@param actual any
---@param expected any
function M.equal(label, actual, expected)
  local detail = ('  expected: %s\n  actual:   %s'):format(vim.inspect(expected), vim.inspect(actual))
  M.check(label, vim.deep_equal(actual, expected), detail)
end

---@param label string
---@param text string
---@param ... string what must stand in the text, in this order
function M.contains(label, text, ...)
  local from = 1
  for _, part in ipairs({ ... }) do
    local _, last = text:find(part, from, true)
    if not last then
      M.check(label, false, ('  missing: %s\n  in: %s'):format(part, text))
      return
    end
    from = last + 1
  end
  M.check(label, true)
end

--- Waits until the condition gives something, and returns that.
---@generic T
---@param what string
---@param condition fun(): T?
---@return T
function M.wait(what, condition)
  local result
  local function holds()
    result = condition()
    return result ~= nil and result ~= false
  end
  if not vim.wait(M.LIMIT, holds, 10) then
    error('waited in vain for ' .. what, 2)
  end
  return result
end

M.PROOFS = 'Log/2025-03-02 Proofs.md'
M.NOON = 'Log/2025-03-03 Noon.md'
M.ADA = 'People/Ada Brandt.md'
M.HOUSES = 'Cast/Houses.md'

--- The path of a file within the vault.
---@param path string
function M.within(path)
  return assert(vim.fs.relpath(env.VAULT, path), path .. ' is not in the vault')
end

--- Line and byte column of the cursor, both from 1.
---@return integer[]
function M.cursor()
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  return { line, column + 1 }
end

---@param line integer
---@param column integer in bytes, from 1
function M.go(line, column)
  vim.api.nvim_win_set_cursor(0, { line, column - 1 })
end

---@return vim.lsp.Client
function M.client()
  return M.wait('the server', function()
    local found = vim.lsp.get_clients({ bufnr = 0, name = 'whoswho' })[1]
    return found and found.initialized and found or nil
  end)
end

--- Opens a note of the vault, and waits until it is served.
---@param path string
function M.edit(path)
  vim.cmd.edit(vim.fn.fnameescape(vim.fs.joinpath(env.VAULT, path)))
  M.client()
end

--- Throws away what was changed in the buffer.
function M.reload()
  vim.cmd.edit({ bang = true })
  M.client()
end

--- Opens a note as a user does who has put the plugin on the path and enabled the server.
---@param path string
function M.start(path)
  vim.opt.runtimepath:prepend(env.PLUGIN)
  -- `-l` reads neither configuration nor plugins.
  vim.cmd.filetype('plugin on')
  vim.cmd.runtime('plugin/whoswho.lua')
  vim.lsp.config('whoswho', {
    capabilities = { general = { positionEncodings = { env.ENCODING } } },
  })
  vim.lsp.enable('whoswho')
  M.edit(path)
end

--- The bytes of a file of the vault.
---@param path string
---@return string
function M.read(path)
  local file = assert(io.open(vim.fs.joinpath(env.VAULT, path), 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end

--- Chooses, whenever Neovim asks which one, the item whose title begins so. Returns what there was to choose from.
---@param beginning string
---@param action fun()
---@return string[]
function M.choosing(beginning, action)
  local ask, titles = vim.ui.select, {}
  ---@diagnostic disable-next-line: duplicate-set-field
  vim.ui.select = function(items, options, on_choice)
    titles = vim.tbl_map(options.format_item or tostring, items)
    for index, title in ipairs(titles) do
      if vim.startswith(title, beginning) then
        return on_choice(items[index], index)
      end
    end
    on_choice(nil, nil)
  end
  local ok, problem = pcall(action)
  vim.ui.select = ask
  assert(ok, problem)
  return titles
end

--- Runs a test, leaves its counts, and ends Neovim as a user would: this is where the server must go, and `run` looks
--- whether it has.
---@param all fun()
function M.run(all)
  local ok, problem = xpcall(all, debug.traceback)
  M.check('the test runs to its end', ok, problem)
  local result = assert(io.open(env.RESULT, 'w'))
  result:write(('%d %d\n'):format(passed, failed))
  result:close()
  vim.cmd(failed == 0 and 'qall!' or 'cquit')
end

return M
