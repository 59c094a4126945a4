# Lets kak-lsp start whoswho for notes. See README.md beside this.

hook -group lsp-filetype-whoswho global BufSetOption filetype=(?:markdown|org|mail|asciidoc|restructuredtext|latex|typst|djot|html|git-commit) %{
    set-option buffer lsp_servers %{
        [whoswho]
        command = "whoswho"
        args = ["lsp"]
        root_globs = [
            ".whoswho.toml", ".obsidian", ".zk", ".moxide.toml", ".marksman.toml", ".foam", "logseq", "dendron.yml",
            ".git", ".jj", ".hg",
        ]
    }
}
