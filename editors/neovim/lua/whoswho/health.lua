--- `:checkhealth whoswho`
local M = {}

local health = vim.health
local server = require('whoswho.server')

--- The program that the configuration starts, if it is there.
---@return string?
local function binary()
  local command = vim.lsp.config.whoswho.cmd
  if type(command) ~= 'table' then
    health.info('a function in your configuration starts the server; it cannot be checked')
    return nil
  end
  local path = vim.fn.exepath(command[1])
  if path == '' then
    health.error(('`%s` was not found'):format(command[1]), {
      'Install it: `cargo install --path .` in a copy of whoswho',
      'Make sure that its folder is on the `$PATH` that Neovim sees',
      "Or give its path: `vim.lsp.config('whoswho', { cmd = { '/path/to/whoswho', 'lsp' } })`",
    })
    return nil
  end
  return path
end

---@param path string
local function check_version(path)
  local answer = vim.system({ path, '--version' }, { text = true, timeout = 5000 }):wait()
  if answer.code == 0 then
    health.ok(('%s: %s'):format(path, vim.trim(answer.stdout)))
  else
    health.error(('`%s --version` failed with code %d: %s'):format(path, answer.code, vim.trim(answer.stderr)))
  end
end

--- What to do where nobody is known.
local DEFINE = {
  'Write a first note about a person, `People/Ann Smith.md`: the folder says what it is about',
  'Or put `type: person` at the top of a note that you have',
  'In a terminal, `whoswho init %s` shows how your notes are read and which settings would help',
}

--- What the server has read so far.
---@param client vim.lsp.Client
local function describe_index(client)
  local known, problem = server.everybody(client)
  local root = client.root_dir or 'the notes that are open'
  if not known then
    health.info(problem or 'the server does not say what it has read')
  elseif not known.ready then
    health.warn(('still reading: %d notes so far'):format(known.notes), { 'Wait a moment, and check again' })
  elseif #known.entities > 0 then
    health.ok(('knows %d people and organizations from %d notes'):format(#known.entities, known.notes))
  else
    local advice = vim.tbl_map(function(line)
      return line:format(client.root_dir or 'FOLDER')
    end, DEFINE)
    if client.root_dir and known.notes <= vim.tbl_count(client.attached_buffers) then
      table.insert(advice, 1, 'Are your notes in another folder? Put an empty `.whoswho.toml` at the top of it')
    end
    health.warn(('knows nobody: none of the %d notes in %s is about a person or an organization'):format(known.notes, root), advice)
  end
end

---@param client vim.lsp.Client
local function describe(client)
  local notes = vim.tbl_count(client.attached_buffers)
  local root = client.root_dir
  health.ok(('serving %d open %s, counting columns in %s'):format(
    notes,
    notes == 1 and 'note' or 'notes',
    client.offset_encoding
  ))
  if root then
    health.info('reading the notes in ' .. root)
  else
    health.warn('reading only the notes that are open: no folder of notes was found', {
      'Put an empty `.whoswho.toml` at the top of your notes, or start Neovim in their folder',
    })
  end
  describe_index(client)
  if not vim.tbl_get(client.capabilities, 'workspace', 'didChangeWatchedFiles', 'dynamicRegistration') then
    health.info('Neovim does not watch files here; run `:WhoswhoRestart` after other programs have changed your notes')
  end
end

function M.check()
  health.start('whoswho')
  if vim.fn.has('nvim-0.11') == 0 then
    health.error('Neovim 0.11 or later is needed')
    return
  end
  local path = binary()
  if path then
    check_version(path)
  end
  local clients = vim.lsp.get_clients({ name = 'whoswho' })
  vim.iter(clients):each(describe)
  if #clients > 0 then
    return
  end
  -- Only since 0.11.3.
  if vim.lsp.is_enabled and vim.lsp.is_enabled('whoswho') then
    health.warn('enabled, but no note is open', { 'Open one; if it is not served, see `:checkhealth vim.lsp`' })
  else
    health.warn('not enabled', { "Put `vim.lsp.enable('whoswho')` into your init.lua" })
  end
end

return M
