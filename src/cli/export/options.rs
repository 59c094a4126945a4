//! The options of `whoswho export dictionary`.

use std::path::PathBuf;

use clap::{ValueEnum, ValueHint};

use crate::cli::scope::Scope;

/// Which names, and for whom.
#[derive(clap::Args, Debug)]
pub(crate) struct Options {
    #[command(flatten)]
    pub(super) scope: Scope,
    /// Who is to read it
    #[arg(long, value_enum)]
    pub(super) format: Checker,
    /// The file to write to, if its words are others [default: print the words]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) out: Option<PathBuf>,
    /// Keep FILE up to date as notes change, until interrupted
    #[arg(long)]
    pub(super) watch: bool,
}

/// A spell checker.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Checker {
    /// hunspell and what reads its personal dictionaries: the number of words, and a word a line
    Hunspell,
    /// cspell: a word a line
    Cspell,
    /// Vale: a regular expression a line
    Vale,
    /// Harper: a word a line
    Harper,
    /// LTeX and LTeX+: a word a line
    Ltex,
    /// The extension Code Spell Checker: a setting in JSON
    Vscode,
}
