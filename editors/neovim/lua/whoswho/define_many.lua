--- The names that nobody has defined, as lines to choose from by deleting the others: what is left gets notes.
local server = require('whoswho.server')

local M = {}

local HELP = {
  '# Delete the lines you do not want, then `:w` makes a note for each name that is left.',
  '# The second column is the kind; change it to person or organization where it is wrong.',
}

---@param entry whoswho.UndefinedName
---@return string name, string kind, string where, string excerpt
local function cells(entry)
  local function count(number, word)
    return ('%d %s%s'):format(number, word, number == 1 and '' or 's')
  end
  local where = ('%s in %s'):format(count(entry.mentions, 'mention'), count(entry.notes, 'note'))
  -- A name may go across the end of a line, and two blanks part columns.
  local name = vim.trim((entry.name:gsub('%s+', ' ')))
  return name, entry.kind, where, type(entry.excerpt) == 'string' and entry.excerpt or ''
end

---@param entries whoswho.UndefinedName[]
---@return string[]
local function lines(entries)
  local rows, widths = {}, { 0, 0, 0 }
  for _, entry in ipairs(entries) do
    local row = { cells(entry) }
    for column, width in ipairs(widths) do
      widths[column] = math.max(width, vim.fn.strdisplaywidth(row[column]))
    end
    rows[#rows + 1] = row
  end
  return vim.tbl_map(function(row)
    for column, width in ipairs(widths) do
      row[column] = row[column] .. (' '):rep(width - vim.fn.strdisplaywidth(row[column]))
    end
    return vim.trim(table.concat(row, '  '))
  end, rows)
end

--- The names in lines, and the first line that says no kind.
---@param text string[]
---@return { name: string, kind: string }[] names
---@return string? wrong
local function read(text)
  local names = {}
  for _, line in ipairs(text) do
    if vim.trim(line) ~= '' and not vim.startswith(line, '#') then
      local name, kind = line:match('^%s*(.-)%s%s+(%a+)')
      if kind ~= 'person' and kind ~= 'organization' then
        return names, line
      end
      names[#names + 1] = { name = name, kind = kind }
    end
  end
  return names
end

---@param done { defined: { name: string, uri: string }[], refused: { name: string, why: string }[] }
local function tell(done)
  local number = #done.defined
  local told = { ('defined %d name%s'):format(number, number == 1 and '' or 's') }
  if number == 0 then
    told = { 'no name was defined' }
  end
  for _, refused in ipairs(done.refused) do
    told[#told + 1] = ('%s %s'):format(refused.name, refused.why)
  end
  server.say(table.concat(told, '\n'))
end

--- Writes the notes that were made, once Neovim has them: the server tells of them before it asks for them.
---@param paths string[]
local function write(paths)
  vim.wait(server.PATIENCE, function()
    return vim.iter(paths):all(function(path)
      return vim.fn.bufloaded(path) == 1
    end)
  end, 10)
  for _, path in ipairs(paths) do
    if vim.fn.bufloaded(path) == 1 then
      vim.api.nvim_buf_call(vim.fn.bufnr(path), function()
        vim.cmd('silent update ++p')
      end)
    end
  end
end

--- Has the names defined that are left in the list. The answer is not waited for: the notes are made while it comes, and
--- nothing would be told of them within the autocommand for `:w`.
---@param list integer the buffer
---@param client vim.lsp.Client
local function define(list, client)
  local names, wrong = read(vim.api.nvim_buf_get_lines(list, 0, -1, false))
  if wrong then
    server.say(('nothing was defined; this line says neither person nor organization: %s'):format(wrong))
    return
  end
  vim.bo[list].modified = false
  local function close()
    if vim.api.nvim_buf_is_valid(list) then
      vim.api.nvim_buf_delete(list, { force = true })
    end
  end
  if #names == 0 then
    server.say('no name was defined')
    return vim.schedule(close)
  end
  local params = { command = 'whoswho.define', arguments = { { names = names } } }
  client:request('workspace/executeCommand', params, function(problem, done)
    if problem then
      server.say(problem.message)
      if vim.api.nvim_buf_is_valid(list) then
        vim.bo[list].modified = true
      end
    else
      close()
      write(vim.tbl_map(function(defined)
        return vim.uri_to_fname(defined.uri)
      end, done.defined))
      tell(done)
    end
  end, next(client.attached_buffers))
end

--- Opens the list.
function M.open()
  local client = server.client()
  if not client then
    return
  end
  local found, problem = server.undefined(client)
  if not found then
    server.say(problem or 'no answer')
    return
  elseif #found.names == 0 then
    server.say(found.ready and 'there are no undefined names' or 'still reading your notes')
    return
  end
  local list = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(list, 0, -1, false, vim.list_extend(vim.list_slice(HELP), lines(found.names)))
  vim.api.nvim_buf_set_name(list, ('whoswho://define/%d'):format(list))
  vim.bo[list].buftype = 'acwrite'
  vim.bo[list].bufhidden = 'wipe'
  vim.bo[list].modified = false
  vim.api.nvim_create_autocmd('BufWriteCmd', {
    buffer = list,
    desc = 'Define the names that are left',
    callback = function()
      define(list, client)
    end,
  })
  vim.cmd('botright split')
  vim.api.nvim_win_set_buf(0, list)
  vim.wo[0][0].wrap = false
  vim.api.nvim_win_set_cursor(0, { #HELP + 1, 0 })
end

return M
