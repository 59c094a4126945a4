//! Locations in the output of commands, and parsing them.

use serde_json::{Value, json};

use super::sanitize::escaped_in_line;
use super::workspace::Workspace;
use crate::entity_index::FileId;
use crate::features::Location;
use crate::names::EntityId;
use crate::text::{Encoding, Position, Span};

/// The range of a span, zero-based, in UTF-16 code units, as in LSP.
pub(super) fn range(workspace: &Workspace, file: FileId, span: Span) -> Value {
    let (start, end) =
        workspace.world.file(file).map(|file| file.lines.positions(span, Encoding::Utf16)).unwrap_or_default();
    let position = |at: Position| json!({ "line": at.line, "character": at.column });
    json!({ "start": position(start), "end": position(end) })
}

/// Name, file and zero-based line of an entity.
pub(super) fn entity(workspace: &Workspace, id: EntityId) -> Option<Value> {
    let entity = workspace.world.entity(id)?;
    let place = Location::of(entity);
    Some(json!({ "name": entity.name(), "file": workspace.path(place.file), "line": line(workspace, place) }))
}

/// The zero-based line of a location.
pub(super) fn line(workspace: &Workspace, place: Location) -> u32 {
    workspace.world.file(place.file).map_or(0, |file| file.lines.line_of(place.span.start))
}

/// `path:line:column`, one-based, in characters, as terminals and editors parse it.
pub(super) fn shown(workspace: &Workspace, place: Location) -> String {
    let at = workspace
        .world
        .file(place.file)
        .map(|file| file.lines.position(place.span.start, Encoding::Utf32))
        .unwrap_or_default();
    format!("{}:{}:{}", escaped_in_line(&workspace.shown_path(place.file)), at.line + 1, at.column + 1)
}

/// The entities defined at a location in the format of [`shown`], with or without a name before it. Without a line: all
/// of the note.
pub(super) fn defined_at(workspace: &Workspace, place: &str) -> Option<Vec<EntityId>> {
    let place = place.rsplit_once(" · ").map_or(place, |(_, place)| place);
    // A path may end like a line.
    let with_line = || {
        let (rest, last) = numbered(place)?;
        let (path, line) = numbered(rest).unwrap_or((rest, last));
        let defined = defined_in(workspace, path)?;
        let is_there = |id: &EntityId| {
            workspace.world.entity(*id).is_some_and(|entity| self::line(workspace, Location::of(entity)) + 1 == line)
        };
        Some(defined.into_iter().filter(is_there).collect())
    };
    defined_in(workspace, place).or_else(with_line).filter(|defined: &Vec<EntityId>| !defined.is_empty())
}

fn defined_in(workspace: &Workspace, path: &str) -> Option<Vec<EntityId>> {
    let bare = |path: &str| path.strip_suffix(".md").unwrap_or(path).to_owned();
    let wanted = bare(path);
    let is_wanted = |file: FileId| bare(workspace.path(file)) == wanted || bare(&workspace.shown_path(file)) == wanted;
    let (file, _) = workspace.world.files().find(|(file, _)| is_wanted(*file))?;
    Some(workspace.world.entity_index().defined_in(file).to_vec()).filter(|defined| !defined.is_empty())
}

/// Splits a number off the end, behind a colon.
fn numbered(text: &str) -> Option<(&str, u32)> {
    let (rest, number) = text.rsplit_once(':')?;
    Some((rest, number.parse().ok()?))
}
