//! Commands: requests for editors' own views, which the protocol does not have.

mod arguments;
mod cast;
mod deduplication;
mod definition;
mod dictionary;
mod entities;
mod graph;
mod undefined;

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{ExecuteCommandOptions, ExecuteCommandParams, WorkDoneProgressOptions};

use crate::lsp::protocol::command_names::{ALL, CAST, DECIDE, DEFINE, DICTIONARY, ENTITIES, GRAPH, SAME, UNDEFINED};
use crate::lsp::state::session::Session;
use crate::lsp::state::snapshot::Snapshot;

use arguments::{only, wrong};

pub(crate) fn capability() -> ExecuteCommandOptions {
    ExecuteCommandOptions {
        commands: ALL.map(str::to_owned).to_vec(),
        work_done_progress_options: WorkDoneProgressOptions::default(),
    }
}

pub(crate) fn execute(
    session: &Session,
    snapshot: &Snapshot,
    params: &ExecuteCommandParams,
    is_ready: bool,
) -> Result<Value> {
    let arguments = params.arguments.as_slice();
    match params.command.as_str() {
        CAST => Ok(cast::cast(snapshot, &only(CAST, arguments, "[{\"uri\": URI}]")?)),
        ENTITIES if arguments.is_empty() => Ok(entities::entities(snapshot, is_ready)),
        ENTITIES => Err(wrong(ENTITIES, "[]")),
        GRAPH if arguments.is_empty() => graph::graph(snapshot, graph::Wanted::default()),
        GRAPH => graph::graph(snapshot, only(GRAPH, arguments, graph::ARGUMENTS)?),
        UNDEFINED if arguments.is_empty() => Ok(undefined::list(snapshot, is_ready)),
        UNDEFINED => Err(wrong(UNDEFINED, "[]")),
        DEFINE => undefined::define(session, snapshot, &only(DEFINE, arguments, undefined::ARGUMENTS)?),
        DICTIONARY if arguments.is_empty() => Ok(dictionary::dictionary(snapshot)),
        DICTIONARY => Err(wrong(DICTIONARY, "[]")),
        SAME if arguments.is_empty() => Ok(deduplication::list(snapshot, is_ready)),
        SAME => Err(wrong(SAME, "[]")),
        DECIDE => deduplication::decide(snapshot, &only(DECIDE, arguments, deduplication::ARGUMENTS)?),
        other => Err(Error::invalid_params(format!("{other} is no command; these are: {}", ALL.join(", ")))),
    }
}
