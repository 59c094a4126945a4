//! Runs the server.

use std::process::ExitCode;

use tower_lsp::LspService;

use crate::lsp::server::answering::Server;
use crate::lsp::transport::log;
use crate::lsp::transport::serve::serve;
use crate::names::lexicon;
use crate::text::Encoding;

/// So many requests are worked on at once; more wait, as they would for a core.
const MAX_THREADS: usize = 64;

/// Serves an editor over stdin and stdout until it leaves. `encoding` is how it counts columns if it does not say so.
pub fn run(encoding: Encoding) -> ExitCode {
    log::init();
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = match runtime.enable_all().max_blocking_threads(MAX_THREADS).build() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!("the runtime cannot start: {error}");
            return ExitCode::from(2);
        }
    };
    // They are needed as soon as the editor has said which folders to read.
    runtime.spawn_blocking(lexicon::load);
    let code = runtime.block_on(async {
        let service = LspService::build(|client| Server::new(client, encoding))
            .custom_method("$/setTrace", Server::set_trace)
            .custom_method("window/workDoneProgress/cancel", Server::cancel_progress);
        let (service, socket) = service.finish();
        serve(service, socket, tokio::io::stdin(), tokio::io::stdout()).await
    });
    // A thread may still be blocked in a read of stdin, and nothing would end it.
    runtime.shutdown_background();
    ExitCode::from(code)
}
