//! Keeps what the tagger found for the next start: a while after a way through the closed notes, and at the server's end.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::Notify;

use super::lock;
use super::session::Session;
use crate::disk::cache::Cache;

/// How long it is written after it was found, together with all that is found meanwhile.
const PAUSE: Duration = Duration::from_secs(5);

/// Knows whether there is anything to be kept.
#[derive(Clone, Default)]
pub(super) struct Keeping {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    /// Whether anything was found that is not kept.
    news: AtomicBool,
    /// Whether it may be: not before all notes are taken in, for what is known of the others would be lost; and not where
    /// settings say no.
    allowed: AtomicBool,
    wake: Notify,
    /// Held by who writes.
    turn: Mutex<()>,
}

impl Keeping {
    /// Something was found.
    pub(super) fn has_news(&self) {
        self.shared.news.store(true, Ordering::Release);
    }

    /// Asks for what was found to be written, in a while.
    pub(super) fn write_soon(&self) {
        self.shared.wake.notify_one();
    }

    /// Says whether anything may be kept.
    pub(super) fn allow(&self, allowed: bool) {
        self.shared.allowed.store(allowed, Ordering::Release);
    }

    /// Writes when asked to, until the session ends.
    pub(super) async fn run(self, session: Arc<Session>) {
        loop {
            self.shared.wake.notified().await;
            tokio::time::sleep(PAUSE).await;
            self.write(&session).await;
        }
    }

    /// Writes what was found since it was written last.
    pub(super) async fn write(&self, session: &Arc<Session>) {
        let session = Arc::clone(session);
        let written = tokio::task::spawn_blocking(move || session.keeping.write_now(&session)).await;
        if let Err(error) = written {
            tracing::error!("what was found could not be kept: {error}");
        }
    }

    fn write_now(&self, session: &Session) {
        let _turn = lock(&self.shared.turn);
        let has_news = self.shared.news.swap(false, Ordering::AcqRel);
        let snapshot = session.snapshot();
        // Asked for last, so that the snapshot is none of a workspace that is not taken in yet.
        if !has_news || !self.shared.allowed.load(Ordering::Acquire) {
            return;
        }
        let Some(cache) = Cache::of_user() else { return };
        for (number, folder) in snapshot.places.folders() {
            if let Err(error) = cache.keep(folder, &snapshot.world, number) {
                tracing::warn!("what was found in {} could not be kept: {error}", folder.display());
            }
        }
    }
}
