use std::io::Write;

use serde_json::{Value, json};

use super::labels::id;
use super::options::Options;
use crate::cli::outcome::Failure;
use crate::cli::workspace::Workspace;
use crate::features::Graph;

/// The page with its script and style, made of `editors/vscode/src/graph/web` by `npm run graph` there. Its policy lets
/// nothing be loaded, and no script run but its own, which it knows by their hashes.
const PAGE: &str = include_str!("page.html");

/// Stands in the page for the graph.
const PLACE: &str = "GRAPH_DATA";

/// `centre` is the place of the node that the graph is around.
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

/// JSON as an element of a page can hold it: nothing in it begins a tag or a comment, or ends a line for a script.
fn in_script(data: &Value) -> String {
    let json = data.to_string();
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
