//! The way in for editors, and the only place that knows LSP.
//!
//! Bytes come in through `frames`, messages pass `guard`, and handlers in `server` take them: news changes the
//! `session`, a question is answered by `answers` from a `snapshot`. What takes long is done by `work`. Whatever the
//! server says by itself leaves through the [`Outbox`]. [`serve`] ties them together.

mod actions;
mod answers;
mod boundary;
mod capabilities;
mod client;
mod commands;
mod completion;
mod diagnostics;
mod edits;
mod entity_ref;
mod escape;
mod file_operations;
mod frames;
mod guard;
mod hierarchies;
mod inlay_hints;
mod jumps;
mod keeping;
mod lens;
mod log;
mod note_links;
mod outbox;
mod own_files;
mod places;
mod publish;
mod pull;
mod registers;
#[cfg(debug_assertions)]
mod rehearsal;
mod rename;
mod render;
mod reread;
mod restore;
mod sameness;
mod serve;
mod server;
mod session;
mod settings;
mod snapshot;
mod suggestions;
mod tagging;
mod threads;
mod tokens;
mod trace;
mod typing;
mod undefined;
mod uri;
mod views;
mod watch;
mod work;

use std::process::ExitCode;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::task::JoinError;
use tower_lsp::LspService;

use crate::names::lexicon;
use crate::text::Encoding;

/// Public for its fuzz target alone.
#[doc(hidden)]
pub use frames::pump;
pub use outbox::Outbox;
pub use serve::serve;

/// So many requests are worked on at once; more wait, as they would for a core.
const MOST_THREADS: usize = 64;

/// Serves an editor over stdin and stdout until it leaves. `encoding` is how it counts columns if it does not say so.
pub fn run(encoding: Encoding) -> ExitCode {
    log::init();
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = match runtime.enable_all().max_blocking_threads(MOST_THREADS).build() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!("the runtime cannot start: {error}");
            return ExitCode::from(2);
        }
    };
    // They are needed as soon as the editor has said which folders to read.
    runtime.spawn_blocking(lexicon::load);
    let code = runtime.block_on(async {
        let service = LspService::build(|client| server::Server::new(client, encoding))
            .custom_method("$/setTrace", server::Server::set_trace)
            .custom_method("window/workDoneProgress/cancel", server::Server::cancel_progress);
        let (service, socket) = service.finish();
        serve(service, socket, tokio::io::stdin(), tokio::io::stdout()).await
    });
    // A thread may still be blocked in a read of stdin, and nothing would end it.
    runtime.shutdown_background();
    ExitCode::from(code)
}

/// How a job ended that did not come to its end. What was said when it panicked may quote a note; the report says where.
fn ending(error: &JoinError) -> &'static str {
    if error.is_panic() { "whoswho made a mistake" } else { "it was stopped" }
}

/// What a mutex guards. A panic in one thread must not take the others down with it, so a poisoned state is used as it is.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
