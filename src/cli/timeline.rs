//! `whoswho timeline`: the mentions of an entity by date.

use std::io::Write;

use serde_json::json;

use super::location_format;
use super::mentions::known;
use super::messages::warn;
use super::outcome::{Failure, Outcome};
use super::output_format::Format;
use super::scope::Scope;
use super::terminal::TerminalInfo;
use super::workspace::Workspace;
use crate::features::timeline;
use crate::resolve::Readers;
use crate::text::excerpt;

/// Whose mentions to list.
#[derive(clap::Args, Debug)]
pub(super) struct Options {
    /// A name, an alias or an @handle, in quotes if it has spaces
    name: String,
    #[command(flatten)]
    scope: Scope,
    /// How to print the mentions
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The indent of wrapped lines: behind the date.
const INDENT: usize = "2000-01-01  ".len();

/// Prints one line for each line of a dated note that mentions the entity.
pub(super) fn run(options: &Options, out: &mut impl Write) -> Result<Outcome, Failure> {
    let workspace = &Workspace::load(&options.scope)?.tagged_in_scope(Readers::First);
    let entities = known(workspace, &options.name)?;
    let screen = TerminalInfo::stdout();
    let all = timeline(&workspace.world, &entities, &workspace.in_scope);
    if all.is_empty() {
        warn(&format!("{}: no note that has a date mentions this name", options.name));
    }
    for dated in all {
        let (date, place) = (dated.date, dated.place);
        let text = workspace.text(place.file);
        let excerpt = excerpt(text, place.span);
        match options.format {
            Format::Text => {
                let line = format!("{date}  {}  {excerpt}", location_format::shown(workspace, place));
                writeln!(out, "{}", screen.wrapped(&line, INDENT))?;
            }
            Format::Json => {
                let range = location_format::range(workspace, place.file, place.span);
                let (file, text) = (workspace.path(place.file), place.span.text(text));
                let line =
                    json!({ "date": date.to_string(), "file": file, "range": range, "text": text, "excerpt": excerpt });
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(Outcome::Clean)
}
