--- Jumps to definitions by CTRL-], where a name may be that of several.
local M = {}

--- Asks which one of several tags is meant. A 'tagfunction' may open no window, so this is asked in the command line.
---@param tags table[] of the same name
---@return table?
local function choose(tags)
  local choices = { ('“%s” could be:'):format(tags[1].name) }
  for index, tag in ipairs(tags) do
    local line = tonumber(tag.cmd:match('%%(%d+)l'))
    local who = line and require('whoswho.everybody').defined_at(tag.filename, line)
    choices[#choices + 1] = ('%d: %s'):format(index, who or ('%s, line %s'):format(tag.filename, line))
  end
  return tags[vim.fn.inputlist(choices)]
end

--- A tag where the cursor is, to go nowhere: without any, Neovim would complain that there is none.
---@param name string
---@return table
local function here(name)
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  return { name = name, filename = vim.api.nvim_buf_get_name(0), cmd = ('call cursor(%d, %d)'):format(line, column + 1) }
end

--- Neovim's own 'tagfunc', which would go to the first of several.
---@param pattern string
---@param flags string
---@return table[]|vim.NIL
function M.tagfunc(pattern, flags)
  local tags = vim.lsp.tagfunc(pattern, flags)
  local is_at_cursor = flags:find('c', 1, true)
  if not is_at_cursor or type(tags) ~= 'table' or #tags < 2 then
    return tags
  end
  return { choose(tags) or here(pattern) }
end

--- Takes the place of Neovim's own 'tagfunc' in a note, and of no other.
---@param bufnr integer
function M.attach(bufnr)
  if vim.bo[bufnr].tagfunc == 'v:lua.vim.lsp.tagfunc' then
    vim.bo[bufnr].tagfunc = "v:lua.require'whoswho.jumps'.tagfunc"
  end
end

return M
