//! Keeps for the next start what the tagger found, and the whole workspace: a while after all notes were taken in or a way
//! through the closed ones, and what is left at the server's end.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::JoinError;
use tower_lsp::ls_types::MessageType;

use super::session::Session;
use super::{ending, lock, threads};
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
    /// Whether the workspace is so different from the one that is kept that it is worth keeping anew.
    changed: AtomicBool,
    /// Whether it may be: not before all notes are taken in, for what is known of the others would be lost; and not where
    /// settings say no.
    allowed: AtomicBool,
    wake: Notify,
    /// Held by who writes: why that failed the last time.
    failure: Mutex<Option<io::ErrorKind>>,
}

impl Keeping {
    /// Something was found.
    pub(super) fn has_news(&self) {
        self.shared.news.store(true, Ordering::Release);
    }

    /// Many notes were taken in, or read.
    pub(super) fn has_changed(&self) {
        self.shared.changed.store(true, Ordering::Release);
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
            say_failure(threads::ASIDE.spawn_blocking(writing(&session)).await);
        }
    }

    /// Writes what was found since it was written last, for somebody who waits for that.
    pub(super) async fn write(&self, session: &Arc<Session>) {
        say_failure(tokio::task::spawn_blocking(writing(session)).await);
    }

    fn write_now(&self, session: &Session) {
        let mut failure = lock(&self.shared.failure);
        let has_news = self.shared.news.swap(false, Ordering::AcqRel);
        let has_changed = self.shared.changed.swap(false, Ordering::AcqRel);
        let snapshot = session.snapshot();
        // Asked for last, so that the snapshot is none of a workspace that is not taken in yet.
        if !self.shared.allowed.load(Ordering::Acquire) {
            self.later(has_news, has_changed);
            return;
        }
        let Some(cache) = Cache::of_user() else { return };
        let folders = snapshot.places.numbered();
        let found = folders.iter().filter(|_| has_news);
        let found = found.map(|(number, folder)| cache.keep(folder, &snapshot.world, *number));
        let workspace = has_changed.then(|| cache.keep_archive(&folders, &snapshot.world));
        // All that can be kept is, whatever fails.
        let errors: Vec<io::Error> = found.chain(workspace).filter_map(Result::err).collect();
        let before = std::mem::replace(&mut *failure, errors.first().map(io::Error::kind));
        if let Some(error) = errors.first() {
            self.later(has_news, has_changed);
            // It is tried again and again, and said once.
            if *failure != before {
                let why = format!("{}: {error}", cache.folder().display());
                session.say(MessageType::WARNING, format!("nothing is kept for the next start: {why}"));
            }
        }
    }

    /// Leaves something to be kept the next time.
    fn later(&self, has_news: bool, has_changed: bool) {
        self.shared.news.fetch_or(has_news, Ordering::AcqRel);
        self.shared.changed.fetch_or(has_changed, Ordering::AcqRel);
    }
}

fn writing(session: &Arc<Session>) -> impl FnOnce() + Send + 'static {
    let session = Arc::clone(session);
    move || session.keeping.write_now(&session)
}

fn say_failure(written: Result<(), JoinError>) {
    if let Err(error) = written {
        tracing::error!("what was found could not be kept: {}", ending(&error));
    }
}
