//! `whoswho report`: an HTML page about all entities: mentions, co-occurrence, relations and dates.

mod page;
mod person;

use std::io::Write;
use std::path::PathBuf;

use clap::{ValueEnum, ValueHint};

use super::outcome::{Failure, Outcome};
use super::sanitize::Escaped;
use super::scope::Scope;
use super::tag::Reader;
use super::workspace::Workspace;
use super::{list, output_file};

/// What to report on.
#[derive(clap::Args, Debug)]
pub(super) struct Options {
    #[command(flatten)]
    scope: Scope,
    /// How to print it
    #[arg(long, value_enum)]
    format: Format,
    /// The file to write to [default: print the report]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// Which recognizer looks for undefined names
    #[arg(long, value_enum, default_value_t = Reader::First)]
    reader: Reader,
}

/// A way to print a report.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum Format {
    /// A page for any browser, in one file that works offline
    Html,
}

pub(super) fn run(options: &Options, out: &mut impl Write) -> Result<Outcome, Failure> {
    let Format::Html = options.format;
    // How often somebody is mentioned is counted throughout the workspace.
    let mut workspace = Workspace::load(&options.scope)?.tagged();
    workspace.tag_in_scope(options.reader.into());
    let (people, undefined) = (person::defined(&workspace), list::undefined(&workspace));
    let Some(path) = &options.out else {
        page::write(&workspace, &people, &undefined, out)?;
        return Ok(Outcome::Clean);
    };
    let mut bytes = Vec::new();
    page::write(&workspace, &people, &undefined, &mut Escaped::for_programs(&mut bytes))?;
    output_file::write_if_changed(path, &bytes, |before| before.contains(page::GENERATOR))?;
    writeln!(out, "Report written to {}", path.display())?;
    Ok(Outcome::Clean)
}
