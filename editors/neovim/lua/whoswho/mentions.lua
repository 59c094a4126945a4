--- Moves between the mentions of one person or organization in a note.
local server = require('whoswho.server')

local M = {}

---@class whoswho.Place
---@field line integer from 1
---@field column integer in bytes, from 0: what nvim_win_set_cursor() takes

--- Every mention in this note of who is under the cursor, in order.
---@return whoswho.Place[]
local function mentions()
  local found, client = server.ask('textDocument/documentHighlight', function(client)
    return vim.lsp.util.make_position_params(0, client.offset_encoding)
  end)
  local places = {} ---@type whoswho.Place[]
  for _, highlight in ipairs(found or {}) do
    local start = highlight.range.start
    local text = vim.api.nvim_buf_get_lines(0, start.line, start.line + 1, false)[1] or ''
    local column = vim.str_byteindex(text, assert(client).offset_encoding, start.character, false)
    places[#places + 1] = { line = start.line + 1, column = column }
  end
  table.sort(places, function(one, other)
    return one.line < other.line or (one.line == other.line and one.column < other.column)
  end)
  if client and #places == 0 then
    server.say('there is no known name under the cursor')
  end
  return places
end

--- Moves the cursor by mentions, around the note's ends if 'wrapscan' is set.
---@param steps integer
function M.move(steps)
  local places = mentions()
  if #places == 0 then
    return
  end
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  -- The mention under the cursor is the last one that begins before it.
  local current = 1
  for index, place in ipairs(places) do
    if place.line < line or (place.line == line and place.column <= column) then
      current = index
    end
  end
  local target = current + steps
  if vim.o.wrapscan then
    target = (target - 1) % #places + 1
  else
    target = math.max(1, math.min(target, #places))
  end
  -- What `''` and CTRL-O lead back to.
  vim.cmd.normal({ "m'", bang = true })
  vim.api.nvim_win_set_cursor(0, { places[target].line, places[target].column })
  if vim.api.nvim_get_mode().mode == 'n' then
    vim.cmd.normal({ 'zv', bang = true })
  end
  vim.api.nvim_echo({ { ('mention %d of %d'):format(target, #places) } }, false, {})
end

return M
