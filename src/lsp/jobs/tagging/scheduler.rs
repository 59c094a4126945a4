//! Decides what is tagged next.

use std::sync::Arc;
use std::time::Duration;

use tower_lsp::ls_types::ProgressToken;

use crate::lsp::jobs::background_threads::{self, failure};
use crate::lsp::jobs::tagging::closed_notes::{Pass, TOKEN};
use crate::lsp::jobs::tagging::open_notes::read;
use crate::lsp::state::session::Session;
use crate::lsp::state::tagging_queue::TaggingQueue;
use crate::resolve::Readers;

/// How long a pause in typing must be before both readers read: the second one costs more than a keystroke may.
const PAUSE: Duration = Duration::from_millis(300);

/// Reads until the session ends, one piece of work after the other.
pub(crate) async fn run(session: Arc<Session>) {
    let mut pass = Pass::default();
    while !session.tagging.has_ended() {
        while let Some(rest) = until_pause(&session.tagging) {
            tokio::time::sleep(rest).await;
        }
        let own = Arc::clone(&session);
        let done = background_threads::TAGGING.spawn_blocking(move || {
            let has_worked = step(&own, &mut pass);
            (pass, has_worked)
        });
        let (left, has_worked) = done.await.unwrap_or_else(|error| {
            tracing::error!("notes could not be searched for names: {}", failure(&error));
            (Pass::default(), false)
        });
        pass = left;
        if !has_worked {
            session.tagging.woken().await;
        }
    }
}

/// How long to wait for a pause in typing; nothing if no open note waits, or there is one.
fn until_pause(queue: &TaggingQueue) -> Option<Duration> {
    PAUSE.checked_sub(queue.since_last_added()?).filter(|rest| !rest.is_zero())
}

/// Does what is most urgent. Says whether more may be left to do.
fn step(session: &Session, pass: &mut Pass) -> bool {
    let Some(file) = session.tagging.pop() else { return pass.step(session, session.tagging.reads_closed()) };
    if read(session, file, Readers::Both) {
        session.diagnostics.mark(std::iter::once(file));
    }
    true
}

/// Stops the pass that is shown under a token. Closed notes are then left alone until the folders are read again.
pub(crate) fn cancel(queue: &TaggingQueue, token: &ProgressToken) {
    if matches!(token, ProgressToken::String(token) if token.starts_with(TOKEN)) {
        queue.read_closed(false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_passes_through_closed_notes_can_be_stopped() {
        let queue = TaggingQueue::default();
        queue.read_closed(true);
        let reads = |token: ProgressToken| {
            cancel(&queue, &token);
            queue.reads_closed()
        };
        assert!(reads(ProgressToken::String("whoswho-index-1".to_owned())));
        assert!(reads(ProgressToken::Number(1)));
        assert!(!reads(ProgressToken::String(format!("{TOKEN}1"))));
    }
}
