---@brief
---
--- The people and organizations in your notes: hover a name and read who it is, jump to its definition and between its
--- mentions, and see which links and names lead nowhere.
---
--- The `whoswho` binary must be on your `$PATH`. Then:
---
--- ```lua
--- vim.lsp.enable('whoswho')
--- ```
---
--- To serve mail and other text that lies outside of your notes from the same who's who, name their folder:
---
--- ```lua
--- vim.lsp.config('whoswho', { root_dir = vim.fs.normalize('~/notes') })
--- ```

---@type vim.lsp.Config
return {
  cmd = { 'whoswho', 'lsp' },
  filetypes = {
    'markdown',
    'mdx',
    'pandoc',
    'quarto',
    'rmd',
    'vimwiki',
    'telekasten',
    'org',
    'text',
    'mail',
    'gitcommit',
    'asciidoc',
    'asciidoctor',
    'rst',
    'tex',
    'plaintex',
    'typst',
    'djot',
    'html',
  },
  init_options = {
    -- Neovim hides the addresses of links, but wraps lines as if they were seen.
    hover_links = false,
  },
  -- What a code lens does, and the server's way to learn that it can be done here.
  commands = {
    ['whoswho.showReferences'] = function(command, context)
      local client = assert(vim.lsp.get_client_by_id(context.client_id))
      require('whoswho.lists').places(command.title, command.arguments[3], client)
    end,
  },
  capabilities = { experimental = { commands = { commands = { 'whoswho.showReferences' } } } },
  -- Our own settings file decides, then what note-taking tools leave behind, and a repository last: notes are often kept
  -- in a part of one.
  root_markers = {
    '.whoswho.toml',
    '.obsidian',
    '.zk',
    '.moxide.toml',
    '.marksman.toml',
    '.foam',
    'logseq',
    'dendron.yml',
    '.git',
    '.jj',
    '.hg',
  },
  -- Notes need not be marked as such. Like editors that open folders, take the folder that Neovim works in, unless that
  -- is all of somebody's home: nobody asked to have it read. A repository there holds settings, not notes.
  root_dir = function(bufnr, on_dir)
    local home = vim.fs.normalize(assert(vim.uv.os_homedir()))
    local is_notes = function(marker)
      return not vim.list_contains({ '.git', '.jj', '.hg' }, marker) and vim.uv.fs_stat(vim.fs.joinpath(home, marker)) ~= nil
    end
    local markers = vim.lsp.config.whoswho.root_markers or {}
    local marked = vim.fs.root(bufnr, markers)
    if marked and (vim.fs.normalize(marked) ~= home or vim.iter(markers):any(is_notes)) then
      return on_dir(marked)
    end
    local folder = vim.fs.normalize(vim.fn.getcwd())
    local file = vim.fs.normalize(vim.api.nvim_buf_get_name(bufnr))
    local too_much = folder == home or vim.fs.relpath(folder, home) ~= nil
    on_dir(not too_much and vim.fs.relpath(folder, file) and folder or nil)
  end,
}
