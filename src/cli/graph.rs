//! `whoswho graph`: who has to do with whom, in the formats that programs for graphs read.

use std::io::Write;

use clap::ValueEnum;

use super::workspace::Workspace;
use super::{Failure, Outcome};
use crate::features::{Graph, graph};
use crate::names::Kind;

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Format {
    /// One object: entities, together, relations
    #[default]
    Json,
    /// For Gephi, yEd, Cytoscape and most others
    Graphml,
    /// For Graphviz
    Dot,
}

pub(super) fn run(workspace: &Workspace, format: Format, out: &mut impl Write) -> Result<Outcome, Failure> {
    let graph = graph(&workspace.world, &workspace.asked, || false);
    match format {
        Format::Json => writeln!(out, "{:#}", graph.to_json(&workspace.world))?,
        Format::Graphml => graphml(workspace, &graph, out)?,
        Format::Dot => dot(&graph, out)?,
    }
    Ok(Outcome::Clean)
}

/// What a node is called. Names are no identity: two people may have one.
fn id(place: usize) -> String {
    format!("n{place}")
}

/// The attributes of nodes and edges: what has them, their name, their type.
const ATTRIBUTES: [(&str, &str, &str); 9] = [
    ("node", "label", "string"),
    ("node", "kind", "string"),
    ("node", "file", "string"),
    ("node", "line", "int"),
    ("node", "mentions", "int"),
    ("node", "notes", "int"),
    ("edge", "relation", "string"),
    ("edge", "paragraphs", "int"),
    ("edge", "shared_notes", "int"),
];

fn graphml(workspace: &Workspace, graph: &Graph<'_>, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"#)?;
    for (of, name, kind) in ATTRIBUTES {
        writeln!(out, r#"  <key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>"#)?;
    }
    writeln!(out, r#"  <graph id="whoswho" edgedefault="undirected">"#)?;
    for (at, node) in graph.nodes.iter().enumerate() {
        let (file, line) = node.defined_at(&workspace.world);
        writeln!(out, r#"    <node id="{}">"#, id(at))?;
        data("label", node.entity.name(), out)?;
        data("kind", node.entity.kind().word(), out)?;
        data("file", file, out)?;
        data("line", &line.to_string(), out)?;
        data("mentions", &node.mentions.to_string(), out)?;
        data("notes", &node.notes.to_string(), out)?;
        writeln!(out, "    </node>")?;
    }
    for edge in &graph.together {
        writeln!(out, r#"    <edge source="{}" target="{}">"#, id(edge.nodes.0), id(edge.nodes.1))?;
        data("relation", "together", out)?;
        data("paragraphs", &edge.paragraphs.to_string(), out)?;
        data("shared_notes", &edge.notes.to_string(), out)?;
        writeln!(out, "    </edge>")?;
    }
    for edge in &graph.relations {
        writeln!(out, r#"    <edge source="{}" target="{}" directed="true">"#, id(edge.from), id(edge.to))?;
        data("relation", edge.key, out)?;
        writeln!(out, "    </edge>")?;
    }
    writeln!(out, "  </graph>\n</graphml>")?;
    Ok(())
}

fn data(key: &str, value: &str, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, r#"      <data key="{key}">{}</data>"#, xml(value))?;
    Ok(())
}

/// The text as XML can hold it: there is no way to write most control characters.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

fn dot(graph: &Graph<'_>, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, "digraph whoswho {{")?;
    for (at, node) in graph.nodes.iter().enumerate() {
        let shape = match node.entity.kind() {
            Kind::Person => "ellipse",
            Kind::Organization => "box",
        };
        writeln!(out, "  {} [label={}, shape={shape}];", id(at), quoted(node.entity.name()))?;
    }
    for edge in &graph.together {
        let (one, other) = (id(edge.nodes.0), id(edge.nodes.1));
        let (paragraphs, notes) = (edge.paragraphs, edge.notes);
        writeln!(out, "  {one} -> {other} [dir=none, weight={}, label=\"{paragraphs}/{notes}\"];", paragraphs + 1)?;
    }
    for edge in &graph.relations {
        writeln!(out, "  {} -> {} [label={}, style=dashed];", id(edge.from), id(edge.to), quoted(edge.key))?;
    }
    writeln!(out, "}}")?;
    Ok(())
}

/// The text as a string of the DOT language. A backslash would begin an escape in a label.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}
