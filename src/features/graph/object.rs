use serde_json::{Value, json};

use super::super::Location;
use super::{Graph, Node};
use crate::world::World;

impl Graph<'_> {
    /// The graph as one object: entities, who is mentioned together, and relations. Names are no identity, as two people
    /// may have one, so edges tell entities by ids of their own.
    pub fn to_json(&self, world: &World) -> Value {
        let entities = self.nodes.iter().enumerate().map(|(at, node)| entity(world, at, node));
        let together = self.together.iter().map(|edge| {
            let (one, other) = edge.nodes;
            json!({ "between": [id(one), id(other)], "paragraphs": edge.paragraphs, "notes": edge.notes })
        });
        let relations =
            self.relations.iter().map(|edge| json!({ "from": id(edge.from), "to": id(edge.to), "key": edge.key }));
        json!({
            "entities": entities.collect::<Vec<Value>>(),
            "together": together.collect::<Vec<Value>>(),
            "relations": relations.collect::<Vec<Value>>(),
        })
    }
}

fn id(place: usize) -> String {
    format!("n{place}")
}

fn entity(world: &World, at: usize, node: &Node<'_>) -> Value {
    let (path, line) = node.defined_at(world);
    json!({
        "id": id(at),
        "name": node.entity.name(),
        "kind": node.entity.kind().word(),
        "file": path,
        "line": line,
        "mentions": node.mentions,
        "notes": node.notes,
    })
}

impl Node<'_> {
    /// The path of the note that defines somebody, and the line there, counted from 0.
    pub fn defined_at<'w>(&self, world: &'w World) -> (&'w str, u32) {
        let place = Location::of(self.entity);
        let note = world.file(place.file);
        note.map(|note| (note.key.path.as_ref(), note.lines.line_of(place.span.start))).unwrap_or_default()
    }
}
