-- Types what changes notes, as the README and the help page say, and looks at the notes and at what is written.

package.path = ('%s/neovim/?.lua;%s'):format(vim.env.TESTS, package.path)
local support = require('support')
local terminal = require('terminal')

local MONDAY = 'Diary/2025-05-05.md'

local it ---@type Terminal

--- Waits until the server flags something in the note in front.
local function wait_for_flags()
  support.wait('what is flagged', function()
    return it:lua('return #vim.diagnostic.get(0) > 0')
  end)
end

local function defines()
  it:go(MONDAY, 7, 26)
  wait_for_flags()
  it:type(':WhoswhoDefine<CR>')
  it:shows(':WhoswhoDefine asks as what', '1: Define “Karl Oder” as a person in People/Karl Oder.md', '2: Define')
  it:type('1<CR>')
  it:is_at('opens the new note, behind the heading', 'People/Karl Oder.md', 5, 1)
  support.equal('which is written', it:lua('return vim.bo.modified'), false)
  support.contains('as a person', support.read('People/Karl Oder.md'), 'type: person', '# Karl Oder')
  it:type('iRepairs clocks.<Esc>')
  it:has_line('one writes on there', 'Repairs clocks|.')
  it:type('<C-o>')
  it:is_at('CTRL-O leads back', MONDAY, 7, 26)
  it:type(':bwipeout! Karl<CR>')
  vim.fn.delete(vim.fs.joinpath(vim.env.VAULT, 'People/Karl Oder.md'))
  it:type(':WhoswhoRestart<CR>')

  it:go(MONDAY, 7, 26)
  wait_for_flags()
  it:type('gra')
  it:shows('gra offers the same', '1: Define “Karl Oder” as a person')
  it:type('1<CR>')
  it:is_at('and does the same', 'People/Karl Oder.md', 5, 1)
  support.contains('and writes it', support.read('People/Karl Oder.md'), 'type: person')
end

local function links()
  it:go(MONDAY, 3, 9)
  it:type(':WhoswhoLinkAll<CR>')
  it:has_line(':WhoswhoLinkAll', 'É 📚 |[[Priya Raman]] showed the chart of Élodie Marchand to 陈小明. '
    .. 'Later [[Priya Raman|Priya]] called Quayside Research.')
  it:type('u')
end

local function renames()
  it:go(MONDAY, 3, 9)
  it:type('grn')
  it:shows('grn asks for the new name', 'New Name: Priya Raman')
  it:type('<C-u>Priya Nair<CR>')
  it:shows('what is to be written', 'Diary/2025-05-06.md', '`:wall` writes')
  it:has_line('the line', 'É 📚 |Priya Nair showed the chart of Élodie Marchand to 陈小明. Later Priya called Quayside Research.')
  it:type(':wall<CR>')
  support.wait('the note of the new name', function()
    return vim.uv.fs_stat(vim.fs.joinpath(vim.env.VAULT, 'People/Priya Nair.md'))
  end)
  support.wait('a note that was not open', function()
    return support.read('Diary/2025-05-06.md') == '# Tuesday\n\n🎻 Priya Nair stayed at home.\n'
  end)
  support.contains('the definition', support.read('People/Priya Nair.md'), '# Priya Nair')
end

local function defines_many()
  it:go(MONDAY, 7, 1)
  it:type('o<CR>On Monday Petra Lindqvist called Henrik Lundberg, and Henrik Lundberg called back.<Esc>')
  support.wait('both names to be found', function()
    return it:lua([[
      local client = vim.lsp.get_clients({ name = 'whoswho' })[1]
      local names = vim.iter(require('whoswho.server').undefined(client).names):map(function(it) return it.name end):totable()
      return vim.list_contains(names, 'Petra Lindqvist') and vim.list_contains(names, 'Henrik Lundberg')
    ]])
  end)
  it:type(':WhoswhoDefineMany<CR>')
  it:shows('the list, with counts', 'Delete the lines', 'Henrik Lundberg  person  2 mentions in 1 note',
    'Petra Lindqvist  person  1 mention in 1 note')
  it:type('/^Petra<CR>dd:w<CR>')
  it:shows('what was done', 'defined 1 name')
  support.contains('the note is written', support.read('People/Henrik Lundberg.md'), 'type: person', '# Henrik Lundberg')
  support.check('none for a deleted line', not vim.uv.fs_stat(vim.fs.joinpath(vim.env.VAULT, 'People/Petra Lindqvist.md')))
end

support.run(function()
  it = terminal.open(MONDAY)
  it:wait_for_notes()
  links()
  defines()
  renames()
  defines_many()
  it:close()
end)
