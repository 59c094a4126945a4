//! A candidate pair, printed for people or as JSON.

use std::io::Write;

use serde_json::{Value, json};

use crate::cli::location_format;
use crate::cli::outcome::Failure;
use crate::cli::terminal::TerminalInfo;
use crate::cli::workspace::Workspace;
use crate::features::{Location, Pair, SharedFact, Side, count};
use crate::text::excerpt;

/// The indent of wrapped lines.
const INDENT: usize = 6;

/// The most notes, facts and names that are listed.
const NAMED: usize = 5;

/// Prints both sides, and what they have in common.
pub(super) fn print(workspace: &Workspace, pair: &Pair, out: &mut impl Write) -> Result<(), Failure> {
    let screen = TerminalInfo::stdout();
    let mut lines = Vec::new();
    for (number, side) in pair.sides.iter().enumerate() {
        lines.push(format!("{} {} · {}", ["A", "B"].get(number).unwrap_or(&""), side.name, side.kind.word()));
        lines.extend(about(workspace, side).into_iter().map(|line| format!("    {line}")));
    }
    lines.push(format!("  names: {}", pair.why()));
    lines.extend(pair.agree.iter().map(|fact| format!("  agree: {}", shown(fact))));
    lines.extend(pair.differ.iter().map(|fact| format!("  differ: {}", shown(fact))));
    if !pair.notes.is_empty() {
        let paths = pair.notes.iter().map(|file| workspace.shown_path(*file));
        lines.push(format!("  in the same notes: {}", some_of(paths.collect())));
    }
    if !pair.company.is_empty() {
        let names = pair.company.iter().filter_map(|id| workspace.world.entity(*id)).map(|one| one.name().to_owned());
        lines.push(format!("  both with: {}", some_of(names.collect())));
    }
    if let Some(date) = &pair.decided {
        lines.push(format!("  decided to be the same on {date}, and still two"));
    }
    for line in lines {
        writeln!(out, "{}", screen.wrapped(&line, INDENT))?;
    }
    Ok(())
}

fn about(workspace: &Workspace, side: &Side) -> Vec<String> {
    let mut lines = Vec::new();
    if !side.also.is_empty() {
        lines.push(format!("also: {}", side.also.join(", ")));
    }
    lines.push(match side.defined {
        Some(place) => format!("defined in {}", location_format::shown(workspace, place)),
        None => "not defined".to_owned(),
    });
    let entity = side.entity().and_then(|id| workspace.world.entity(id));
    lines.extend(entity.and_then(|entity| entity.definition.summary.clone()));
    let facts = entity.into_iter().flat_map(|entity| &entity.definition.facts);
    lines.extend(facts.take(NAMED).map(|fact| format!("{}: {}", fact.key, fact.values.join(", "))));
    lines.push(format!("{} in {}", count(side.mentions, "mention"), count(side.notes, "note")));
    if let Some(first) = side.first {
        let line = excerpt(workspace.text(first.file), first.span);
        lines.push(format!("first in {}: {}", location_format::shown(workspace, first), line.trim()));
    }
    lines
}

fn shown(SharedFact { key, values: [one, other] }: &SharedFact) -> String {
    if one == other { format!("{key}: {one}") } else { format!("{key}: {one} | {other}") }
}

fn some_of(mut all: Vec<String>) -> String {
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    let named = all.join(", ");
    if more > 0 { format!("{named} and {more} more") } else { named }
}

/// The pair as JSON.
pub(super) fn as_json(workspace: &Workspace, pair: &Pair) -> Value {
    let [one, other] = pair.sides.each_ref().map(|side| {
        let at = |place: Option<Location>| {
            place.map(
                |place| json!({ "file": workspace.path(place.file), "line": location_format::line(workspace, place) }),
            )
        };
        json!({
            "name": side.name,
            "kind": side.kind.word(),
            "also": side.also,
            "defined": at(side.defined),
            "first": at(side.first),
            "mentions": side.mentions,
            "notes": side.notes,
        })
    });
    let facts = |facts: &[SharedFact]| -> Vec<Value> {
        facts.iter().map(|fact| json!({ "key": fact.key, "values": fact.values })).collect()
    };
    json!({
        "one": one,
        "other": other,
        "why": pair.why(),
        "agree": facts(&pair.agree),
        "differ": facts(&pair.differ),
        "notes": pair.notes.iter().map(|file| workspace.path(*file)).collect::<Vec<_>>(),
        "company": pair.company.iter().filter_map(|id| location_format::entity(workspace, *id)).collect::<Vec<_>>(),
        "decided": pair.decided,
        "score": pair.score,
    })
}
