//! Open notes whose diagnostics have to be computed.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use rustc_hash::FxHashSet;
use tokio::sync::{Notify, watch};

use crate::config::Config;
use crate::entity_index::FileId;
use crate::lsp::state::lock::lock;

/// The notes, and when they may be worked on.
pub(crate) struct DiagnosticsQueue {
    marked: Mutex<FxHashSet<FileId>>,
    wake: Notify,
    /// Whether the folders have been read: before that every link would seem broken.
    indexed: watch::Sender<bool>,
    debounce_ms: AtomicU32,
}

impl Default for DiagnosticsQueue {
    fn default() -> Self {
        Self {
            marked: Mutex::default(),
            wake: Notify::default(),
            indexed: watch::Sender::new(false),
            debounce_ms: AtomicU32::new(Config::default().diagnostics_debounce_ms),
        }
    }
}

impl DiagnosticsQueue {
    /// Asks for the diagnostics of these notes to be computed.
    pub(crate) fn mark(&self, notes: impl Iterator<Item = FileId>) {
        lock(&self.marked).extend(notes);
        self.wake.notify_one();
    }

    /// Takes all notes that are marked.
    pub(crate) fn take_marked(&self) -> Vec<FileId> {
        lock(&self.marked).drain().collect()
    }

    /// Waits until notes are marked, and then until no more are likely to follow.
    pub(crate) async fn debounced(&self) {
        self.wake.notified().await;
        tokio::time::sleep(Duration::from_millis(u64::from(self.debounce_ms.load(Ordering::Relaxed)))).await;
    }

    /// The folders have been read: diagnostics may be sent from now on.
    pub(crate) fn set_indexed(&self) {
        self.indexed.send_replace(true);
        self.wake.notify_one();
    }

    /// Whether the folders have been read.
    pub(crate) fn is_indexed(&self) -> bool {
        *self.indexed.borrow()
    }

    /// Waits until the folders have been read.
    pub(crate) async fn until_indexed(&self) {
        // It fails only when the sender is gone, which this very value keeps.
        let _ = self.indexed.subscribe().wait_for(|indexed| *indexed).await;
    }

    pub(crate) fn set_debounce(&self, milliseconds: u32) {
        self.debounce_ms.store(milliseconds, Ordering::Relaxed);
    }
}
