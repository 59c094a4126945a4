//! How requests are answered: off the threads that serve the protocol, from a snapshot.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::mpsc;
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{SetTraceParams, WorkDoneProgressCancelParams};

use crate::features::Refusal;
use crate::lsp::handlers::rename;
use crate::lsp::jobs::{persistence, publish_diagnostics, tagging, worker};
use crate::lsp::state::job::Job;
use crate::lsp::state::session::Session;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::transport::outbox::Outbox;
use crate::text::Encoding;

/// The server: a session, and how requests are answered from it.
pub(crate) struct Server {
    pub(crate) session: Arc<Session>,
    /// How a client counts columns that does not say so.
    pub(crate) encoding: Encoding,
}

impl Server {
    /// A server and its background tasks. To be called inside a tokio runtime.
    pub(crate) fn new(client: Client, encoding: Encoding) -> Self {
        let (jobs, waiting) = mpsc::unbounded_channel();
        let session = Arc::new(Session::new(Outbox::new(client), jobs));
        tokio::spawn(publish_diagnostics::run(Arc::clone(&session)));
        tokio::spawn(worker::run(Arc::clone(&session), waiting));
        tokio::spawn(tagging::run(Arc::clone(&session)));
        tokio::spawn(persistence::run(Arc::clone(&session)));
        Self { session, encoding }
    }

    /// Answers a request off the threads that serve the protocol, from the state as it is when the request comes.
    pub(crate) async fn answer<P, R>(
        &self,
        params: P,
        answer: impl FnOnce(&Snapshot, &P) -> R + Send + 'static,
    ) -> Result<R>
    where
        P: Send + 'static,
        R: Send + 'static,
    {
        let snapshot = self.session.snapshot();
        // A cancelled request is dropped while it waits for its answer.
        let _cancel = CancelOnDrop(Arc::clone(&snapshot.cancelled));
        let done = tokio::task::spawn_blocking(move || answer(&snapshot, &params)).await;
        done.map_err(|error| match error.try_into_panic() {
            // The guard answers for a panic, wherever it happens.
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Error::request_cancelled(),
        })
    }
}

/// Cancels the work on an answer when nothing waits for the answer any more.
struct CancelOnDrop(Arc<AtomicBool>);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Messages for which the trait for servers has no methods.
impl Server {
    pub(crate) async fn set_trace(&self, params: SetTraceParams) {
        self.session.trace_level.set(params.value);
    }

    pub(crate) async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        tagging::cancel(&self.session.tagging, &params.token);
    }

    /// The answer to a rename that is refused. A note that has changed on disk is read again, for the next try.
    pub(crate) fn refuse(&self, refusal: &Refusal) -> Error {
        if let Refusal::Stale(key) = refusal {
            self.session.schedule(Job::Read(vec![key.clone()]));
        }
        rename::error(refusal)
    }
}
