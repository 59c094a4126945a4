//! The graph as an interactive page.

use std::io::Write;

use serde_json::{Value, json};

use super::labels::id;
use super::options::Options;
use crate::cli::outcome::Failure;
use crate::cli::workspace::Workspace;
use crate::features::Graph;

/// The page with its script and style, built from `editors/vscode/src/graph/web` by `npm run graph` there. Its content
/// security policy allows no requests, and only its own script, by hash.
const PAGE: &str = include_str!("page.html");

/// The placeholder for the graph.
const PLACE: &str = "GRAPH_DATA";

/// `centre` is the index of the node that the graph is around.
pub(super) fn write(
    workspace: &Workspace,
    graph: &Graph<'_>,
    centre: Option<usize>,
    options: &Options,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let data = json!({
        "graph": graph.to_json(&workspace.world),
        "centre": centre.map(id),
        "depth": centre.map(|_| options.depth),
        "min": options.min,
    });
    let (before, behind) = PAGE.split_once(PLACE).unwrap_or((PAGE, ""));
    write!(out, "{before}{}{behind}", in_script(&data))?;
    Ok(())
}

/// Escapes JSON for a script element: it can neither close the element nor end a line of script.
fn in_script(data: &Value) -> String {
    let json = data.to_string();
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
