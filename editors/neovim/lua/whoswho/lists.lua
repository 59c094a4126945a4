--- Lists of who is in a note, and of places where they are mentioned.
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
    server.say('no people or organizations in this note')
    return
  end
  -- The note's path on every line would push the names out of sight.
  show("Who's who in " .. vim.fn.expand('%:t'), items, quickfix == true, function(item)
    return ('%4d  %s'):format(item.lnum, item.text)
  end)
end

--- Lists people and organizations, each in one line, to go to the definition of one.
---@param entities whoswho.Entity[]
---@param describe fun(entity: whoswho.Entity): string
function M.people(entities, describe)
  local items = vim.tbl_map(function(entity)
    local place = entity.definition
    return { filename = vim.uri_to_fname(place.uri), lnum = place.range.start.line + 1, text = describe(entity) }
  end, entities)
  show("Who's who", items, false, function(item)
    return item.text
  end)
end

--- Lists places that the server has found: what a code lens shows.
---@param title string
---@param places lsp.Location[]
---@param client vim.lsp.Client
function M.places(title, places, client)
  show(title, vim.lsp.util.locations_to_items(places, client.offset_encoding), true)
end

return M
