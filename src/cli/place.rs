//! Places as commands print them.

use serde_json::{Value, json};

use super::terminal::escaped_in_line;
use super::workspace::Workspace;
use crate::features::Location;
use crate::names::EntityId;
use crate::text::{Encoding, Position, Span};
use crate::whos_who::FileId;

/// From and to of a span, zero-based, in UTF-16 code units, as the protocol has it.
pub(super) fn range(workspace: &Workspace, file: FileId, span: Span) -> Value {
    let (start, end) =
        workspace.world.file(file).map(|file| file.lines.positions(span, Encoding::Utf16)).unwrap_or_default();
    let position = |at: Position| json!({ "line": at.line, "character": at.column });
    json!({ "start": position(start), "end": position(end) })
}

/// Name, file and zero-based line of a definition.
pub(super) fn entity(workspace: &Workspace, id: EntityId) -> Option<Value> {
    let entity = workspace.world.entity(id)?;
    let place = Location::of(entity);
    Some(json!({ "name": entity.name(), "file": workspace.path(place.file), "line": line(workspace, place) }))
}

/// The zero-based line of a place.
pub(super) fn line(workspace: &Workspace, place: Location) -> u32 {
    workspace.world.file(place.file).map_or(0, |file| file.lines.line_of(place.span.start))
}

/// `path:line:column`, counted from 1 in characters, as terminals and editors read it.
pub(super) fn shown(workspace: &Workspace, place: Location) -> String {
    let at = workspace
        .world
        .file(place.file)
        .map(|file| file.lines.position(place.span.start, Encoding::Utf32))
        .unwrap_or_default();
    format!("{}:{}:{}", escaped_in_line(&workspace.shown_path(place.file)), at.line + 1, at.column + 1)
}
