-- Commands for the notes that whoswho serves. Nothing is mapped: `<Plug>(whoswho-next)` and `<Plug>(whoswho-prev)` are
-- there to map to. The server itself is configured in lsp/whoswho.lua and starts with `vim.lsp.enable('whoswho')`.

if vim.g.loaded_whoswho then
  return
end
vim.g.loaded_whoswho = true

if vim.fn.has('nvim-0.11') == 0 then
  vim.notify('whoswho needs Neovim 0.11 or later', vim.log.levels.WARN)
  return
end

-- Whoever manages plugins makes the tags for `:help`; a line in the init.lua does not. A folder that cannot be written to
-- has none, and that is no error.
local doc = vim.fs.joinpath(vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h:h'), 'doc')
if vim.fn.getftime(doc .. '/tags') < vim.fn.getftime(doc .. '/whoswho.txt') then
  pcall(vim.cmd.helptags, { doc, mods = { silent = true, emsg_silent = true } })
end

local modes = { 'n', 'x', 'o' }
vim.keymap.set(modes, '<Plug>(whoswho-next)', "<Cmd>lua require('whoswho').next(vim.v.count1)<CR>")
vim.keymap.set(modes, '<Plug>(whoswho-prev)', "<Cmd>lua require('whoswho').prev(vim.v.count1)<CR>")

local group = vim.api.nvim_create_augroup('whoswho', {})

vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  desc = 'Define the commands of whoswho in the notes that it serves',
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if not client or client.name ~= 'whoswho' then
      return
    end
    require('whoswho.completion').attach(event.buf)
    require('whoswho.jumps').attach(event.buf)
    require('whoswho.actions').attach(client)
    ---@param name string
    ---@param run fun(arguments: vim.api.keyset.create_user_command.command_args)
    ---@param options vim.api.keyset.user_command
    local function command(name, run, options)
      vim.api.nvim_buf_create_user_command(event.buf, name, run, options)
    end
    command('WhoswhoNext', function(arguments)
      require('whoswho').next(arguments.count)
    end, { count = 1, desc = 'Go to the next mention of who is under the cursor' })
    command('WhoswhoPrev', function(arguments)
      require('whoswho').prev(arguments.count)
    end, { count = 1, desc = 'Go to the previous mention of who is under the cursor' })
    command('WhoswhoCast', function(arguments)
      require('whoswho').cast(arguments.bang)
    end, { bang = true, desc = 'List who is in this note' })
    command('WhoswhoEverybody', function(arguments)
      require('whoswho').everybody(arguments.args ~= '' and arguments.args or nil)
    end, {
      nargs = '?',
      complete = function(...)
        return require('whoswho.everybody').complete(...)
      end,
      desc = 'Find a person or an organization, and go to the definition',
    })
    command('WhoswhoDefine', function()
      require('whoswho').define()
    end, { desc = 'Define the name under the cursor, and open its note' })
    command('WhoswhoDefineMany', function()
      require('whoswho').define_many()
    end, { desc = 'List the names that nobody has defined, and define those that are left in the list' })
    command('WhoswhoLinkAll', function()
      require('whoswho').link_all()
    end, { desc = 'Link all mentions, in this note, of who is under the cursor' })
    command('WhoswhoLog', function()
      require('whoswho').log()
    end, { desc = 'Open the log' })
    -- They outlive the client: this one is wanted most when the server has gone.
    command('WhoswhoRestart', function()
      require('whoswho').restart()
    end, { desc = 'Restart the server, and read all notes again' })
  end,
})

vim.api.nvim_create_autocmd('FileType', {
  group = group,
  pattern = 'markdown',
  desc = 'Make the hovers of whoswho readable',
  callback = function(event)
    if vim.bo[event.buf].buftype == 'nofile' then
      require('whoswho.hovers').attach(event.buf)
    end
  end,
})

-- The server learns of changed settings from the editor, and on Linux Neovim does not watch files.
vim.api.nvim_create_autocmd('BufWritePost', {
  group = group,
  pattern = '.whoswho.toml',
  desc = 'Tell whoswho that its settings have changed',
  callback = function(event)
    require('whoswho').file_changed(event.match)
  end,
})
