//! The graph as CSV: a table of edges.

use std::io::Write;

use super::labels::titles;
use crate::cli::outcome::Failure;
use crate::cli::workspace::Workspace;
use crate::features::{Graph, Node};

/// The columns: both ends, relation, weights, and kind and file of both ends.
const COLUMNS: [&str; 9] =
    ["source", "target", "relation", "paragraphs", "notes", "source_kind", "target_kind", "source_file", "target_file"];

/// Prints one edge a row. Ambiguous names get a distinction in brackets.
pub(super) fn write(workspace: &Workspace, graph: &Graph<'_>, out: &mut impl Write) -> Result<(), Failure> {
    let titles = titles(workspace, graph);
    let end = |at: usize| Some((graph.nodes.get(at)?, cell(titles.get(at)?)));
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS).map_err(failed)?;
    let together = graph.together.iter().map(|edge| {
        let (one, other) = edge.nodes;
        (one, other, "together".to_owned(), edge.paragraphs.to_string(), edge.notes.len().to_string())
    });
    let relations =
        graph.relations.iter().map(|edge| (edge.from, edge.to, cell(edge.key), String::new(), String::new()));
    for (from, to, relation, paragraphs, notes) in together.chain(relations) {
        let Some(((source, source_title), (target, target_title))) = end(from).zip(end(to)) else { continue };
        let kind = |node: &Node<'_>| node.entity.kind().word().to_owned();
        let file = |node: &Node<'_>| cell(workspace.path(node.entity.file));
        let row = [
            source_title,
            target_title,
            relation,
            paragraphs,
            notes,
            kind(source),
            kind(target),
            file(source),
            file(target),
        ];
        table.write_record(row).map_err(failed)?;
    }
    table.flush()?;
    Ok(())
}

/// Escapes a cell. Spreadsheets would evaluate a text that begins like a formula; an apostrophe prevents that.
fn cell(text: &str) -> String {
    let plain: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if plain.starts_with(['=', '+', '-', '@']) { format!("'{plain}") } else { plain }
}

fn failed(error: csv::Error) -> Failure {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Failure::from(error),
        other => Failure::Message(format!("cannot write the table: {other:?}")),
    }
}
