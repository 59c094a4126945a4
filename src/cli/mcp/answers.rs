//! What is known of people, organizations and places, as an assistant gets it.

use serde_json::{Value, json};

use crate::cli::workspace::Workspace;
use crate::features::{Card, CardValue, Location, card};
use crate::names::EntityId;
use crate::text::excerpt;

/// `path:line` within the vault; the line counts from 1.
pub(super) fn place(workspace: &Workspace, place: Location) -> String {
    let line = workspace.world.file(place.file).map_or(0, |note| note.lines.line_of(place.span.start));
    format!("{}:{}", workspace.path(place.file), line + 1)
}

/// The line at a place, shortened.
pub(super) fn line(workspace: &Workspace, place: Location) -> String {
    excerpt(workspace.text(place.file), place.span)
}

/// Somebody in a few words.
pub(super) fn sketch(workspace: &Workspace, id: EntityId) -> Option<Value> {
    let entity = workspace.world.entity(id)?;
    Some(json!({
        "name": entity.name(),
        "kind": entity.kind().word(),
        "defined": place(workspace, Location::of(entity)),
        "summary": entity.definition.summary,
    }))
}

/// All that is worth telling of somebody.
pub(super) fn whole(workspace: &Workspace, id: EntityId) -> Option<Value> {
    let Card { sketch, also, facts, statistics, company } = card(&workspace.world, id)?;
    let facts = facts.iter().map(|(key, values)| json!({ "key": key, "value": text(values) }));
    let company = company.iter().map(|(other, notes)| json!({ "name": other.name, "notes": notes }));
    Some(json!({
        "name": sketch.name,
        "kind": sketch.kind.word(),
        "defined": place(workspace, sketch.place),
        "summary": sketch.summary,
        "also": also,
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
    values.iter().map(text).collect()
}
