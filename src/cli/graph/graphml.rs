//! The graph as GraphML.

use std::io::Write;

use super::labels::id;
use crate::cli::outcome::Failure;
use crate::cli::workspace::Workspace;
use crate::cli::xml::escape_xml;
use crate::features::Graph;

/// The attributes: of nodes or of edges, name, type.
const ATTRIBUTES: [(&str, &str, &str); 10] = [
    ("node", "label", "string"),
    ("node", "kind", "string"),
    ("node", "file", "string"),
    ("node", "line", "int"),
    ("node", "mentions", "int"),
    ("node", "notes", "int"),
    ("node", "distinction", "string"),
    ("edge", "relation", "string"),
    ("edge", "paragraphs", "int"),
    ("edge", "shared_notes", "int"),
];

pub(super) fn write(workspace: &Workspace, graph: &Graph<'_>, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"#)?;
    for (of, name, kind) in ATTRIBUTES {
        writeln!(out, r#"  <key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>"#)?;
    }
    writeln!(out, r#"  <graph id="whoswho" edgedefault="undirected">"#)?;
    let distinctions = graph.distinctions(&workspace.world);
    for (at, (node, distinction)) in graph.nodes.iter().zip(distinctions).enumerate() {
        let (file, line) = node.defined_at(&workspace.world);
        writeln!(out, r#"    <node id="{}">"#, id(at))?;
        data("label", node.entity.name(), out)?;
        data("kind", node.entity.kind().word(), out)?;
        data("file", file, out)?;
        data("line", &line.to_string(), out)?;
        data("mentions", &node.mentions.to_string(), out)?;
        data("notes", &node.notes.len().to_string(), out)?;
        if let Some(distinction) = distinction {
            data("distinction", &distinction, out)?;
        }
        writeln!(out, "    </node>")?;
    }
    for edge in &graph.together {
        writeln!(out, r#"    <edge source="{}" target="{}">"#, id(edge.nodes.0), id(edge.nodes.1))?;
        data("relation", "together", out)?;
        data("paragraphs", &edge.paragraphs.to_string(), out)?;
        data("shared_notes", &edge.notes.len().to_string(), out)?;
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
    writeln!(out, r#"      <data key="{key}">{}</data>"#, escape_xml(value))?;
    Ok(())
}
