//! The ids and labels of nodes.

use crate::cli::workspace::Workspace;
use crate::features::{Graph, Node};

/// What a node is called. Names are no identity: two people may have one.
pub(super) fn id(place: usize) -> String {
    format!("n{place}")
}

/// The name of each node, with what tells it from others of that name in brackets.
pub(super) fn titles(workspace: &Workspace, graph: &Graph<'_>) -> Vec<String> {
    let nodes = graph.nodes.iter().zip(graph.distinctions(&workspace.world));
    let title = |(node, distinction): (&Node<'_>, Option<String>)| match distinction {
        Some(distinction) => format!("{} ({distinction})", node.entity.name()),
        None => node.entity.name().to_owned(),
    };
    nodes.map(title).collect()
}
