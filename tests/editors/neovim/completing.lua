-- Types names into notes with Neovim's own completion, and looks at what stands there then.

package.path = ('%s/neovim/?.lua;%s'):format(vim.env.TESTS, package.path)
local support = require('support')
local terminal = require('terminal')

local MONDAY = 'Diary/2025-05-05.md'
local OMNI = '<C-x><C-o>'

local it ---@type Terminal

--- Types a line at the end of the note; then keys; and looks at the line.
---@param label string
---@param typed string what is typed, with `|` where the cursor is to be
---@param ... string[] keys, and what the line is to be then
local function typing(label, typed, ...)
  local before, behind = unpack(vim.split(typed, '|', { plain = true }))
  it:type('<Esc>Go<CR>' .. before .. behind .. ('<Left>'):rep(vim.fn.strchars(behind)))
  it:has_line(label .. ', as typed', typed)
  for _, step in ipairs({ ... }) do
    local keys, line = unpack(step)
    it:type(keys)
    it:has_line(('%s, after %s'):format(label, keys), line)
  end
  it:type('<Esc>')
end

--- CTRL-X CTRL-O, as Neovim has it without any configuration.
local function completes_on_demand()
  it = terminal.open(MONDAY)
  it:wait_for_notes()
  typing('a name', 'Met Pri|', { OMNI, 'Met Priya Raman|' }, { ' today', 'Met Priya Raman today|' })
  typing('accepted', 'Met Pri|', { OMNI, 'Met Priya Raman|' }, { '<C-y>', 'Met Priya Raman|' }, { '!', 'Met Priya Raman!|' })
  typing('behind accents and emoji', 'É 👩🏽‍🚀 Pri|', { OMNI, 'É 👩🏽‍🚀 Priya Raman|' }, { '<Esc>', 'É 👩🏽‍🚀 Priya Rama|n' })
  typing('the second one', 'Met Pri|', { OMNI, 'Met Priya Raman|' }, { '<C-n>', 'Met Priya|' }, { ',', 'Met Priya,|' })
  typing('given up', 'Met Pri|', { OMNI, 'Met Priya Raman|' }, { '<C-e>', 'Met Pri|' })
  typing('without accents', 'Met Elo|', { OMNI, 'Met Élodie Marchand|' }, { '.', 'Met Élodie Marchand.|' })
  typing('a surname', 'Met March|', { OMNI, 'Met Élodie Marchand|' })
  typing('two words', 'Met Élodie Mar|', { OMNI, 'Met Élodie Marchand|' })
  typing('an organization', 'At Quay|', { OMNI, 'At Quayside Research|' })
  typing('before a word', 'Met Pri| today', { OMNI, 'Met Priya Raman| today' }, { '<C-y>', 'Met Priya Raman| today' })

  typing('a link', 'See [[pri|', { OMNI, 'See [[Priya Raman]]|' }, { '.', 'See [[Priya Raman]].|' })
  typing('by an alias', '📚 [[xiao|', { OMNI, '📚 [[陈小明|Xiaoming Chen]]|' }, { '.', '📚 [[陈小明|Xiaoming Chen]].|' })
  typing('a link that is closed', 'É 📚 [[pri|]] now', { OMNI, 'É 📚 [[Priya Raman|]] now' },
    { '<C-y>', 'É 📚 [[Priya Raman]]| now' })
  typing('typed on', 'É 📚 [[pri|]] now', { OMNI, 'É 📚 [[Priya Raman|]] now' }, { ',', 'É 📚 [[Priya Raman]],| now' })
  typing('within a link', '[[Priya R|am]] came', { OMNI, '[[Priya Raman]]|am]] came' }, { '<C-y>', '[[Priya Raman]]| came' })
  typing('namesakes', '[[ines v|', { OMNI, '[[Ines Vargas (baker)|Ines Vargas]]|' },
    { '<C-n>', '[[Ines Vargas (painter)|Ines Vargas]]|' })

  typing('a handle', 'É 📚 @elo|', { OMNI, 'É 📚 @elodie|' })
  typing('a name for a handle', '🎻 @pri|', { OMNI, '🎻 Priya Raman|' }, { ' hums', '🎻 Priya Raman hums|' })
  it:close()
end

--- What the list says of each name.
local function says_who_is_offered()
  it = terminal.open(MONDAY)
  it:wait_for_notes()
  it:type('Go<CR>[[r' .. OMNI)
  it:shows('people and organizations', 'Priya Raman', 'person · People/Priya Raman.md', 'Quayside Research',
    'organization · Companies/Quayside Research.md')
  local screen = it:screen()
  support.check('and no kind as programs have it', not screen:find('Class', 1, true) and not screen:find('Module', 1, true), screen)
  it:close()
end

--- vim.lsp.completion.enable(), which lists names by itself behind `[[` and `@`.
local function completes_while_typing()
  it = terminal.open(MONDAY, [[
    vim.o.completeopt = 'menu,menuone,noselect,popup'
    vim.api.nvim_create_autocmd('LspAttach', {
      callback = function(event)
        vim.lsp.completion.enable(true, event.data.client_id, event.buf, { autotrigger = true })
      end,
    })
  ]])
  it:wait_for_notes()
  ---@param label string
  ---@param typed string
  ---@param offered string what the menu has in it then
  ---@param accepted string the line once the first is accepted
  local function offers(label, typed, offered, accepted)
    it:type('<Esc>Go<CR>')
    -- The list comes a moment after the character that asks for it, and is kept up from then on.
    for part in vim.gsplit(typed, '|', { plain = true }) do
      it:type(part)
      support.wait('a menu after ' .. part, function()
        return it:lua('return vim.fn.pumvisible() == 1')
      end)
    end
    it:shows(label .. ' is offered', offered)
    it:type('<C-n><C-y>')
    it:has_line(label, accepted)
    it:type('<Esc>')
  end
  offers('a link', 'See [[|p|r', 'Priya Raman', 'See [[Priya Raman]]|')
  offers('a surname', 'See [[|m|a|r', 'Élodie Marchand', 'See [[Élodie Marchand]]|')
  offers('a name without accents', 'É 📚 [[|e|l|o', 'Élodie Marchand', 'É 📚 [[Élodie Marchand]]|')
  offers('a name in another script', '📚 [[|x|i|a', 'Xiaoming Chen', '📚 [[陈小明|Xiaoming Chen]]|')
  offers('a handle', 'By @|e', '@elodie', 'By @elodie|')
  it:close()
end

--- The styles of names in prose.
---@param style string
---@param name string
local function writes_links(style, name)
  it = terminal.open(MONDAY, ("vim.lsp.config('whoswho', { init_options = { completion_style = %q } })"):format(style))
  it:wait_for_notes()
  typing(style, 'É 📚 Pri|', { OMNI, ('É 📚 %s|'):format(name) }, { ' hums', ('É 📚 %s hums|'):format(name) })
  typing(style .. ' accepted', 'Met Pri| today', { OMNI, ('Met %s| today'):format(name) }, { '<C-y>', ('Met %s| today'):format(name) })
  it:close()
end

support.run(function()
  completes_on_demand()
  says_who_is_offered()
  completes_while_typing()
  writes_links('wikilink', '[[Priya Raman]]')
  writes_links('markdown', '[Priya Raman](../People/Priya%20Raman.md)')
end)
