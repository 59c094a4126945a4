//! What has to be written for the next start.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};

use tokio::sync::Notify;

use crate::lsp::state::lock::lock;

/// Whether there is anything to be written, and whether it may be.
#[derive(Default)]
pub(crate) struct Unsaved {
    /// Whether tags were found that are not written.
    tags: AtomicBool,
    /// Whether the workspace is so different from the one that is written that it is worth writing anew.
    workspace: AtomicBool,
    /// Whether it may be: not before all notes are indexed, for what is known of the others would be lost; and not where
    /// settings say no.
    allowed: AtomicBool,
    wake: Notify,
    /// Held while writing: why that failed the last time.
    failure: Mutex<Option<io::ErrorKind>>,
}

/// What there is to be written.
#[derive(Clone, Copy)]
pub(crate) struct Pending {
    pub(crate) tags: bool,
    pub(crate) workspace: bool,
}

impl Unsaved {
    /// Tags were found.
    pub(crate) fn mark_tags(&self) {
        self.tags.store(true, Ordering::Release);
    }

    /// Many notes were indexed or tagged.
    pub(crate) fn mark_workspace(&self) {
        self.workspace.store(true, Ordering::Release);
    }

    /// Asks for what is marked to be written, in a while.
    pub(crate) fn save_soon(&self) {
        self.wake.notify_one();
    }

    /// Waits until that is asked for.
    pub(crate) async fn until_wanted(&self) {
        self.wake.notified().await;
    }

    /// Says whether anything may be written.
    pub(crate) fn allow(&self, allowed: bool) {
        self.allowed.store(allowed, Ordering::Release);
    }

    /// Whether anything may be written.
    pub(crate) fn is_allowed(&self) -> bool {
        self.allowed.load(Ordering::Acquire)
    }

    /// Takes what is marked.
    pub(crate) fn take(&self) -> Pending {
        Pending {
            tags: self.tags.swap(false, Ordering::AcqRel),
            workspace: self.workspace.swap(false, Ordering::AcqRel),
        }
    }

    /// Marks again what was taken and could not be written.
    pub(crate) fn put_back(&self, pending: Pending) {
        self.tags.fetch_or(pending.tags, Ordering::AcqRel);
        self.workspace.fetch_or(pending.workspace, Ordering::AcqRel);
    }

    /// Why it could not be written the last time. Held while writing, so that only one thread does.
    pub(crate) fn failure(&self) -> MutexGuard<'_, Option<io::ErrorKind>> {
        lock(&self.failure)
    }
}
