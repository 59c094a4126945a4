--- Finds one of all people and organizations that the notes define.
local server = require('whoswho.server')

local M = {}

--- Everybody who is defined; the user is told why if there is nobody.
---@return whoswho.Entity[]
---@return vim.lsp.Client?
local function everybody()
  local client = server.client()
  if not client then
    return {}
  end
  local known, problem = server.everybody(client)
  if not known then
    server.say(problem or 'no answer')
    return {}
  end
  if #known.entities == 0 then
    server.say(known.ready and 'your notes define nobody yet; see :checkhealth whoswho' or 'still reading your notes')
  end
  return known.entities, client
end

--- A place as a key of a table.
---@param place lsp.Location
---@return string
local function key(place)
  return ('%s:%d:%d'):format(place.uri, place.range.start.line, place.range.start.character)
end

--- Everybody in whose names this occurs, the best first. The server searches: it knows how names compare.
---@param part string
---@param all whoswho.Entity[]
---@return whoswho.Entity[]
local function search(part, all)
  local symbols = server.ask('workspace/symbol', function()
    return { query = (part:gsub('^@', '')) }
  end)
  local defined = {} ---@type table<string, whoswho.Entity>
  for _, entity in ipairs(all) do
    defined[key(entity.definition)] = entity
  end
  local found = {}
  for _, symbol in ipairs(symbols or {}) do
    -- Names that nobody has defined are found as well.
    found[#found + 1] = defined[key(symbol.location)]
  end
  return found
end

---@param number integer
---@param word string
---@return string
local function count(number, word)
  return ('%d %s%s'):format(number, word, number == 1 and '' or 's')
end

--- One line about somebody: `Ada Brandt · person, 4 mentions in 2 notes · also Adi · People/Ada Brandt.md`
---@param entity whoswho.Entity
---@param root? string the folder of the notes
---@return string
local function describe(entity, root)
  local text = ('%s · %s, %s'):format(entity.name, entity.kind, count(entity.mentions, 'mention'))
  if entity.mentions > 0 then
    text = ('%s in %s'):format(text, count(entity.notes, 'note'))
  end
  if #entity.aliases > 0 then
    text = ('%s · also %s'):format(text, table.concat(entity.aliases, ', '))
  end
  -- Last, and what tells namesakes apart.
  local path = vim.uri_to_fname(entity.definition.uri)
  return ('%s · %s'):format(text, root and vim.fs.relpath(root, path) or path)
end

--- Who is defined at a place, in one line.
---@param path string
---@param line integer from 1
---@return string?
function M.defined_at(path, line)
  local client = server.client()
  local known = client and server.everybody(client)
  for _, entity in ipairs(known and known.entities or {}) do
    local place = entity.definition
    if place.range.start.line + 1 == line and vim.uri_to_fname(place.uri) == path then
      return describe(entity, client and client.root_dir)
    end
  end
end

--- Whether exactly this is the name, or one of the names, of somebody.
---@param name string
---@return fun(entity: whoswho.Entity): boolean
local function is_called(name)
  return function(entity)
    return vim.iter({ entity.name, entity.aliases }):flatten():any(function(other)
      return vim.fn.tolower(other) == vim.fn.tolower(name)
    end)
  end
end

--- Whether so many are more than Neovim's own vim.ui.select() shows at once: it would stop after each screen. Pickers
--- that take its place scroll and search.
---@param number integer
---@return boolean
local function are_too_many(number)
  local is_own = debug.getinfo(vim.ui.select, 'S').source:find('vim[/\\]ui%.lua$') ~= nil
  -- Many of them need two lines.
  return is_own and number > vim.o.lines / 2
end

--- Lets the user choose one of all people and organizations, and goes to the definition.
---@param part? string only those in whose names this occurs; if it is the whole name of one, that one
function M.pick(part)
  local all, client = everybody()
  if #all == 0 or not client then
    return
  end
  local function go_to(entity)
    if entity then
      vim.lsp.util.show_document(entity.definition, client.offset_encoding, { focus = true })
    end
  end
  local found = all
  if part then
    found = search(part, all)
    local called = vim.tbl_filter(is_called(part), found)
    if #called == 1 or #found == 1 then
      return go_to(called[1] or found[1])
    elseif #found == 0 then
      return server.say(('no name matches “%s”'):format(part))
    end
  end
  local function format_item(entity)
    return describe(entity, client.root_dir)
  end
  if are_too_many(#found) then
    return require('whoswho.lists').people(found, format_item)
  end
  vim.ui.select(found, { prompt = 'Go to:', kind = 'whoswho', format_item = format_item }, go_to)
end

--- What <Tab> puts in place of the last word of what was typed, for this name to be found: the name, or what is left of
--- it after the words that were typed before.
---@param name string
---@param typed string[] the words that were typed, the last one maybe empty
---@return string
local function rest(name, typed)
  local words = vim.split(name, ' ')
  local before = #typed - 1
  if before == 0 then
    return name
  end
  local last = vim.fn.tolower(typed[#typed])
  for index, word in ipairs(words) do
    if last ~= '' and vim.startswith(vim.fn.tolower(word), last) then
      -- Surname first: the other words are there already.
      return index > before and table.concat(words, ' ', index) or word
    end
  end
  return table.concat(words, ' ', math.min(before + 1, #words))
end

--- The names that match what stands behind a command: what <Tab> goes through.
---@param line string the command line
---@param column integer where the cursor is in it, in bytes
---@return string[]
function M.complete(_, line, column)
  local written = line:sub(1, column):match('^%s*%S+%s+(.*)$') or ''
  local all = everybody()
  local found = written == '' and all or search(written, all)
  local names = {}
  for _, entity in ipairs(found) do
    local name = rest(entity.name, vim.split(written, ' +'))
    if not vim.list_contains(names, name) then
      names[#names + 1] = name
    end
  end
  return names
end

return M
