//! Writes for the next start what the tagger found, and the whole workspace: a while after all notes were indexed or closed
//! ones were tagged, and what is left at the server's end.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinError;
use tower_lsp::ls_types::MessageType;

use crate::disk::cache::Cache;
use crate::lsp::jobs::background_threads::{self, failure};
use crate::lsp::state::session::Session;

/// How long it is written after it was found, together with all that is found meanwhile.
const PAUSE: Duration = Duration::from_secs(5);

/// Writes when asked to, until the session ends.
pub(crate) async fn run(session: Arc<Session>) {
    loop {
        session.unsaved.until_wanted().await;
        tokio::time::sleep(PAUSE).await;
        log_failure(background_threads::LOW_PRIORITY.spawn_blocking(writing(&session)).await);
    }
}

/// Writes what was found since it was written last, for a caller that waits for that.
pub(crate) async fn write(session: &Arc<Session>) {
    log_failure(tokio::task::spawn_blocking(writing(session)).await);
}

fn write_now(session: &Session) {
    let unsaved = &session.unsaved;
    let mut failure = unsaved.failure();
    let pending = unsaved.take();
    let snapshot = session.snapshot();
    // Asked for last, so that the snapshot is none of a workspace that is not indexed yet.
    if !unsaved.is_allowed() {
        unsaved.put_back(pending);
        return;
    }
    let Some(cache) = Cache::of_user() else { return };
    let folders = snapshot.folders.numbered();
    let tags = folders.iter().filter(|_| pending.tags);
    let tags = tags.map(|(number, folder)| cache.keep(folder, &snapshot.world, *number));
    let workspace = pending.workspace.then(|| cache.keep_archive(&folders, &snapshot.world));
    // All that can be written is, whatever fails.
    let errors: Vec<io::Error> = tags.chain(workspace).filter_map(Result::err).collect();
    let before = std::mem::replace(&mut *failure, errors.first().map(io::Error::kind));
    if let Some(error) = errors.first() {
        unsaved.put_back(pending);
        // It is tried again and again, and said once.
        if *failure != before {
            let why = format!("{}: {error}", cache.folder().display());
            session.log(MessageType::WARNING, format!("nothing is kept for the next start: {why}"));
        }
    }
}

fn writing(session: &Arc<Session>) -> impl FnOnce() + Send + 'static {
    let session = Arc::clone(session);
    move || write_now(&session)
}

fn log_failure(written: Result<(), JoinError>) {
    if let Err(error) = written {
        tracing::error!("what was found could not be kept: {}", failure(&error));
    }
}
