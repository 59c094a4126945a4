-- Drives Neovim with the plugin on a small vault, as a user would who reads and writes notes one at a time.

package.path = ('%s/neovim/?.lua;%s'):format(vim.env.TESTS, package.path)
local support = require('support')
local check, equal, contains, wait = support.check, support.equal, support.contains, support.wait
local edit, reload, go, cursor, client = support.edit, support.reload, support.go, support.cursor, support.client
local PROOFS, NOON, ADA, HOUSES = support.PROOFS, support.NOON, support.ADA, support.HOUSES
local env = vim.env

--- The mentions of who is at a place, as the server gives them: line and byte columns from 0 to before.
local function highlights(line, column)
  go(line, column)
  local params = vim.lsp.util.make_position_params(0, client().offset_encoding)
  -- With 0 for the buffer, Neovim 0.11 would send the request ahead of the last edits.
  local bufnr = vim.api.nvim_get_current_buf()
  local response = assert(client():request_sync('textDocument/documentHighlight', params, support.LIMIT, bufnr))
  return response.result or {}
end

--- The hover at a place, as Neovim shows it.
---@return string
local function hover(line, column)
  go(line, column)
  vim.lsp.buf.hover()
  local window = wait('a hover', function()
    return vim.iter(vim.api.nvim_list_wins()):find(function(window)
      return vim.api.nvim_win_get_config(window).relative ~= ''
    end)
  end)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  vim.api.nvim_win_close(window, true)
  return table.concat(lines, '\n')
end

--- What a request of vim.lsp.buf lists: paths in the vault, lines and byte columns from 1.
---@param request fun(options: vim.lsp.ListOpts)
---@return table[]
local function listed(request)
  local items
  request({
    on_list = function(list)
      items = list.items
    end,
  })
  wait('a list', function()
    return items
  end)
  return vim.tbl_map(function(item)
    return { support.within(item.filename), item.lnum, item.col, item.end_col }
  end, items)
end

--- The diagnostics of the buffer, with byte columns from 1.
local function diagnostics()
  return vim.tbl_map(function(found)
    return {
      code = found.code,
      severity = vim.diagnostic.severity[found.severity],
      message = found.message,
      range = { found.lnum + 1, found.col + 1, found.end_lnum + 1, found.end_col + 1 },
    }
  end, vim.diagnostic.get(0))
end

local function attaches()
  equal('counts columns as agreed', client().offset_encoding, env.ENCODING)
  equal('finds the top of the vault', client().root_dir, env.VAULT)
  -- They are published when all notes are read, so that everything below asks a server that knows them.
  wait('diagnostics', function()
    return #vim.diagnostic.get(0) > 0
  end)
  equal('flags the link that leads nowhere, and nothing else', diagnostics(), {
    {
      code = 'unresolved-link',
      severity = 'WARN',
      message = '“People/Karl Oder” is not defined: no note or definition has this name. Create its note, or correct the link.',
      range = { 10, 25, 10, 41 },
    },
  })
end

--- The folder that is taken for a file when Neovim works in another.
---@param folder string where Neovim works
---@param file string
---@return string?
local function root_of(folder, file)
  local before = vim.fn.chdir(folder)
  local bufnr = vim.fn.bufadd(file)
  local root, called
  vim.lsp.config.whoswho.root_dir(bufnr, function(found)
    root, called = found, true
  end)
  vim.fn.chdir(before)
  check('a note is always served', called)
  return root
end

local function finds_folders()
  local home = assert(vim.uv.os_homedir())
  local loose = vim.fs.joinpath(home, 'loose')
  vim.fn.mkdir(loose, 'p')
  equal('the top of a vault, from anywhere', root_of('/', vim.fs.joinpath(env.VAULT, ADA)), env.VAULT)
  equal('else the folder that Neovim works in', root_of(loose, loose .. '/new/note.md'), loose)
  equal('but not for a note elsewhere', root_of(loose, home .. '/note.md'), nil)
  equal('nor a whole home', root_of(home, loose .. '/note.md'), nil)
  equal('nor everything', root_of('/', loose .. '/note.md'), nil)
  local repository = vim.fs.joinpath(home, '.git')
  vim.fn.mkdir(repository)
  equal('nor a home that is a repository, of settings', root_of('/', loose .. '/note.md'), nil)
  equal('in which folders are served all the same', root_of(loose, loose .. '/note.md'), loose)
  vim.fn.delete(repository, 'd')
end

local function explains()
  local card = { 'Ada Brandt', 'person', 'Edits the Sunday pages', 'Northwind Press', 'Adi', '4 mentions in 2 notes' }
  contains('hover on a full name', hover(7, 9), unpack(card))
  contains('hover on a surname says why', hover(7, 34), 'Ada Brandt', 'surname of Ada Brandt', 'line 7')
  contains('hover on an alias says why', hover(8, 53), 'Ada Brandt', 'alias of Ada Brandt')
  contains('hover on an organization', hover(7, 63), 'Northwind Press', 'organization', 'Prints the Sunday pages')
  check('hovers have no links, which would wrap lines badly', not hover(7, 9):find('](', 1, true))
  contains('hover on the broken link', hover(10, 25), 'Karl Oder', 'not defined')
end

local function jumps_to_definitions()
  ---@param label string
  ---@param from integer[]
  ---@param path string
  ---@param to integer[]
  local function leads(label, from, path, to)
    edit(PROOFS)
    go(unpack(from))
    vim.lsp.buf.definition()
    wait('the definition of ' .. label, function()
      return vim.api.nvim_buf_get_name(0):find(path, 1, true)
    end)
    equal('definition of ' .. label, { support.within(vim.api.nvim_buf_get_name(0)), cursor() }, { path, to })
  end
  leads('a full name', { 7, 9 }, ADA, { 9, 3 })
  leads('a surname', { 7, 36 }, ADA, { 9, 3 })
  leads('a name in a cast', { 8, 24 }, HOUSES, { 6, 4 })
  edit(PROOFS)
end

local function lists_references()
  go(7, 34)
  equal('references from a surname, in all notes', listed(function(options)
    vim.lsp.buf.references(nil, options)
  end), {
    { PROOFS, 7, 9, 19 },
    { PROOFS, 7, 34, 40 },
    { PROOFS, 8, 53, 56 },
    { NOON, 5, 23, 33 },
    { ADA, 9, 3, 13 },
  })
end

local function highlights_mentions()
  local characters = vim.tbl_map(function(highlight)
    return { highlight.range.start.line, highlight.range.start.character, highlight.range['end'].character }
  end, highlights(7, 9))
  equal('columns as the protocol counts them', characters, ({
    ['utf-8'] = { { 6, 8, 18 }, { 6, 33, 39 }, { 7, 52, 55 } },
    ['utf-16'] = { { 6, 5, 15 }, { 6, 30, 36 }, { 7, 52, 55 } },
  })[env.ENCODING])

  vim.lsp.buf.document_highlight()
  local namespace = vim.api.nvim_create_namespace('nvim.lsp.references')
  local marks = wait('highlights', function()
    local marks = vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, { details = true })
    return #marks > 0 and marks or nil
  end)
  equal('highlights in the buffer', vim.tbl_map(function(mark)
    return { mark[2] + 1, mark[3] + 1, mark[4].end_col + 1 }
  end, marks), { { 7, 9, 19 }, { 7, 34, 40 }, { 8, 53, 56 } })
  vim.lsp.buf.clear_references()
end

local function moves_between_mentions()
  ---@param keys string
  local function press(keys)
    vim.api.nvim_feedkeys(vim.keycode(keys), 'x', false)
  end
  go(7, 10)
  vim.cmd.WhoswhoNext()
  equal(':WhoswhoNext', cursor(), { 7, 34 })
  vim.cmd.WhoswhoNext()
  equal(':WhoswhoNext crosses lines', cursor(), { 8, 53 })
  vim.cmd.WhoswhoNext()
  equal(":WhoswhoNext goes round the note's end", cursor(), { 7, 9 })
  vim.cmd.WhoswhoPrev()
  equal(":WhoswhoPrev goes round the note's beginning", cursor(), { 8, 53 })
  vim.cmd('2WhoswhoPrev')
  equal(':2WhoswhoPrev', cursor(), { 7, 9 })
  press('<C-o>')
  equal('CTRL-O leads back', cursor(), { 8, 53 })

  vim.keymap.set('', ']w', '<Plug>(whoswho-next)')
  vim.keymap.set('', '[w', '<Plug>(whoswho-prev)')
  go(7, 9)
  press('2]w')
  equal('<Plug>(whoswho-next) with a count', cursor(), { 8, 53 })
  press('[w')
  equal('<Plug>(whoswho-prev)', cursor(), { 7, 34 })
  go(7, 9)
  press('y]w')
  equal('<Plug>(whoswho-next) after an operator', vim.fn.getreg('"'), 'Ada Brandt called twice: ')

  vim.o.wrapscan = false
  go(8, 53)
  vim.cmd.WhoswhoNext()
  equal("'nowrapscan' stops at the last mention", cursor(), { 8, 53 })
  vim.o.wrapscan = true
  go(10, 1)
  vim.cmd.WhoswhoNext()
  equal('where nobody is named nothing moves', cursor(), { 10, 1 })
end

local function shows_its_log()
  vim.cmd.WhoswhoLog()
  equal('the log is shown', vim.api.nvim_buf_get_name(0), vim.lsp.log.get_filename())
  vim.cmd.bwipeout()
end

local function tells_names_apart()
  ---@param line integer
  ---@param column integer in bytes, from 1
  local function token(line, column)
    local found = wait('tokens', function()
      return (vim.lsp.semantic_tokens.get_at_pos(0, line - 1, column - 1) or {})[1]
    end)
    return { found.type, found.start_col + 1, found.end_col + 1 }
  end
  equal('a person behind an emoji', token(7, 9), { 'person', 9, 19 })
  equal('an organization', token(7, 63), { 'organization', 63, 78 })
end

local function follows_edits()
  -- In a line where columns are in doubt, and before mentions of it.
  vim.api.nvim_buf_set_text(0, 6, 18, 6, 18, { ' (Émile’s 👩🏽‍🚀 boss)' })
  local inserted = #' (Émile’s 👩🏽‍🚀 boss)'
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { '', 'Ünder a 🌒 sky, Ada Brandt wrote back.' })
  local expected = {
    { 7, 9, 19 },
    { 7, 34 + inserted, 40 + inserted },
    { 8, 53, 56 },
    { 12, 20, 30 },
  }
  local function places()
    return vim.tbl_map(function(highlight)
      local line = highlight.range.start.line
      local text = vim.api.nvim_buf_get_lines(0, line, line + 1, false)[1]
      local function column(at)
        return vim.str_byteindex(text, env.ENCODING, at.character) + 1
      end
      return { line + 1, column(highlight.range.start), column(highlight.range['end']) }
    end, highlights(12, 20))
  end
  equal('a mention that was just written, and those it moved', places(), expected)
  go(12, 20)
  vim.cmd.WhoswhoPrev()
  equal(':WhoswhoPrev from it', cursor(), { 8, 53 })
  vim.api.nvim_buf_set_text(0, 7, 0, 7, 0, { '🌓 ' })
  vim.cmd.WhoswhoPrev()
  vim.cmd.WhoswhoNext()
  equal(':WhoswhoNext at once after an edit', cursor(), { 8, 53 + #'🌓 ' })
  vim.api.nvim_buf_set_text(0, 7, 0, 7, #'🌓 ', { '' })
  contains('hover on it', hover(12, 24), 'Ada Brandt', '5 mentions in 2 notes', 'full name')

  reload()
  equal('a note that is reloaded is as it was', #highlights(7, 9), 3)

  go(10, 25)
  vim.cmd.normal({ 'ct]Ada Brandt', bang = true })
  equal('the link is another', vim.api.nvim_get_current_line(), 'Nobody has heard from [[Ada Brandt]] since.')
  wait('the diagnostics to go', function()
    return #vim.diagnostic.get(0) == 0
  end)
  equal('a link that is mended is a mention', #highlights(10, 25), 4)
  vim.cmd.undo()
  wait('the diagnostics to come back', function()
    return #vim.diagnostic.get(0) == 1
  end)
  equal('what is undone is flagged again', diagnostics()[1].range, { 10, 25, 10, 41 })
  reload()
end

local function takes_new_definitions()
  edit('People/Karl Oder.md')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { '---', 'type: person', '---', '', 'Carries the proofs to the mill.' })
  vim.cmd.write()
  edit(PROOFS)
  wait('the link to lead to the new note', function()
    return #vim.diagnostic.get(0) == 0
  end)
  contains('hover on whom a new note defines', hover(10, 25), 'Karl Oder', 'person', 'Carries the proofs')
end

local function takes_settings()
  edit(PROOFS)
  -- A note that is open counts whatever settings say.
  vim.cmd.bwipeout(vim.fn.bufnr('Karl Oder.md'))
  local settings = vim.fs.joinpath(env.VAULT, '.whoswho.toml')
  vim.cmd.split(settings)
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'exclude = ["People/Karl*"]' })
  vim.cmd('silent write')
  vim.cmd.close()
  wait('the note to be left out', function()
    return #vim.diagnostic.get(0) == 1
  end)
  check('settings are taken over as they are written', true)
  vim.fn.writefile({}, settings)
end

local function restarts()
  local before = client().id
  vim.cmd.WhoswhoRestart()
  wait('the old server to go', function()
    return vim.lsp.get_client_by_id(before) == nil
  end)
  check('another server serves the note', client().id ~= before)
  equal('and only one', #vim.lsp.get_clients({ bufnr = 0 }), 1)
  wait('it to know who is who', function()
    return #highlights(7, 9) == 3
  end)
end

local function is_documented()
  vim.cmd.helptags(vim.fs.joinpath(env.PLUGIN, 'doc'))
  local tags = vim.tbl_keys(vim.api.nvim_buf_get_commands(0, {}))
  tags = vim.iter(tags):filter(function(name)
    return vim.startswith(name, 'Whoswho')
  end):map(function(name)
    return ':' .. name
  end):totable()
  equal('how many commands there are', #tags, 9)
  for _, tag in ipairs(vim.list_extend(tags, { 'whoswho', '<Plug>(whoswho-next)', '<Plug>(whoswho-prev)' })) do
    local ok, problem = pcall(vim.cmd.help, tag)
    check(':help ' .. tag, ok, problem)
  end
  vim.cmd.helpclose()
end

local function all()
  support.start(PROOFS)
  attaches()
  finds_folders()
  explains()
  jumps_to_definitions()
  lists_references()
  highlights_mentions()
  moves_between_mentions()
  tells_names_apart()
  follows_edits()
  takes_new_definitions()
  takes_settings()
  restarts()
  shows_its_log()
  is_documented()
end

support.run(all)
