-- Types what a reader of the README would, and looks at the screen: hovers, jumps, lists, help.

package.path = ('%s/neovim/?.lua;%s'):format(vim.env.TESTS, package.path)
local support = require('support')
local terminal = require('terminal')
local check = support.check

local MONDAY, TUESDAY = 'Diary/2025-05-05.md', 'Diary/2025-05-06.md'
local PRIYA, ELODIE, XIAOMING = 'People/Priya Raman.md', 'People/Élodie Marchand.md', 'People/陈小明.md'
local PAINTER = 'People/Ines Vargas (painter).md'

local it ---@type Terminal

local function hovers()
  it:go(MONDAY, 3, 9)
  it:type('K')
  it:shows('K says who it is, and escapes nothing', 'Priya Raman · person', 'phone: +49 30 1234567',
    'priya_r@quayside.example', 'https://quayside.example/~priya', '“Priya Raman”: full name.')
  check('no line is broken within a word', not it:screen():find('organi\n', 1, true), it:screen())
  it:type('<Esc>')
end

local function jumps()
  it:go(MONDAY, 3, 9)
  it:type('<C-]>')
  it:is_at('CTRL-] goes to the definition', PRIYA, 10, 3)
  it:type('<C-t>')
  it:is_at('CTRL-T leads back', MONDAY, 3, 9)

  it:go(MONDAY, 5, 1)
  it:type('<C-]>')
  it:shows('CTRL-] asks who of two is meant', '1: Ines Vargas · person', 'People/Ines Vargas (baker).md',
    '2: Ines Vargas · person', PAINTER)
  it:type('2<CR>')
  it:is_at('and goes to the one that was chosen', PAINTER, 1, 1)
  it:type('<C-t>')
  it:is_at('CTRL-T leads back from there', MONDAY, 5, 1)
  it:type('<C-]>')
  it:shows('CTRL-] asks again', 'People/Ines Vargas (baker).md')
  it:type('<CR>')
  it:is_at('nothing chosen, nothing moved', MONDAY, 5, 1)
end

local function lists_mentions()
  it:go(MONDAY, 3, 9)
  it:type('grr')
  it:shows('grr lists every mention in all notes', MONDAY .. '|3 col 9', MONDAY .. '|3 col', TUESDAY .. '|3 col 6')
  it:type(':cclose<CR>')
end

local function moves()
  it:lua([[
    vim.keymap.set({ 'n', 'x', 'o' }, ']w', '<Plug>(whoswho-next)')
    vim.keymap.set({ 'n', 'x', 'o' }, '[w', '<Plug>(whoswho-prev)')
  ]])
  it:go(MONDAY, 3, 9)
  it:type(']w')
  it:shows('it says which mention this is', 'mention 2 of 2')
  it:is_at(']w goes to the next mention', MONDAY, 3, #'É 📚 Priya Raman showed the chart of Élodie Marchand to 陈小明. Later P')
  it:type('[w')
  it:is_at('[w goes to the previous one', MONDAY, 3, 9)
end

local function lists_the_cast()
  it:go(MONDAY, 1, 1)
  it:type(':WhoswhoCast<CR>')
  it:shows(':WhoswhoCast', '   3  Priya Raman · person, 2 mentions', '   3  Élodie Marchand · person, 1 mention',
    '   3  陈小明 · person, 1 mention', '   3  Quayside Research · organization, 1 mention')
  it:type('<Down><CR>')
  it:is_at('Enter goes to where they appear', MONDAY, 3, #'É 📚 Priya Raman showed the chart of É' - 1)
  it:type(':lclose<CR>:WhoswhoCast!<CR>')
  it:shows(':WhoswhoCast! is in the quickfix list', 'Priya Raman · person, 2 mentions')
  check('which it is', it:lua('return #vim.fn.getqflist()') >= 4)
  it:type(':cclose<CR>')
end

local function finds_everybody()
  it:go(TUESDAY, 1, 1)
  it:type(':WhoswhoEverybody<CR>')
  it:shows(':WhoswhoEverybody lists all, with counts', 'Élodie Marchand · person, 1 mention in 1 note · also @elodie',
    'Priya Raman · person, 3 mentions in 2 notes · also Priya · People/Priya Raman.md')
  it:type('<CR>')
  for part, path in pairs({
    elodie = ELODIE,
    ['@elodie'] = ELODIE,
    marchand = ELODIE,
    xiaoming = XIAOMING,
    ['小明'] = XIAOMING,
    ['raman pri'] = PRIYA,
    ['priya raman'] = PRIYA,
    quays = 'Companies/Quayside Research.md',
  }) do
    it:go(TUESDAY, 1, 1)
    it:type((':WhoswhoEverybody %s<CR>'):format(part))
    support.wait(part .. ' to be found', function()
      return it:place()[1] == path
    end)
    check(('finds “%s”'):format(part), true)
  end
  it:go(TUESDAY, 1, 1)
  it:type(':WhoswhoEverybody vargas<CR>')
  it:shows('several are offered', 'People/Ines Vargas (baker).md', PAINTER)
  it:type('2<CR>')
  it:is_at('the one that was chosen', PAINTER, 1, 1)
  it:go(TUESDAY, 1, 1)
  it:type(':WhoswhoEverybody nobodyhere<CR>')
  it:shows('nobody is found', 'no name matches “nobodyhere”')
end

--- <Tab> on the command line.
local function completes_commands()
  ---@param typed string
  ---@param expected string
  local function tab(typed, expected)
    it:type((':WhoswhoEverybody %s<Tab>'):format(typed))
    local line
    vim.wait(support.LIMIT, function()
      line = it:lua('return vim.fn.getcmdline()')
      return line == 'WhoswhoEverybody ' .. expected
    end, 20)
    support.equal(('<Tab> after “%s”'):format(typed), line, 'WhoswhoEverybody ' .. expected)
    it:type('<C-c>')
  end
  it:go(TUESDAY, 1, 1)
  tab('elod', 'Élodie Marchand')
  tab('marc', 'Élodie Marchand')
  tab('elodie mar', 'elodie Marchand')
  tab('ram', 'Priya Raman')
  tab('priya ', 'priya Raman')
  tab('priya ra', 'priya Raman')
  tab('raman pri', 'raman Priya')
  tab('xiaom', '陈小明')
  it:type(':WhoswhoEverybody quays<Tab><CR>')
  it:is_at('what <Tab> has completed is found', 'Companies/Quayside Research.md', 5, 3)
end

local function goes_to_what_is_flagged()
  it:go(MONDAY, 1, 1)
  it:type(']d')
  it:is_at(']d goes to what is flagged', MONDAY, 5, 1)
  it:type('<C-w>d')
  it:shows('CTRL-W d says what is wrong', 'Ines Vargas')
  it:type('<Esc>[d')
end

local function helps()
  it:lua("vim.v.errmsg = ''")
  it:type('<C-\\><C-n>:help whoswho<CR>')
  it:shows(':help whoswho', 'whoswho is a language server', 'INSTALL')
  support.equal('no error', it:lua('return vim.v.errmsg'), '')
  it:type(':helpclose<CR>')
end

local function logs()
  it:go(TUESDAY, 1, 1)
  it:type(':WhoswhoLog<CR>')
  it:shows(':WhoswhoLog', 'lsp.log')
  it:type(':close<CR>')
end

local function is_healthy()
  it:go(TUESDAY, 1, 1)
  it:type(':checkhealth whoswho<CR>')
  it:shows(':checkhealth whoswho', 'whoswho ' .. vim.env.VERSION, 'counting columns in ' .. vim.env.ENCODING,
    'reading the notes in ' .. vim.env.VAULT, 'knows 6 people and organizations from 8 notes')
  local report = it:lua("return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n')")
  check('nothing is wrong', not report:find('ERROR', 1, true) and not report:find('WARNING', 1, true), report)
  it:type(':close<CR>')
end

local function all()
  it = terminal.open(MONDAY)
  it:wait_for_notes()
  hovers()
  jumps()
  lists_mentions()
  moves()
  lists_the_cast()
  finds_everybody()
  completes_commands()
  goes_to_what_is_flagged()
  helps()
  logs()
  is_healthy()
  it:close()
end

support.run(all)
