//! `whoswho review`: entity resolution by hand. Asks pair by pair whether two are the same, and keeps the decisions.

mod nomenklatura;
mod pair_format;
mod pairs_in_scope;
mod session;
mod undo_log;

use std::io::{BufRead, Write};
use std::path::PathBuf;

use super::outcome::{Failure, Outcome};
use super::output_format::Format;
use super::sanitize::Escaped;
use super::scope::Scope;
use super::workspace::Workspace;
use crate::features::count;

use pairs_in_scope::pairs_in_scope;

/// What to ask about.
#[derive(clap::Args, Debug)]
pub(super) struct Options {
    #[command(flatten)]
    scope: Scope,
    /// List the pairs, the likeliest first, and ask nothing
    #[arg(long)]
    list: bool,
    /// How to print the list
    #[arg(long, value_enum, default_value_t, requires = "list")]
    format: Format,
    /// Write all decisions to a file as the resolver of nomenklatura keeps them; `-` prints them
    #[arg(long, value_name = "FILE", conflicts_with = "list")]
    export_judgements: Option<PathBuf>,
    /// Take decisions over from such a file; notes are not changed
    #[arg(long, value_name = "FILE", conflicts_with_all = ["list", "export_judgements"])]
    import_judgements: Option<PathBuf>,
}

/// Lists the pairs, asks about them, or exchanges decisions with other tools.
pub(super) fn run<W: Write>(
    options: &Options,
    answers: &mut impl BufRead,
    out: &mut Escaped<W>,
) -> Result<Outcome, Failure> {
    let workspace = Workspace::load(&options.scope)?.tagged();
    if let Some(path) = &options.export_judgements {
        return nomenklatura::export(&workspace, path, out.raw());
    }
    if let Some(path) = &options.import_judgements {
        return nomenklatura::import(&workspace, path, out);
    }
    if !options.list {
        return session::run(workspace, answers, out);
    }
    let pairs = pairs_in_scope(&workspace);
    match options.format {
        Format::Json => {
            for pair in &pairs {
                writeln!(out, "{}", pair_format::as_json(&workspace, pair))?;
            }
        }
        Format::Text => {
            for pair in &pairs {
                pair_format::print(&workspace, pair, out)?;
                writeln!(out)?;
            }
            writeln!(out, "{} to decide", count(pairs.len(), "pair"))?;
        }
    }
    Ok(Outcome::Clean)
}
