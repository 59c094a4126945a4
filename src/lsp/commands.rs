//! Commands: what editors ask for that the protocol has no request for, for views of their own.

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    ExecuteCommandOptions, ExecuteCommandParams, Position, TextDocumentIdentifier, TextDocumentPositionParams, Uri,
    WorkDoneProgressOptions,
};

use super::hierarchies::named;
use super::sameness;
use super::session::Session;
use super::snapshot::Snapshot;
use super::undefined;
use crate::entity_index::{Entity, FileId};
use crate::features::{self, CastMember, EntityCounts, FileCounts, GraphFilter, Location, Texts, Who};
use crate::names::EntityId;
use crate::world::FileKey;

/// Who appears in a note.
const CAST: &str = "whoswho.cast";
/// Everybody who is defined.
const ENTITIES: &str = "whoswho.entities";
/// Who has to do with whom.
const GRAPH: &str = "whoswho.graph";
/// Which names nobody has defined.
const UNDEFINED: &str = "whoswho.undefined";
/// Defines names, each by a note.
const DEFINE: &str = "whoswho.define";
/// The words of all names, for spell checkers.
const DICTIONARY: &str = "whoswho.dictionary";

/// Who may be the same.
const SAME: &str = "whoswho.same";
/// What becomes of two that may be the same.
const DECIDE: &str = "whoswho.decide";

const ALL: [&str; 8] = [CAST, ENTITIES, GRAPH, UNDEFINED, DEFINE, DICTIONARY, SAME, DECIDE];

const DECIDE_ARGUMENTS: &str = "[{\"sides\": [{\"name\": string, \"note\": string | null}, \
    {\"name\": string, \"note\": string | null}], \"verdict\": \"same\" | \"different\" | \"later\"}]";

const DEFINE_ARGUMENTS: &str = "[{\"names\": [{\"name\": string, \"kind\": \"person\" | \"organization\"}]}]";

const GRAPH_ARGUMENTS: &str =
    "[] or [{\"uri\"?: URI, \"position\"?: Position, \"name\"?: string, \"depth\"?: number, \"min\"?: number}]";

/// How far the graph reaches unless the editor says: whom somebody appears with, and whom those do.
const DEPTH: usize = 2;

pub(super) fn capability() -> ExecuteCommandOptions {
    ExecuteCommandOptions {
        commands: ALL.map(str::to_owned).to_vec(),
        work_done_progress_options: WorkDoneProgressOptions::default(),
    }
}

pub(super) fn execute(
    session: &Session,
    snapshot: &Snapshot,
    params: &ExecuteCommandParams,
    is_ready: bool,
) -> Result<Value> {
    let arguments = params.arguments.as_slice();
    match params.command.as_str() {
        CAST => Ok(cast(snapshot, &only(CAST, arguments, "[{\"uri\": URI}]")?)),
        ENTITIES if arguments.is_empty() => Ok(entities(snapshot, is_ready)),
        ENTITIES => Err(wrong(ENTITIES, "[]")),
        GRAPH if arguments.is_empty() => graph(snapshot, GraphWish::default()),
        GRAPH => graph(snapshot, only(GRAPH, arguments, GRAPH_ARGUMENTS)?),
        UNDEFINED if arguments.is_empty() => Ok(undefined::list(snapshot, is_ready)),
        UNDEFINED => Err(wrong(UNDEFINED, "[]")),
        DEFINE => undefined::define(session, snapshot, &only(DEFINE, arguments, DEFINE_ARGUMENTS)?),
        DICTIONARY if arguments.is_empty() => Ok(dictionary(snapshot)),
        DICTIONARY => Err(wrong(DICTIONARY, "[]")),
        SAME if arguments.is_empty() => Ok(sameness::list(snapshot, is_ready)),
        SAME => Err(wrong(SAME, "[]")),
        DECIDE => sameness::decide(snapshot, &only(DECIDE, arguments, DECIDE_ARGUMENTS)?),
        other => Err(Error::invalid_params(format!("{other} is no command; these are: {}", ALL.join(", ")))),
    }
}

/// The note that is asked about.
#[derive(Deserialize)]
struct Note {
    uri: Uri,
}

/// Which part of the graph is asked for: all of it, or what is around those who go by a name, are meant at a place, or
/// appear in a note.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct GraphWish {
    uri: Option<Uri>,
    position: Option<Position>,
    name: Option<String>,
    /// How many steps around them.
    depth: Option<usize>,
    /// How many paragraphs two must share.
    min: usize,
}

/// The only argument of a command.
fn only<T: for<'a> Deserialize<'a>>(command: &str, arguments: &[Value], expected: &str) -> Result<T> {
    match arguments {
        [one] => T::deserialize(one).map_err(|_| wrong(command, expected)),
        _ => Err(wrong(command, expected)),
    }
}

fn wrong(command: &str, expected: &str) -> Error {
    Error::invalid_params(format!("the arguments of {command} must be {expected}"))
}

/// Whom a note defines and mentions, in the order of their first mentions.
fn cast(snapshot: &Snapshot, note: &Note) -> Value {
    let Some(file) = snapshot.file(&note.uri) else { return json!({ "entities": [] }) };
    let mut members = features::cast(&snapshot.world, file);
    members.sort_by_key(|member| member.first);
    let members: Vec<Value> = members.iter().filter_map(|member| cast_member(snapshot, file, member)).collect();
    json!({ "entities": members })
}

fn cast_member(snapshot: &Snapshot, file: FileId, member: &CastMember) -> Option<Value> {
    let entity = match &member.who {
        Who::Defined(id) => Some(snapshot.world.entity(*id)?),
        Who::Undefined { .. } => None,
    };
    let (name, kind) = match &member.who {
        Who::Undefined { name, kind } => (name.as_ref(), *kind),
        Who::Defined(_) => (entity?.name(), entity?.kind()),
    };
    Some(json!({
        "name": name,
        "kind": kind.word(),
        "defined": entity.is_some(),
        "mentions": member.mentions,
        "first": snapshot.range(file, member.first),
        "definition": entity.and_then(|entity| definition(snapshot, entity)),
    }))
}

/// Everybody who is defined, by name.
fn entities(snapshot: &Snapshot, is_ready: bool) -> Value {
    let roster = features::entity_list(&snapshot.world);
    json!({
        "notes": FileCounts::of(&snapshot.world, snapshot.world.files().map(|(file, _)| file)).notes,
        "ready": is_ready,
        "entities": roster.iter().map(|listing| entity(snapshot, listing)).collect::<Vec<Value>>(),
    })
}

fn entity(snapshot: &Snapshot, listing: &EntityCounts<'_>) -> Value {
    let entity = listing.entity;
    json!({
        "name": entity.name(),
        "kind": entity.kind().word(),
        "aliases": features::aliases(entity),
        "mentions": listing.mentions,
        "notes": listing.notes,
        "definition": definition(snapshot, entity),
    })
}

/// The words of all names, each once, in order. Notes that are not open are read from disk, as they keep no text.
fn dictionary(snapshot: &Snapshot) -> Value {
    let files: Vec<FileId> = snapshot.world.files().map(|(file, _)| file).collect();
    let fetch = |key: &FileKey| snapshot.text_on_disk(key);
    let texts = Texts::new(&snapshot.world, &fetch);
    // Of no use to anybody is a list that nobody waits for any longer.
    let text = |file: FileId| if snapshot.is_given_up() { None } else { texts.of(file) };
    json!(features::dictionary(&snapshot.world, &files, text))
}

/// Who has to do with whom.
fn graph(snapshot: &Snapshot, wish: GraphWish) -> Result<Value> {
    let (depth, min) = (wish.depth.unwrap_or(DEPTH), wish.min);
    let around = centre(snapshot, wish)?.map(|entities| (entities, depth));
    let files: Vec<FileId> = snapshot.world.files().map(|(file, _)| file).collect();
    let whole = features::graph(&snapshot.world, &files, || snapshot.is_given_up());
    let graph = whole.filtered(&GraphFilter { around, min });
    let mut object = graph.to_json(&snapshot.world);
    let definitions = graph.nodes.iter().map(|node| json!(definition(snapshot, node.entity)));
    add(&mut object, "entities", "definition", definitions);
    add(&mut object, "notes", "uri", graph.notes.iter().map(|file| json!(snapshot.uri(*file))));
    Ok(object)
}

/// Around whom the graph is asked for; nothing if it is that of everybody.
fn centre(snapshot: &Snapshot, wish: GraphWish) -> Result<Option<Vec<EntityId>>> {
    match (wish.name, wish.uri, wish.position) {
        (Some(name), None, None) => Ok(Some(snapshot.world.look_up(&name))),
        (None, Some(uri), Some(position)) => {
            let at = TextDocumentPositionParams { text_document: TextDocumentIdentifier { uri }, position };
            Ok(Some(named(snapshot, &at).map(|(_, entities)| entities).unwrap_or_default()))
        }
        (None, Some(uri), None) => {
            let cast = snapshot.file(&uri).map(|file| features::cast(&snapshot.world, file)).unwrap_or_default();
            let defined = cast.into_iter().filter_map(|member| match member.who {
                Who::Defined(id) => Some(id),
                Who::Undefined { .. } => None,
            });
            Ok(Some(defined.collect()))
        }
        (None, None, None) => Ok(None),
        _ => Err(wrong(GRAPH, GRAPH_ARGUMENTS)),
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

fn definition(snapshot: &Snapshot, entity: &Entity) -> Option<tower_lsp::ls_types::Location> {
    snapshot.location(Location::of(entity))
}
