//! Commands by which tests make a handler of the real process fail or work for long. Release builds do not have them.

use std::time::Duration;

use serde_json::Value;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::ExecuteCommandParams;

use crate::lsp::server::answering::Server;
use crate::lsp::state::snapshot::Snapshot;

/// Whether a command is one of these.
pub(crate) fn is_fault(params: &ExecuteCommandParams) -> bool {
    params.command.starts_with("whoswho.fault.")
}

/// Panics, works without a pause, or refuses, as the command's name says.
#[expect(clippy::panic, reason = "that is what it is for")]
pub(crate) async fn inject(server: &Server, params: ExecuteCommandParams) -> Result<Option<Value>> {
    match params.command.as_str() {
        "whoswho.fault.panic" => panic!("an injected fault"),
        "whoswho.fault.panic-in-answer" => server.answer(params, |_, _| panic!("an injected fault")).await,
        "whoswho.fault.work" => {
            let work = |_: &Snapshot, _: &ExecuteCommandParams| {
                std::thread::sleep(Duration::from_secs(2));
                None
            };
            server.answer(params, work).await
        }
        _ => Err(tower_lsp::jsonrpc::Error::method_not_found()),
    }
}
