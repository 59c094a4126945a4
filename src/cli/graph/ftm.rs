//! The graph as FollowTheMoney entities.

use std::io::Write;

use rustc_hash::FxHashMap;
use serde_json::{Map, Value, json};
use twox_hash::XxHash3_128;

use crate::cli::outcome::Failure;
use crate::cli::workspace::Workspace;
use crate::entity_index::FileId;
use crate::features::{Graph, Node, aliases};
use crate::names::Kind;

/// Prints one FollowTheMoney entity a line: people and organizations, notes, a Mention for each pair of them, and links
/// for relations. Ids depend on path and name alone, so that a later export updates an earlier one.
pub(super) fn write(workspace: &Workspace, graph: &Graph<'_>, out: &mut impl Write) -> Result<(), Failure> {
    // Several of one name in a file are told apart by which of them they are.
    let mut namesakes: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    let mut ids: Vec<String> = Vec::with_capacity(graph.nodes.len());
    for node in &graph.nodes {
        let (path, name) = (workspace.path(node.entity.file), node.entity.name());
        let number = namesakes.entry((path, name)).or_default();
        *number += 1;
        ids.push(match *number {
            1 => id("who", &[path, name]),
            number => id("who", &[path, name, &number.to_string()]),
        });
    }
    let notes: Vec<(String, FileId)> =
        graph.notes.iter().map(|file| (id("note", &[workspace.path(*file)]), *file)).collect();
    for (node, id) in graph.nodes.iter().zip(&ids) {
        writeln!(out, "{}", entity(workspace, node, id))?;
    }
    for (id, file) in &notes {
        writeln!(out, "{}", document(workspace, id, *file))?;
    }
    for (node, entity) in graph.nodes.iter().zip(&ids) {
        for (note, _) in node.notes.iter().filter_map(|(at, _)| notes.get(*at)) {
            let properties = json!({
                "name": [node.entity.name()],
                "document": [note],
                "resolved": [entity],
                "detectedSchema": [schema(node.entity.kind())],
            });
            let id = id("mention", &[note, entity]);
            writeln!(out, "{}", json!({ "id": id, "schema": "Mention", "properties": properties }))?;
        }
    }
    for edge in &graph.relations {
        let Some((from, to)) = ids.get(edge.from).zip(ids.get(edge.to)) else { continue };
        let properties = json!({ "subject": [from], "object": [to], "role": [edge.key] });
        let id = id("link", &[from, edge.key, to]);
        writeln!(out, "{}", json!({ "id": id, "schema": "UnknownLink", "properties": properties }))?;
    }
    Ok(())
}

fn entity(workspace: &Workspace, node: &Node<'_>, id: &str) -> Value {
    let entity = node.entity;
    let (path, line) = node.defined_at(&workspace.world);
    let mut properties = Map::new();
    properties.insert("name".to_owned(), json!([entity.name()]));
    let also = aliases(entity);
    if !also.is_empty() {
        properties.insert("alias".to_owned(), json!(also));
    }
    if let Some(summary) = &entity.definition.summary {
        properties.insert("summary".to_owned(), json!([summary]));
    }
    properties.insert("notes".to_owned(), json!([format!("{path}:{}", line + 1)]));
    json!({ "id": id, "schema": schema(entity.kind()), "properties": properties })
}

fn document(workspace: &Workspace, id: &str, file: FileId) -> Value {
    let path = workspace.path(file);
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut properties = json!({ "fileName": [name], "title": [path] });
    let date = workspace.world.file(file).and_then(|note| note.date);
    if let (Some(date), Some(properties)) = (date, properties.as_object_mut()) {
        properties.insert("date".to_owned(), json!([date.to_string()]));
    }
    json!({ "id": id, "schema": "PlainText", "properties": properties })
}

/// A stable id of 32 hexadecimal digits: the hash of these parts.
pub(crate) fn id(what: &str, parts: &[&str]) -> String {
    let whole = [&[what], parts].concat().join("\0");
    format!("{:032x}", XxHash3_128::oneshot(whole.as_bytes()))
}

fn schema(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "Person",
        Kind::Organization => "Organization",
    }
}
