-- A Neovim of its own in a terminal, for tests that type and look.
--
-- The test runs in one Neovim (see support.lua) and starts another, as a user would: with a terminal, a configuration
-- file as the README has it, and a note. Keys are typed by nvim_input, what is on the screen is read from its cells.

local support = require('support')

local M = {}

local env = vim.env
local WIDTH, HEIGHT = 110, 40

---@class Terminal
---@field private job integer
---@field private channel integer
---@field private typed string the keys that were typed last
local Terminal = {}
Terminal.__index = Terminal

--- Starts another Neovim with these arguments, in a folder.
---@param arguments string[]
---@param folder? string the vault, if none is given
---@return Terminal
function M.start(arguments, folder)
  local socket = vim.fn.tempname()
  local command = { vim.v.progpath, '-n', '-i', 'NONE', '--listen', socket }
  local job = vim.fn.jobstart(vim.list_extend(command, arguments), {
    pty = true,
    width = WIDTH,
    height = HEIGHT,
    cwd = folder or env.VAULT,
    env = { TERM = 'xterm-256color', NVIM = '' },
  })
  assert(job > 0, 'no other Neovim starts')
  -- The socket is there a moment before Neovim listens to it.
  local channel = support.wait('the other Neovim', function()
    local connected, channel = pcall(vim.fn.sockconnect, 'pipe', socket, { rpc = true })
    return connected and channel > 0 and channel
  end)
  return setmetatable({ job = job, channel = channel, typed = '' }, Terminal)
end

--- Opens a note of the vault, with these lines of configuration besides those that any user has.
---@param path string
---@param configuration? string Lua
---@return Terminal
function M.open(path, configuration)
  local init = vim.fn.tempname() .. '.lua'
  vim.fn.writefile(vim.split(([[
vim.opt.runtimepath:append(%q)
vim.lsp.enable('whoswho')
vim.lsp.config('whoswho', { capabilities = { general = { positionEncodings = { %q } } } })
%s]]):format(env.PLUGIN, env.ENCODING, configuration or ''), '\n'), init)
  return M.start({ '--clean', '-u', init, path })
end

--- Runs Lua in the other Neovim, which must not wait for a key ("Press ENTER", "-- More --"): it would answer nothing.
---@param code string
---@return any
function Terminal:lua(code, ...)
  local mode
  local is_free = vim.wait(support.LIMIT, function()
    mode = vim.rpcrequest(self.channel, 'nvim_get_mode')
    return not (mode.blocking and vim.startswith(mode.mode, 'r'))
  end, 20)
  if not is_free then
    error(('it waits for a key in mode %s, after %s'):format(mode.mode, self.typed), 2)
  end
  return vim.rpcrequest(self.channel, 'nvim_exec_lua', code, { ... })
end

--- Types keys, in the notation of |key-notation|, and waits until they are taken.
---@param keys string
function Terminal:type(keys)
  self.typed = keys
  vim.rpcrequest(self.channel, 'nvim_input', keys)
  -- Answered once nothing that was typed is left.
  self:lua('')
end

--- The lines of the screen.
---@return string
function Terminal:screen()
  return self:lua([[
    vim.cmd.redraw()
    local lines = {}
    for row = 1, vim.o.lines do
      local cells = {}
      for column = 1, vim.o.columns do
        cells[column] = vim.fn.screenstring(row, column)
      end
      lines[row] = (table.concat(cells):gsub('%s+$', ''))
    end
    return table.concat(lines, '\n')
  ]])
end

--- Waits until texts stand on the screen, in this order, and counts that.
---@param label string
---@param ... string
function Terminal:shows(label, ...)
  local parts = { ... }
  local screen
  local found = vim.wait(support.LIMIT, function()
    screen = self:screen()
    local from = 1
    return vim.iter(parts):all(function(part)
      local _, last = screen:find(part, from, true)
      from = last and last + 1 or #screen + 1
      return last ~= nil
    end)
  end, 20)
  support.check(label, found, ('  wanted: %s\n  screen:\n%s'):format(vim.inspect(parts), screen))
end

--- The line with the cursor, in which `|` is put where the cursor is.
---@return string
function Terminal:line()
  return self:lua([[
    local column = vim.api.nvim_win_get_cursor(0)[2]
    local line = vim.api.nvim_get_current_line()
    return line:sub(1, column) .. '|' .. line:sub(column + 1)
  ]])
end

--- Waits until the cursor's line is this one, and counts that.
---@param label string
---@param expected string with `|` where the cursor is
function Terminal:has_line(label, expected)
  local line
  vim.wait(support.LIMIT, function()
    line = self:line()
    return line == expected
  end, 20)
  support.equal(label, line, expected)
end

--- Waits until all notes are read.
function Terminal:wait_for_notes()
  support.wait('all notes to be read', function()
    return self:lua([[
      -- With the commands, all else that serves the note is there.
      if vim.fn.exists(':WhoswhoCast') == 0 then
        return false
      end
      local client = vim.lsp.get_clients({ bufnr = 0, name = 'whoswho' })[1]
      local known = client and require('whoswho.server').everybody(client)
      return known and known.ready
    ]])
  end)
end

--- The note in front, as a path within the vault, with line and byte column of the cursor, both from 1.
---@return table
function Terminal:place()
  return self:lua([[
    local line, column = unpack(vim.api.nvim_win_get_cursor(0))
    return { vim.fs.relpath(vim.env.VAULT, vim.api.nvim_buf_get_name(0)) or vim.bo.buftype, line, column + 1 }
  ]])
end

--- Waits until the cursor is at a place, and counts that.
---@param label string
---@param ... any the path within the vault, line and byte column from 1
function Terminal:is_at(label, ...)
  local expected, place = { ... }, nil
  vim.wait(support.LIMIT, function()
    place = self:place()
    return vim.deep_equal(place, expected)
  end, 20)
  support.equal(label, place, expected)
end

--- Opens a note of the vault by typing its name, without what was written in the one before, and goes to a place.
---@param path string
---@param line integer
---@param column integer in bytes, from 1
function Terminal:go(path, line, column)
  self:type(('<C-\\><C-n>:silent! cclose | silent! only<CR>:edit! %s<CR>'):format(vim.fn.fnameescape(path)))
  self:type((':call cursor(%d,%d)<CR>'):format(line, column))
  self:is_at(('opens %s'):format(path), path, line, column)
  self:wait_for_notes()
end

--- Ends the other Neovim as a user would.
function Terminal:close()
  -- Neovim does not wait for what it tells the server when it ends, so that some of it may never get there.
  self:type('<C-\\><C-n>')
  self:lua([[
    for _, client in ipairs(vim.lsp.get_clients()) do
      client:stop()
    end
    vim.wait(5000, function()
      return #vim.lsp.get_clients() == 0
    end, 10)
  ]])
  -- It may be gone before it has answered.
  pcall(vim.rpcrequest, self.channel, 'nvim_input', '<C-\\><C-n>:qall!<CR>')
  local code = vim.fn.jobwait({ self.job }, support.LIMIT)[1]
  support.equal('the other Neovim ends as it should', code, 0)
end

return M
