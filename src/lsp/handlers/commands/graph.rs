//! The graph of entities.

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{Position, TextDocumentIdentifier, TextDocumentPositionParams, Uri};

use crate::entity_index::FileId;
use crate::features::{self, EntityOrName, GraphFilter};
use crate::lsp::handlers::commands::arguments::wrong;
use crate::lsp::handlers::commands::definition::definition;
use crate::lsp::handlers::mention_at_cursor::mention_at_cursor;
use crate::lsp::protocol::command_names::GRAPH;
use crate::lsp::state::snapshot::Snapshot;
use crate::names::EntityId;

/// The arguments of the command.
pub(crate) const ARGUMENTS: &str =
    "[] or [{\"uri\"?: URI, \"position\"?: Position, \"name\"?: string, \"depth\"?: number, \"min\"?: number}]";

/// How many steps the graph reaches unless the editor says: the entities that are mentioned with one, and those that are
/// mentioned with these.
const DEPTH: usize = 2;

/// Which part of the graph is asked for: all of it, or what is around the entities that have a name, are meant at a place, or
/// appear in a note.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Wanted {
    uri: Option<Uri>,
    position: Option<Position>,
    name: Option<String>,
    /// How many steps around them.
    depth: Option<usize>,
    /// How many paragraphs two must share.
    min: usize,
}

/// Which entities are mentioned together.
pub(crate) fn graph(snapshot: &Snapshot, wanted: Wanted) -> Result<Value> {
    let (depth, min) = (wanted.depth.unwrap_or(DEPTH), wanted.min);
    let around = centre(snapshot, wanted)?.map(|entities| (entities, depth));
    let files: Vec<FileId> = snapshot.world.files().map(|(file, _)| file).collect();
    let whole = features::graph(&snapshot.world, &files, || snapshot.is_cancelled());
    let graph = whole.filtered(&GraphFilter { around, min });
    let mut object = graph.to_json(&snapshot.world);
    let definitions = graph.nodes.iter().map(|node| json!(definition(snapshot, node.entity)));
    add(&mut object, "entities", "definition", definitions);
    add(&mut object, "notes", "uri", graph.notes.iter().map(|file| json!(snapshot.uri(*file))));
    Ok(object)
}

/// The entities around which the graph is asked for; nothing if it is that of all.
fn centre(snapshot: &Snapshot, wanted: Wanted) -> Result<Option<Vec<EntityId>>> {
    match (wanted.name, wanted.uri, wanted.position) {
        (Some(name), None, None) => Ok(Some(snapshot.world.look_up(&name))),
        (None, Some(uri), Some(position)) => {
            let at = TextDocumentPositionParams { text_document: TextDocumentIdentifier { uri }, position };
            Ok(Some(mention_at_cursor(snapshot, &at).map(|(_, entities)| entities).unwrap_or_default()))
        }
        (None, Some(uri), None) => {
            let cast = snapshot.file(&uri).map(|file| features::cast(&snapshot.world, file)).unwrap_or_default();
            let defined = cast.into_iter().filter_map(|member| match member.who {
                EntityOrName::Defined(id) => Some(id),
                EntityOrName::Undefined { .. } => None,
            });
            Ok(Some(defined.collect()))
        }
        (None, None, None) => Ok(None),
        _ => Err(wrong(GRAPH, ARGUMENTS)),
    }
}

/// Adds a field to each object of a list.
fn add(object: &mut Value, list: &str, field: &str, values: impl Iterator<Item = Value>) {
    let objects = object.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
    for (object, value) in objects.zip(values) {
        if let Some(fields) = object.as_object_mut() {
            fields.insert(field.to_owned(), value);
        }
    }
}
