//! Commands: what editors ask for that the protocol has no request for, for views of their own.

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    ExecuteCommandOptions, ExecuteCommandParams, Position, TextDocumentIdentifier, TextDocumentPositionParams, Uri,
    WorkDoneProgressOptions,
};

use super::hierarchies::named;
use super::session::Session;
use super::snapshot::Snapshot;
use super::undefined;
use crate::features::{self, CastMember, Listing, Location, Who};
use crate::whos_who::{Entity, FileId};

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

const ALL: [&str; 5] = [CAST, ENTITIES, GRAPH, UNDEFINED, DEFINE];

const DEFINE_ARGUMENTS: &str = "[{\"names\": [{\"name\": string, \"kind\": \"person\" | \"organization\"}]}]";

/// How far the graph reaches that is asked for at a place: whom they appear with, and whom those do.
const STEPS: usize = 2;

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
        GRAPH if arguments.is_empty() => Ok(graph(snapshot, None)),
        GRAPH => Ok(graph(snapshot, Some(only(GRAPH, arguments, "[] or [{\"uri\": URI, \"position\": Position}]")?))),
        UNDEFINED if arguments.is_empty() => Ok(undefined::list(snapshot, is_ready)),
        UNDEFINED => Err(wrong(UNDEFINED, "[]")),
        DEFINE => undefined::define(session, snapshot, &only(DEFINE, arguments, DEFINE_ARGUMENTS)?),
        other => Err(Error::invalid_params(format!("{other} is no command; these are: {}", ALL.join(", ")))),
    }
}

/// The note that is asked about.
#[derive(Deserialize)]
struct Note {
    uri: Uri,
}

/// The place that is asked about.
#[derive(Deserialize)]
struct Place {
    uri: Uri,
    position: Position,
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
    let roster = features::roster(&snapshot.world);
    json!({
        "notes": snapshot.world.files().count(),
        "ready": is_ready,
        "entities": roster.iter().map(|listing| entity(snapshot, listing)).collect::<Vec<Value>>(),
    })
}

fn entity(snapshot: &Snapshot, listing: &Listing<'_>) -> Value {
    let entity = listing.entity;
    let handles = entity.definition.handles.iter().map(|handle| format!("@{}", handle.text));
    let aliases: Vec<String> = entity.other_names().into_iter().map(str::to_owned).chain(handles).collect();
    json!({
        "name": entity.name(),
        "kind": entity.kind().word(),
        "aliases": aliases,
        "mentions": listing.mentions,
        "notes": listing.notes,
        "definition": definition(snapshot, entity),
    })
}

/// Who has to do with whom, in the whole workspace or around those who are meant at a place.
fn graph(snapshot: &Snapshot, place: Option<Place>) -> Value {
    let files: Vec<FileId> = snapshot.world.files().map(|(file, _)| file).collect();
    let whole = features::graph(&snapshot.world, &files, || snapshot.is_given_up());
    let graph = match place {
        Some(Place { uri, position }) => {
            let at = TextDocumentPositionParams { text_document: TextDocumentIdentifier { uri }, position };
            let meant = named(snapshot, &at).map(|(_, entities)| entities);
            whole.around(&meant.unwrap_or_default(), STEPS)
        }
        None => whole,
    };
    let mut object = graph.to_json(&snapshot.world);
    let written = object.get_mut("entities").and_then(Value::as_array_mut).into_iter().flatten();
    for (written, node) in written.zip(&graph.nodes) {
        if let Some(fields) = written.as_object_mut() {
            fields.insert("definition".to_owned(), json!(definition(snapshot, node.entity)));
        }
    }
    object
}

fn definition(snapshot: &Snapshot, entity: &Entity) -> Option<tower_lsp::ls_types::Location> {
    snapshot.location(Location::of(entity))
}
