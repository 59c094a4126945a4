--- Lists of people and organizations, and of places where they are mentioned.
local server = require('whoswho.server')

local M = {}

--- Shows items in the quickfix list, or in the location list of this window.
---@param title string
---@param items vim.quickfix.entry[]
---@param quickfix boolean
---@param as_text? fun(item: vim.quickfix.entry): string how an item is shown, instead of as Neovim would
local function show(title, items, quickfix, as_text)
  local list = { title = title, items = items }
  if as_text then
    list.quickfixtextfunc = function(info)
      local what = { id = info.id, items = true }
      local shown = quickfix and vim.fn.getqflist(what) or vim.fn.getloclist(info.winid, what)
      return vim.tbl_map(as_text, vim.list_slice(shown.items, info.start_idx, info.end_idx))
    end
  end
  if quickfix then
    vim.fn.setqflist({}, ' ', list)
    vim.cmd('botright copen')
  else
    vim.fn.setloclist(0, {}, ' ', list)
    vim.cmd.lopen()
  end
end

--- Lists who is in this note. We ask our server only: others list headings here.
---@param quickfix? boolean in the quickfix list, rather than in the location list
function M.cast(quickfix)
  local symbols, client = server.ask('textDocument/documentSymbol', function()
    return { textDocument = vim.lsp.util.make_text_document_params() }
  end)
  if not client then
    return
  end
  local items = {} ---@type vim.quickfix.entry[]
  for _, symbol in ipairs(symbols or {}) do
    local item = vim.lsp.util.symbols_to_items({ symbol }, 0, client.offset_encoding)[1]
    -- "Class", as the protocol has it, is no word for a person.
    item.text = ('%s · %s'):format(symbol.name, symbol.detail or symbol.containerName)
    items[#items + 1] = item
  end
  if #items == 0 then
    server.say('nobody is named in this note')
    return
  end
  -- The note's path on every line would push the names out of sight.
  show("Who's who in " .. vim.fn.expand('%:t'), items, quickfix == true, function(item)
    return ('%4d  %s'):format(item.lnum, item.text)
  end)
end

--- Lists places that the server has found: what a code lens shows.
---@param title string
---@param places lsp.Location[]
---@param client vim.lsp.Client
function M.places(title, places, client)
  show(title, vim.lsp.util.locations_to_items(places, client.offset_encoding), true)
end

--- Everybody whom the server knows; the user is told why if there is nobody.
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
    server.say(known.ready and 'no note defines anybody' or 'still reading your notes')
  end
  return known.entities, client
end

---@param entity whoswho.Entity
---@param part string
---@return boolean
local function is_called(entity, part)
  local function has_it(name)
    return vim.fn.tolower(name):find(vim.fn.tolower(part), 1, true) ~= nil
  end
  return has_it(entity.name) or vim.iter(entity.aliases):any(has_it)
end

---@param number integer
---@param word string
---@return string
local function count(number, word)
  return ('%d %s%s'):format(number, word, number == 1 and '' or 's')
end

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

--- Lets the user choose one of all people and organizations, and goes to the definition.
---@param part? string only those in whose names this occurs
function M.pick(part)
  local all, client = everybody()
  local found = vim.tbl_filter(function(entity)
    return is_called(entity, part or '')
  end, all)
  local function go_to(entity)
    if entity and client then
      vim.lsp.util.show_document(entity.definition, client.offset_encoding, { focus = true })
    end
  end
  if #all > 0 and #found == 0 then
    server.say(('nobody is called “%s”'):format(part))
  elseif #found == 1 and part then
    go_to(found[1])
  elseif #found > 0 then
    local function format_item(entity)
      return describe(entity, client and client.root_dir)
    end
    vim.ui.select(found, { prompt = "Who's who:", kind = 'whoswho', format_item = format_item }, go_to)
  end
end

--- The names that begin with what stands behind a command: what <Tab> goes through.
---@param word string the last word of it
---@param line string the command line
---@return string[]
function M.complete(word, line)
  local written = line:match('^%s*%S+%s+(.*)$') or ''
  local names = {}
  for _, entity in ipairs((everybody())) do
    for _, name in ipairs({ entity.name, unpack(entity.aliases) }) do
      if vim.startswith(vim.fn.tolower(name), vim.fn.tolower(written)) then
        -- Neovim puts it where the last word stands.
        names[#names + 1] = name:sub(#written - #word + 1)
      end
    end
  end
  return names
end

return M
