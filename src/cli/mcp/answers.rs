//! JSON for entities and locations in the answers to assistants, limited to about a page of text.

use serde_json::{Value, json};

use crate::cli::workspace::Workspace;
use crate::features::{Card, CardValue, Location, card};
use crate::names::EntityId;
use crate::text::{excerpt, first_bytes, in_one_line};

/// The answer of a tool, or an error message for the assistant.
pub(super) type Answer = Result<Value, String>;

/// The largest size of a summary or a value, in bytes.
const LONGEST: usize = 400;
/// The most facts and other names of an entity.
const MAX: usize = 20;

/// The text in one line, shortened.
pub(super) fn shortened(text: &str) -> String {
    let line = in_one_line(text);
    let shown = first_bytes(&line, LONGEST);
    if shown.len() < line.len() { format!("{}…", shown.trim_end()) } else { line }
}

/// `path:line` within the vault, one-based.
pub(super) fn place(workspace: &Workspace, place: Location) -> String {
    format!("{}:{}", workspace.path(place.file), line_number(workspace, place))
}

/// The one-based line number of a location.
pub(super) fn line_number(workspace: &Workspace, place: Location) -> usize {
    workspace.world.file(place.file).map_or(0, |note| note.lines.line_of(place.span.start) as usize) + 1
}

/// The text of the line at a location, shortened.
pub(super) fn line(workspace: &Workspace, place: Location) -> String {
    excerpt(workspace.text(place.file), place.span)
}

/// A short description of an entity.
pub(super) fn entity_summary(workspace: &Workspace, id: EntityId) -> Option<Value> {
    let entity = workspace.world.entity(id)?;
    Some(json!({
        "name": entity.name(),
        "kind": entity.kind().word(),
        "defined": place(workspace, Location::of(entity)),
        "summary": entity.definition.summary.as_deref().map(shortened),
    }))
}

/// All that is known about an entity.
pub(super) fn whole(workspace: &Workspace, id: EntityId) -> Option<Value> {
    let Card { entity_summary, also, facts, statistics, company } = card(&workspace.world, id)?;
    let facts = facts.iter().take(MAX).map(|(key, values)| json!({ "key": shortened(key), "value": text(values) }));
    let company = company.iter().map(|(other, notes)| json!({ "name": other.name, "notes": notes }));
    Some(json!({
        "name": entity_summary.name,
        "kind": entity_summary.kind.word(),
        "defined": place(workspace, entity_summary.place),
        "summary": entity_summary.summary.as_deref().map(shortened),
        "also": also.iter().take(MAX).map(|name| shortened(name)).collect::<Vec<String>>(),
        "facts": facts.collect::<Vec<Value>>(),
        "mentions": statistics.mentions,
        "notes": statistics.notes,
        "latest": statistics.latest.map(|(date, _)| date.to_string()),
        "oftenWith": company.collect::<Vec<Value>>(),
    }))
}

fn text(values: &[CardValue]) -> String {
    let text = |value: &'_ CardValue| match value {
        CardValue::Text(text) | CardValue::Link(text, _) => text.clone(),
    };
    shortened(&values.iter().map(text).collect::<String>())
}
