//! The graph as a JSON object.

use serde_json::{Value, json};

use super::super::{Location, aliases};
use super::{Edge, Graph, Node};
use crate::entity_index::FileId;
use crate::names::normalize::fold;
use crate::world::World;

impl Graph<'_> {
    /// The graph as one object: entities, who is mentioned together, relations, and the notes. Names are no identity, as
    /// two people may have one, so edges tell entities by ids of their own. Notes are told by their places in the list.
    ///
    /// `folded` has all names of an entity without case and diacritics, `distinction` what tells them from others of
    /// their name. `in` is a list of `[note, mentions]`, and between two of `[note, paragraphs, line]`; lines count
    /// from 0.
    pub fn to_json(&self, world: &World) -> Value {
        let distinctions = self.distinctions(world);
        let nodes = self.nodes.iter().zip(distinctions).enumerate();
        let entities = nodes.map(|(at, (node, distinction))| entity(world, at, node, distinction.as_deref()));
        let relations =
            self.relations.iter().map(|edge| json!({ "from": id(edge.from), "to": id(edge.to), "key": edge.key }));
        json!({
            "entities": entities.collect::<Vec<Value>>(),
            "together": self.together.iter().map(pair).collect::<Vec<Value>>(),
            "relations": relations.collect::<Vec<Value>>(),
            "notes": self.notes.iter().map(|file| note(world, *file)).collect::<Vec<Value>>(),
        })
    }
}

fn id(place: usize) -> String {
    format!("n{place}")
}

fn entity(world: &World, at: usize, node: &Node<'_>, distinction: Option<&str>) -> Value {
    let (path, line) = node.defined_at(world);
    let entity = node.entity;
    let aliases = aliases(entity);
    let mut folded: Vec<String> = vec![fold(entity.name())];
    folded.extend(aliases.iter().map(|alias| fold(alias)));
    json!({
        "id": id(at),
        "name": entity.name(),
        "kind": entity.kind().word(),
        "file": path,
        "line": line,
        "mentions": node.mentions,
        "notes": node.notes.len(),
        "aliases": aliases,
        "folded": folded,
        "summary": entity.definition.summary,
        "distinction": distinction,
        "in": node.notes,
    })
}

fn pair(edge: &Edge) -> Value {
    let (one, other) = edge.nodes;
    let notes: Vec<Value> = edge.notes.iter().map(|it| json!([it.note, it.paragraphs, it.line])).collect();
    json!({ "between": [id(one), id(other)], "paragraphs": edge.paragraphs, "notes": notes.len(), "in": notes })
}

fn note(world: &World, file: FileId) -> Value {
    let data = world.file(file);
    json!({
        "file": data.map(|data| data.key.path.as_ref()),
        "date": data.and_then(|data| data.date).map(|date| date.to_string()),
    })
}

impl Node<'_> {
    /// The path of the note that defines an entity, and the line there, counted from 0.
    pub fn defined_at<'w>(&self, world: &'w World) -> (&'w str, u32) {
        let place = Location::of(self.entity);
        let note = world.file(place.file);
        note.map(|note| (note.key.path.as_ref(), note.lines.line_of(place.span.start))).unwrap_or_default()
    }
}
