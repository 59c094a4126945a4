//! The way in for editors, and the only place that knows LSP.
//!
//! Bytes come in through `frames`, messages pass `guard`, and handlers in `server` take them: news changes the
//! `session`, a question is answered by `answers` from a `snapshot`. What takes long is done by `work`. Whatever the
//! server says by itself leaves through the [`Outbox`]. [`serve`] ties them together.

mod answers;
mod capabilities;
mod client;
mod edits;
mod frames;
mod guard;
mod keeping;
mod log;
mod outbox;
mod places;
mod publish;
#[cfg(debug_assertions)]
mod rehearsal;
mod render;
mod serve;
mod server;
mod session;
mod snapshot;
mod tagging;
mod uri;
mod watch;
mod work;

use std::process::ExitCode;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tower_lsp::LspService;

pub use outbox::Outbox;
pub use serve::serve;

/// Serves an editor over stdin and stdout until it leaves.
pub fn run() -> ExitCode {
    log::init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!("the runtime cannot start: {error}");
            return ExitCode::from(2);
        }
    };
    let code = runtime.block_on(async {
        let (service, socket) = LspService::new(server::Server::new);
        serve(service, socket, tokio::io::stdin(), tokio::io::stdout()).await
    });
    // A thread may still be blocked in a read of stdin, and nothing would end it.
    runtime.shutdown_background();
    ExitCode::from(code)
}

/// What a mutex guards. A panic in one thread must not take the others down with it, so a poisoned state is used as it is.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
