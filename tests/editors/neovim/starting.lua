-- Does in a fresh home what the README and the help page say, with the lines that they give, and looks at the screen.

package.path = ('%s/neovim/?.lua;%s'):format(vim.env.TESTS, package.path)
local support = require('support')
local terminal = require('terminal')
local check, equal = support.check, support.equal
local env = vim.env

local MONDAY = 'Diary/2025-05-05.md'

---@param path string
---@return string
local function contents(path)
  return table.concat(vim.fn.readfile(path), '\n')
end

--- The first lines of Lua behind a text in one of our pages.
---@param page string
---@param behind string
---@return string
local function given(page, behind)
  local text = contents(vim.fs.joinpath(env.PLUGIN, page))
  local _, from = text:find(behind, 1, true)
  assert(from, behind .. ' is not in ' .. page)
  local pattern = vim.endswith(page, '.md') and '```lua\n(.-)\n```' or '>lua\n(.-)\n<'
  local code = text:match(pattern, from)
  return code or error('there is no Lua behind ' .. behind)
end

--- Writes the user's init.lua.
---@param ... string
local function configure(...)
  local folder = vim.fs.joinpath(assert(vim.uv.os_homedir()), '.config/nvim')
  vim.fn.mkdir(folder, 'p')
  vim.fn.writefile(vim.split(table.concat({ ... }, '\n'), '\n'), vim.fs.joinpath(folder, 'init.lua'))
end

--- The two lines of the README, and nothing else.
local function starts_as_the_readme_says()
  local lines = given('README.md', 'init.lua')
  configure((lines:gsub('/path/to/whoswho/editors/neovim', env.PLUGIN)))
  check('there are no tags for help before', not vim.uv.fs_stat(env.PLUGIN .. '/doc/tags'))
  local it = terminal.start({ MONDAY })
  it:wait_for_notes()
  it:type('3GfPK')
  it:shows('K', 'Priya Raman · person', 'Counts chips for a living.')
  it:type('<Esc>o<CR>Met Pri<C-x><C-o>')
  it:has_line('CTRL-X CTRL-O', 'Met Priya Raman|')
  it:type('<Esc>:help whoswho<CR>')
  it:shows(':help whoswho', 'whoswho is a language server')
  equal('no error', it:lua('return vim.v.errmsg'), '')
  it:type(':close<CR>:messages<CR>')
  it:close()
end

--- A plugin folder that cannot be written to.
local function starts_without_tags()
  local folder = vim.fn.tempname()
  vim.fn.system({ 'cp', '-R', env.PLUGIN, folder })
  vim.fn.delete(folder .. '/doc/tags')
  -- Permissions stop nobody who is root; a link to nowhere does.
  assert(vim.uv.fs_symlink('/nowhere/tags', folder .. '/doc/tags'))
  configure(("vim.opt.runtimepath:append('%s')\nvim.lsp.enable('whoswho')"):format(folder))
  local it = terminal.start({ MONDAY })
  it:wait_for_notes()
  equal('nothing is said', it:lua("return vim.fn.execute('messages')"), '')
  it:close()
end

--- All that the help page has for an init.lua.
local function takes_what_the_help_gives()
  configure(
    ("vim.opt.runtimepath:append('%s')\nvim.lsp.enable('whoswho')\nvim.o.updatetime = 50"):format(env.PLUGIN),
    given('doc/whoswho.txt', '*whoswho-highlights*'),
    given('doc/whoswho.txt', '*whoswho-colours*'),
    given('doc/whoswho.txt', '*whoswho-lenses*'),
    given('doc/whoswho.txt', '*whoswho-mappings*'),
    given('doc/whoswho.txt', '*whoswho-autotrigger*'),
    given('doc/whoswho.txt', '*whoswho-settings*')
  )
  local it = terminal.start({ MONDAY })
  it:wait_for_notes()

  it:type('3GfP')
  support.wait('highlights', function()
    return it:lua([[
      local namespace = vim.api.nvim_create_namespace('nvim.lsp.references')
      return #vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, {}) == 2
    ]])
  end)
  check('mentions light up when the cursor rests', true)
  local function group_at(line, column)
    return it:lua(
      [[
        return vim.iter(vim.inspect_pos(0, ...).semantic_tokens):map(function(token)
          return token.opts.hl_group_link
        end):totable()
      ]],
      line - 1,
      column - 1
    )
  end
  support.wait('colours', function()
    return vim.list_contains(group_at(3, 9), 'Identifier')
  end)
  check('a person has a colour', true)
  it:type(']w')
  it:shows(']w', 'mention 2 of 2')

  it:type('Go<CR>[[mar')
  support.wait('a menu', function()
    return it:lua('return vim.fn.pumvisible() == 1')
  end)
  it:shows('names are listed as one types', 'Élodie Marchand')
  it:type('<C-y>')
  it:has_line('and taken by CTRL-Y', '[[Élodie Marchand]]|')

  it:go('People/Priya Raman.md', 10, 3)
  it:shows('a lens', '3 mentions in 2 notes')
  it:type('grl')
  it:shows('grl lists the mentions', MONDAY, 'Diary/2025-05-06.md')
  it:type(':cclose<CR>')
  it:type(':lua vim.lsp.buf.outgoing_calls()<CR>')
  -- The note says the name, too, and would be left to the list that comes late.
  support.wait('the list of calls', function()
    return it:lua('return vim.fn.getqflist({ winid = 0 }).winid ~= 0')
  end)
  it:shows('who appears in the same paragraphs', 'Quayside Research')
  it:type(':cclose<CR>')
  -- The setting of the help page: in a closed cast, a surname alone is enough.
  it:type(':edit Diary/new.md<CR>')
  it:wait_for_notes()
  it:type('iRaman hums.<Esc>0K')
  it:shows('settings in init_options', 'Priya Raman · person')
  it:close()
end

--- Mail outside of the notes knows their people.
local function serves_mail()
  local mail = vim.fn.tempname() .. '.eml'
  vim.fn.writefile({ 'Subject: chips', '', 'Priya Raman sends the chart.' }, mail)
  configure(
    ("vim.opt.runtimepath:append('%s')\nvim.lsp.enable('whoswho')"):format(env.PLUGIN),
    (given('doc/whoswho.txt', '*whoswho-elsewhere*'):gsub('~/notes', env.VAULT))
  )
  local it = terminal.start({ mail }, '/')
  it:wait_for_notes()
  it:type('3GK')
  it:shows('K in a mail', 'Priya Raman · person')
  it:close()
end

--- What `:checkhealth` says where nobody is known.
local function says_what_is_wrong()
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder .. '/notes', 'p')
  vim.fn.writefile({ 'Met Ann Smith.' }, folder .. '/notes/today.md')
  vim.fn.writefile({ 'Met Ann Jones.' }, folder .. '/notes/yesterday.md')
  configure(("vim.opt.runtimepath:append('%s')\nvim.lsp.enable('whoswho')"):format(env.PLUGIN))
  local it = terminal.start({ 'today.md' }, folder .. '/notes')
  it:wait_for_notes()
  it:type(':checkhealth whoswho<CR>')
  it:shows('nobody is known', 'WARNING', 'none of the 2 notes in ' .. folder .. '/notes', 'ADVICE', 'People/Ann Smith.md',
    'type: person', 'whoswho init ' .. folder .. '/notes')
  it:type(':close<CR>:WhoswhoEverybody<CR>')
  it:shows('a list of nobody says so', 'your notes define nobody yet; see :checkhealth whoswho')
  it:type(':edit ' .. folder .. '/elsewhere.md<CR>')
  it:wait_for_notes()
  it:type(':checkhealth whoswho<CR>')
  it:shows('a note in no folder of notes', 'reading only the notes that are open', '.whoswho.toml')
  it:close()
end

--- More people than go on one screen, and no picker.
local function lists_many()
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder .. '/People', 'p')
  for number = 10, 49 do
    vim.fn.writefile({ 'Rows.' }, ('%s/People/Ann Berg%d.md'):format(folder, number))
  end
  vim.fn.writefile({ 'Met nobody.' }, folder .. '/today.md')
  configure(("vim.opt.runtimepath:append('%s')\nvim.lsp.enable('whoswho')"):format(env.PLUGIN))
  local it = terminal.start({ 'today.md' }, folder)
  it:wait_for_notes()
  it:type(':WhoswhoEverybody<CR>')
  it:shows('those who are many come in a list', 'Ann Berg10 · person, 0 mentions', 'Ann Berg12')
  it:type('/Berg43<CR><CR>')
  support.wait('the definition', function()
    return vim.endswith(it:lua('return vim.api.nvim_buf_get_name(0)'), 'People/Ann Berg43.md')
  end)
  check('one can search in it, and Enter goes to the definition', true)
  it:close()
end

support.run(function()
  starts_as_the_readme_says()
  starts_without_tags()
  takes_what_the_help_gives()
  serves_mail()
  says_what_is_wrong()
  lists_many()
end)
