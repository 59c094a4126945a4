//! The ids and labels of nodes.

use crate::cli::workspace::Workspace;
use crate::features::{Graph, Node};

/// The id of a node, by its index, because names are not unique.
pub(super) fn id(place: usize) -> String {
    format!("n{place}")
}

/// The name of each node; ambiguous names get a distinction in brackets.
pub(super) fn titles(workspace: &Workspace, graph: &Graph<'_>) -> Vec<String> {
    let nodes = graph.nodes.iter().zip(graph.distinctions(&workspace.world));
    let title = |(node, distinction): (&Node<'_>, Option<String>)| match distinction {
        Some(distinction) => format!("{} ({distinction})", node.entity.name()),
        None => node.entity.name().to_owned(),
    };
    nodes.map(title).collect()
}
