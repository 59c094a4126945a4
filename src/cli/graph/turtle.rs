//! The graph as RDF.

use std::io::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::labels::id;
use crate::cli::outcome::Failure;
use crate::cli::workspace::Workspace;
use crate::features::{Graph, Node, aliases};
use crate::names::Kind;

/// Characters that are not escaped in the path of a note.
const PATH: AsciiSet = NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');

/// Prints Turtle with the vocabulary of schema.org: entities, their relations with roles, and notes with their mentions.
/// Paths are relative to the vault.
pub(super) fn write(workspace: &Workspace, graph: &Graph<'_>, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, "@prefix schema: <https://schema.org/> .")?;
    let mut mentioned: Vec<Vec<String>> = vec![Vec::new(); graph.notes.len()];
    for (at, node) in graph.nodes.iter().enumerate() {
        entity(workspace, node, &id(at), out)?;
        for (note, _) in &node.notes {
            mentioned.get_mut(*note).into_iter().for_each(|who| who.push(format!("<#{}>", id(at))));
        }
    }
    for edge in &graph.relations {
        let Some((one, other)) = graph.nodes.get(edge.from).zip(graph.nodes.get(edge.to)) else { continue };
        let relation = relation(one.entity.kind(), other.entity.kind());
        let (from, to, role) = (id(edge.from), id(edge.to), quoted(edge.key));
        writeln!(out, "\n<#{from}> schema:{relation} [")?;
        writeln!(out, "  a schema:Role ; schema:roleName {role} ; schema:{relation} <#{to}> ] .")?;
    }
    for (file, who) in graph.notes.iter().zip(&mentioned) {
        writeln!(out, "\n<{}>", utf8_percent_encode(workspace.path(*file), &PATH))?;
        write!(out, "  a schema:DigitalDocument ; schema:mentions {}", who.join(", "))?;
        if let Some(date) = workspace.world.file(*file).and_then(|note| note.date) {
            write!(out, " ; schema:temporalCoverage {}", quoted(&date.to_string()))?;
        }
        writeln!(out, " .")?;
    }
    Ok(())
}

fn entity(workspace: &Workspace, node: &Node<'_>, id: &str, out: &mut impl Write) -> Result<(), Failure> {
    let entity = node.entity;
    let class = match entity.kind() {
        Kind::Person => "Person",
        Kind::Organization => "Organization",
    };
    writeln!(out, "\n<#{id}>")?;
    write!(out, "  a schema:{class} ; schema:name {}", quoted(entity.name()))?;
    for alias in aliases(entity) {
        write!(out, " ; schema:alternateName {}", quoted(&alias))?;
    }
    if let Some(summary) = &entity.definition.summary {
        write!(out, " ; schema:description {}", quoted(summary))?;
    }
    let note = utf8_percent_encode(workspace.path(entity.file), &PATH);
    writeln!(out, " ; schema:subjectOf <{note}> .")?;
    Ok(())
}

/// The property of schema.org for a relation between these kinds.
fn relation(one: Kind, other: Kind) -> &'static str {
    match (one, other) {
        (Kind::Person, Kind::Person) => "knows",
        (Kind::Person, Kind::Organization) => "affiliation",
        (Kind::Organization, Kind::Person) => "member",
        (Kind::Organization, Kind::Organization) => "memberOf",
    }
}

/// A string literal of Turtle.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
