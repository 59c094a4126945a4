//! `whoswho show`: what the notes say about an entity.

use std::io::Write;

use serde_json::{Value, json};

use super::mentions::known;
use super::outcome::{Failure, Outcome};
use super::output_format::Format;
use super::scope::Scope;
use super::terminal::TerminalInfo;
use super::workspace::Workspace;
use super::{location_format, names};
use crate::features::{Card, CardValue, Location, card, count};

/// Whom to show.
#[derive(clap::Args, Debug)]
pub(super) struct Options {
    /// A name, an alias or an @handle, in quotes if it has spaces
    name: String,
    #[command(flatten)]
    scope: Scope,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The indent of wrapped lines.
const INDENT: usize = 2;

/// Prints the cards of all entities with the name; if no note defines it, the entries of names files.
pub(super) fn run(options: &Options, out: &mut impl Write) -> Result<Outcome, Failure> {
    let Options { name, scope, format } = options;
    let workspace = &Workspace::load(scope)?.tagged();
    if workspace.world.look_up(name).is_empty() {
        let mut is_found = false;
        for file in workspace.names_files() {
            is_found |= names::show(&file, name, *format, out)?;
        }
        if is_found {
            return Ok(Outcome::Clean);
        }
    }
    let cards = known(workspace, name)?;
    for (index, card) in cards.into_iter().filter_map(|id| card(&workspace.world, id)).enumerate() {
        match format {
            Format::Json => writeln!(out, "{}", as_json(workspace, &card))?,
            Format::Text => {
                if index > 0 {
                    writeln!(out)?;
                }
                print(workspace, &card, out)?;
            }
        }
    }
    Ok(Outcome::Clean)
}

fn as_json(workspace: &Workspace, card: &Card) -> Value {
    let at = |place: Location| (workspace.path(place.file), location_format::line(workspace, place));
    let (entity_summary, statistics) = (&card.entity_summary, &card.statistics);
    let (file, line) = at(entity_summary.place);
    let facts = card.facts.iter().map(|(key, values)| json!({ "key": key, "value": shown(values) }));
    let company = card.company.iter().map(|(other, notes)| {
        let (file, line) = at(other.place);
        json!({ "name": other.name, "kind": other.kind.word(), "file": file, "line": line, "notes": notes })
    });
    json!({
        "name": entity_summary.name,
        "kind": entity_summary.kind.word(),
        "mentions": statistics.mentions,
        "file": file,
        "line": line,
        "notes": statistics.notes,
        "latest": statistics.latest.as_ref().map(|(date, _)| date.to_string()),
        "summary": entity_summary.summary,
        "also": card.also,
        "facts": facts.collect::<Vec<Value>>(),
        "company": company.collect::<Vec<Value>>(),
    })
}

/// The value of a fact as plain text.
fn shown(values: &[CardValue]) -> String {
    let text = |value: &'_ CardValue| match value {
        CardValue::Text(text) | CardValue::Link(text, _) => text.clone(),
    };
    values.iter().map(text).collect()
}

fn print(workspace: &Workspace, card: &Card, out: &mut impl Write) -> Result<(), Failure> {
    let entity_summary = &card.entity_summary;
    let mut lines = vec![format!("{} · {}", entity_summary.name, entity_summary.kind.word())];
    lines.extend(entity_summary.summary.clone());
    lines.push(String::new());
    lines.extend(card.facts.iter().map(|(key, values)| format!("{key}: {}", shown(values))));
    if !card.also.is_empty() {
        lines.push(format!("also: {}", card.also.join(", ")));
    }
    let statistics = &card.statistics;
    let mut counts = format!("{} in {}", count(statistics.mentions, "mention"), count(statistics.notes, "note"));
    if let Some((date, _)) = &statistics.latest {
        counts.push_str(&format!(" · latest {date}"));
    }
    if !card.company.is_empty() {
        let company: Vec<String> =
            card.company.iter().map(|(other, notes)| format!("{} ({notes})", other.name)).collect();
        counts.push_str(&format!(" · often with {}", company.join(", ")));
    }
    lines.push(counts);
    lines.push(format!("defined in {}", location_format::shown(workspace, entity_summary.place)));
    let screen = TerminalInfo::stdout();
    for line in lines {
        writeln!(out, "{}", screen.wrapped(&line, INDENT))?;
    }
    Ok(())
}
