-- Drives Neovim with the plugin on a small vault, as a user would who changes many notes at once, and reads back what is
-- written then.

package.path = ('%s/neovim/?.lua;%s'):format(vim.env.TESTS, package.path)
local support = require('support')
local check, equal, contains, wait = support.check, support.equal, support.contains, support.wait
local edit, go, client, read, choosing = support.edit, support.go, support.client, support.read, support.choosing
local PROOFS, NOON, ADA, HOUSES = support.PROOFS, support.NOON, support.ADA, support.HOUSES
local env = vim.env

--- Waits until the server has read all notes: what is flagged is published then.
local function ready()
  wait('diagnostics', function()
    return #vim.diagnostic.get(0) > 0
  end)
end

---@param path string
---@return boolean
local function exists(path)
  return vim.uv.fs_stat(vim.fs.joinpath(env.VAULT, path)) ~= nil
end

--- The notes of the vault that are loaded, and whether they are yet to be written.
---@return table<string, boolean>
local function buffers()
  local found = {}
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    local name = vim.api.nvim_buf_get_name(bufnr)
    local path = vim.fs.relpath(env.VAULT, name)
    if path and vim.api.nvim_buf_is_loaded(bufnr) then
      found[path] = vim.bo[bufnr].modified
    end
  end
  return found
end

--- Renames who is under the cursor, and waits until that has been done.
---@param name string
---@param path string where the definition will be
local function rename(name, path)
  vim.lsp.buf.rename(name)
  wait('the note to be ' .. path, function()
    return exists(path)
  end)
end

local function renames_whose_note_is_closed()
  go(7, 9)
  rename('Ada Lund', 'People/Ada Lund.md')
  check('the note of the old name is gone', not exists(ADA))
  equal('the notes that are open, and which of them are unwritten', buffers(), {
    [PROOFS] = true,
    [NOON] = true,
    ['People/Ada Lund.md'] = false,
  })
  equal('the cursor stays in the note', support.within(vim.api.nvim_buf_get_name(0)), PROOFS)
  vim.cmd('silent wall')
  contains(
    'mentions, and a surname that is no longer right',
    read(PROOFS),
    '\nÉ 📚 Ada Lund called twice: Lund wants the proofs from Northwind Press by noon.\n',
    'and that Adi knows why.\n'
  )
  contains('a mention in a note that was closed', read(NOON), 'The proofs came. 🎻 Ada Lund says thank you')
  contains('the definition', read('People/Ada Lund.md'), 'aliases: [Adi]\n', '\n# Ada Lund\n')
  -- The file's new name must not be news to the server only.
  go(7, 9)
  vim.lsp.buf.definition()
  wait('the definition', function()
    return vim.api.nvim_buf_get_name(0):find('People/Ada Lund.md', 1, true)
  end)
  -- The old file's end is told by the watcher, and comes when it comes. Until then the old name is taken.
  wait('the old name to be forgotten', function()
    return not vim.list_contains(vim.fn.getcompletion('WhoswhoEverybody ada', 'cmdline'), 'Ada Brandt')
  end)
end

local function renames_whose_note_is_open_and_unwritten()
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { 'É 📚 Ada Lund hums.' })
  local bufnr = vim.api.nvim_get_current_buf()
  go(9, 3)
  rename('Ada Brandt', ADA)
  equal('the buffer is that of the note, by its new name', support.within(vim.api.nvim_buf_get_name(bufnr)), ADA)
  equal('it is still the one that is shown', vim.api.nvim_get_current_buf(), bufnr)
  check('no buffer of the old name is left', buffers()['People/Ada Lund.md'] == nil)
  check('nor its file', not exists('People/Ada Lund.md'))
  vim.cmd('silent wall')
  contains('what was unwritten is written', read(ADA), '\n# Ada Brandt\n', '\nÉ 📚 Ada Brandt hums.\n')
  contains('the other notes follow', read(PROOFS), 'É 📚 Ada Brandt called twice: Brandt wants')
  check('the server serves the note by its new name', vim.lsp.buf_is_attached(bufnr, client().id))
  vim.cmd('silent $delete')
  vim.cmd('silent write')
end

local function renames_an_entry()
  edit(PROOFS)
  go(7, 63)
  vim.lsp.buf.rename('Southwind Press')
  wait('the name to change', function()
    return vim.api.nvim_get_current_line():find('Southwind Press', 1, true)
  end)
  vim.cmd('silent wall')
  contains('the heading of the entry', read(HOUSES), '\n## Southwind Press\n')
  contains('a link to the heading', read(NOON), '[the house](../Cast/Houses.md#Southwind%20Press)')
  contains('links of properties and of prose', read(ADA), '"[[Southwind Press]]"', 'Joined [[Southwind Press]] in')
  check('the note of all the houses keeps its name', exists(HOUSES))
end

local function says_why_a_rename_is_refused()
  go(7, 9)
  local before = vim.api.nvim_get_current_line()
  local notify, told = vim.notify, nil
  ---@diagnostic disable-next-line: duplicate-set-field
  vim.notify = function(message)
    told = message
  end
  vim.lsp.buf.rename('Southwind Press')
  wait('the refusal', function()
    return told
  end)
  vim.notify = notify
  contains('the reason names who is in the way', told, 'Southwind Press')
  equal('and nothing has changed', vim.api.nvim_get_current_line(), before)
end

local function defines()
  go(10, 27)
  local titles = choosing('Define “Karl Oder” as a person', vim.cmd.WhoswhoDefine)
  equal('what can be chosen from', titles, {
    'Define “Karl Oder” as a person in People/Karl Oder.md',
    'Define “Karl Oder” as an organization in People/Karl Oder.md',
  })
  check('there is a note', exists('People/Karl Oder.md'))
  equal('it is shown, and written', buffers()['People/Karl Oder.md'], false)
  equal('the cursor is behind the heading', { support.within(vim.api.nvim_buf_get_name(0)), support.cursor() }, {
    'People/Karl Oder.md',
    { 5, 1 },
  })
  contains('it defines a person', read('People/Karl Oder.md'), 'type: person', '# Karl Oder')
  edit(PROOFS)
  wait('the link to be right', function()
    return #vim.diagnostic.get(0) == 0
  end)
  go(10, 1)
  vim.cmd.WhoswhoDefine()
  check('where nobody is named there is nothing to choose', #vim.api.nvim_list_wins() == 1)
end

local function links()
  go(7, 9)
  vim.cmd.WhoswhoLinkAll()
  vim.cmd('silent wall')
  contains(
    'all mentions are linked, each as it is written',
    read(PROOFS),
    'É 📚 [[Ada Brandt]] called twice: [[Ada Brandt|Brandt]] wants the proofs',
    'and that [[Ada Brandt|Adi]] knows why.'
  )
end

local function shows_lenses()
  edit(ADA)
  vim.lsp.codelens.refresh({ bufnr = 0 })
  local lens = wait('a lens', function()
    return vim.iter(vim.lsp.codelens.get(0)):find(function(lens)
      return lens.command ~= nil
    end)
  end)
  equal('what the lens says', { lens.range.start.line + 1, lens.command.title }, { 9, '4 mentions in 2 notes' })
  go(9, 3)
  vim.lsp.codelens.run()
  local list = wait('the list of mentions', function()
    local list = vim.fn.getqflist({ items = true, title = true })
    return #list.items > 0 and list or nil
  end)
  equal('the title of the list', list.title, '4 mentions in 2 notes')
  equal('the places', vim.tbl_map(function(item)
    return { support.within(vim.api.nvim_buf_get_name(item.bufnr)), item.lnum, item.col }
  end, list.items), { { PROOFS, 7, 11 }, { PROOFS, 7, 40 }, { PROOFS, 8, 55 }, { NOON, 5, 23 } })
  equal('it is shown', vim.bo.buftype, 'quickfix')
  vim.cmd.cclose()
end

local function defines_many()
  edit(PROOFS)
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { '', 'On Monday Petra Lindqvist called Henrik Lundberg.' })
  wait('both names to be found', function()
    local params = { command = 'whoswho.undefined', arguments = {} }
    local bufnr = vim.api.nvim_get_current_buf()
    local answer = assert(client():request_sync('workspace/executeCommand', params, support.LIMIT, bufnr))
    return #answer.result.names == 2
  end)
  local note = vim.api.nvim_get_current_buf()
  vim.cmd.WhoswhoDefineMany()
  equal('the list', vim.list_slice(vim.api.nvim_buf_get_lines(0, 0, -1, false), 3), {
    'Henrik Lundberg  person  1 mention in 1 note  On Monday Petra Lindqvist called Henrik Lundberg.',
    'Petra Lindqvist  person  1 mention in 1 note  On Monday Petra Lindqvist called Henrik Lundberg.',
  })
  equal('the cursor is on the first name', support.cursor(), { 3, 1 })
  vim.cmd('delete')
  vim.cmd('silent substitute/person/robot/')
  vim.cmd('write')
  check('a line that says no kind defines nobody', vim.bo.buftype == 'acwrite' and vim.bo.modified)
  vim.cmd('silent substitute/robot/organization/')
  vim.cmd('write')
  wait('the list to be closed', function()
    return vim.api.nvim_get_current_buf() == note
  end)
  wait('the note to be written', function()
    return buffers()['Organizations/Petra Lindqvist.md'] == false
  end)
  contains('the note says what the line said', read('Organizations/Petra Lindqvist.md'), 'type: organization', '# Petra Lindqvist')
  check('who was deleted from the list gets none', not exists('People/Henrik Lundberg.md'))
  vim.cmd.WhoswhoDefineMany()
  equal('who is left', #vim.api.nvim_buf_get_lines(0, 2, -1, false), 1)
  vim.cmd('quit')
  equal('no list is left', vim.api.nvim_get_current_buf(), note)
end

support.run(function()
  support.start(PROOFS)
  ready()
  renames_whose_note_is_closed()
  renames_whose_note_is_open_and_unwritten()
  renames_an_entry()
  says_why_a_rename_is_refused()
  defines()
  links()
  shows_lenses()
  defines_many()
end)
