//! The arguments that say which notes a command is about.

use std::path::PathBuf;

use clap::ValueHint;

/// Which notes a command is about.
#[derive(clap::Args, Debug)]
pub(super) struct Scope {
    /// Folders or notes [default: the current folder, or all of --root where it is not in that]
    pub(super) paths: Vec<PathBuf>,
    /// The vault, whose notes define people and organizations [default: the current folder if the first path is in it; else
    /// the nearest folder with .whoswho.toml, .obsidian, logseq, .git or People in it; else the path's own folder]
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(super) root: Option<PathBuf>,
    /// Whether informational messages about loading are left out.
    #[arg(skip)]
    pub(super) quiet: bool,
}
