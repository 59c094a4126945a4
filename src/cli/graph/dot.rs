//! The graph in the DOT language of Graphviz.

use std::io::Write;

use super::labels::{id, titles};
use crate::cli::outcome::Failure;
use crate::cli::workspace::Workspace;
use crate::features::Graph;
use crate::names::Kind;

/// `centre` is the index of the highlighted node.
pub(super) fn write(
    workspace: &Workspace,
    graph: &Graph<'_>,
    centre: Option<usize>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    writeln!(out, "digraph whoswho {{")?;
    for (at, (node, title)) in graph.nodes.iter().zip(titles(workspace, graph)).enumerate() {
        let shape = match node.entity.kind() {
            Kind::Person => "ellipse",
            Kind::Organization => "box",
        };
        let mark = if Some(at) == centre { ", penwidth=3" } else { "" };
        writeln!(out, "  {} [label={}, shape={shape}{mark}];", id(at), quoted(&title))?;
    }
    for edge in &graph.together {
        let (one, other) = (id(edge.nodes.0), id(edge.nodes.1));
        let (paragraphs, notes) = (edge.paragraphs, edge.notes.len());
        writeln!(out, "  {one} -> {other} [dir=none, weight={}, label=\"{paragraphs}/{notes}\"];", paragraphs + 1)?;
    }
    for edge in &graph.relations {
        writeln!(out, "  {} -> {} [label={}, style=dashed];", id(edge.from), id(edge.to), quoted(edge.key))?;
    }
    writeln!(out, "}}")?;
    Ok(())
}

/// A string literal of DOT. Backslashes are escaped, because labels have escapes of their own.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}
