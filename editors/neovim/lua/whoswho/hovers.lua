--- Makes hovers readable.
---
--- The server escapes what would be markup in Markdown (`\+49 30`, `ann\_smith`), and Neovim 0.11 shows the escapes. It
--- also breaks lines within words.
local server = require('whoswho.server')

local M = {}

local namespace = vim.api.nvim_create_namespace('whoswho.hovers')

---@param bufnr integer
local function hide_escapes(bufnr)
  for row, line in ipairs(vim.api.nvim_buf_get_lines(bufnr, 0, -1, false)) do
    for from in line:gmatch('()\\%p') do
      vim.api.nvim_buf_set_extmark(bufnr, namespace, row - 1, from - 1, { end_col = from, conceal = '' })
    end
    for from, upto in line:gmatch('()&#58;()') do
      vim.api.nvim_buf_set_extmark(bufnr, namespace, row - 1, from - 1, { end_col = upto - 1, conceal = ':' })
    end
  end
end

--- Prepares a window that Neovim has opened over a note.
---@param bufnr integer the text in it
function M.attach(bufnr)
  local window = vim.fn.bufwinid(bufnr)
  local note = window ~= -1 and vim.w[window].lsp_floating_bufnr
  if not note or #vim.lsp.get_clients({ bufnr = note, name = server.NAME }) == 0 then
    return
  end
  hide_escapes(bufnr)
  vim.wo[window].linebreak = true
  -- Neovim has chosen the height for lines that are broken anywhere.
  local height = vim.api.nvim_win_text_height(window, {}).all
  if height > vim.api.nvim_win_get_height(window) then
    vim.api.nvim_win_set_height(window, height)
  end
end

return M
