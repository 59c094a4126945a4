//! Ways for tests to make a handler of the real process fail or dawdle. They are not part of release builds.

use std::time::Duration;

use serde_json::Value;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::ExecuteCommandParams;

use super::server::Server;

/// Whether a command is one of these.
pub(super) fn is_rehearsal(params: &ExecuteCommandParams) -> bool {
    params.command.starts_with("whoswho.rehearse.")
}

/// Panics, works without a pause, or refuses, as the command's name says.
#[expect(clippy::panic, reason = "that is what it is for")]
pub(super) async fn rehearse(server: &Server, params: ExecuteCommandParams) -> Result<Option<Value>> {
    match params.command.as_str() {
        "whoswho.rehearse.panic" => panic!("rehearsed"),
        "whoswho.rehearse.panic-in-answer" => server.answer(params, |_, _| panic!("rehearsed")).await,
        "whoswho.rehearse.work" => {
            let work = |_: &super::snapshot::Snapshot, _: &ExecuteCommandParams| {
                std::thread::sleep(Duration::from_secs(2));
                None
            };
            server.answer(params, work).await
        }
        _ => Err(tower_lsp::jsonrpc::Error::method_not_found()),
    }
}
