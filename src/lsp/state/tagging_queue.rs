//! What the tagger has to read, and what it remembers of open notes.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustc_hash::FxHashMap;
use tokio::sync::Notify;

use crate::entity_index::FileId;
use crate::lsp::state::lock::lock;
use crate::resolve::{Readers, TagCache};

/// The notes that wait for the tagger.
#[derive(Default)]
pub(crate) struct TaggingQueue {
    /// Open notes that wait for both readers, the newest last.
    waiting: Mutex<Vec<FileId>>,
    /// When the last of them came.
    last_added: Mutex<Option<Instant>>,
    /// What the first reader remembers of open notes …
    first: Mutex<FxHashMap<FileId, TagCache>>,
    /// … and both.
    both: Mutex<FxHashMap<FileId, TagCache>>,
    wake: Notify,
    /// Whether closed notes are to be read: not while they are indexed, and not where settings say no.
    reads_closed: AtomicBool,
    ended: AtomicBool,
}

impl TaggingQueue {
    /// Adds an open note, as the newest.
    pub(crate) fn push(&self, file: FileId) {
        let mut waiting = lock(&self.waiting);
        waiting.retain(|other| *other != file);
        waiting.push(file);
        drop(waiting);
        *lock(&self.last_added) = Some(Instant::now());
        self.wake();
    }

    /// Takes the newest open note.
    pub(crate) fn pop(&self) -> Option<FileId> {
        lock(&self.waiting).pop()
    }

    /// How long ago the last open note was added; nothing if none waits.
    pub(crate) fn since_last_added(&self) -> Option<Duration> {
        let is_waiting = !lock(&self.waiting).is_empty();
        let last_added = lock(&self.last_added).filter(|_| is_waiting)?;
        Some(last_added.elapsed())
    }

    /// Takes what these readers remember of an open note.
    pub(crate) fn take_memory(&self, file: FileId, by: Readers) -> TagCache {
        lock(self.memories(by)).remove(&file).unwrap_or_default()
    }

    /// Keeps what these readers remember of an open note.
    pub(crate) fn put_memory(&self, file: FileId, by: Readers, memory: TagCache) {
        lock(self.memories(by)).insert(file, memory);
    }

    fn memories(&self, by: Readers) -> &Mutex<FxHashMap<FileId, TagCache>> {
        match by {
            Readers::First => &self.first,
            Readers::Both => &self.both,
        }
    }

    /// Forgets a note that was closed. The caller holds the session's state.
    pub(crate) fn forget(&self, file: FileId) {
        lock(&self.waiting).retain(|other| *other != file);
        lock(&self.first).remove(&file);
        lock(&self.both).remove(&file);
    }

    /// Forgets all notes, because their numbers are others now. The caller holds the session's state.
    pub(crate) fn forget_all(&self) {
        lock(&self.waiting).clear();
        lock(&self.first).clear();
        lock(&self.both).clear();
    }

    /// Says whether closed notes may be read.
    pub(crate) fn read_closed(&self, allowed: bool) {
        self.reads_closed.store(allowed, Ordering::Release);
        self.wake();
    }

    /// Whether closed notes may be read.
    pub(crate) fn reads_closed(&self) -> bool {
        self.reads_closed.load(Ordering::Acquire)
    }

    /// There may be something to read.
    pub(crate) fn wake(&self) {
        self.wake.notify_one();
    }

    /// Waits until there may be something to read.
    pub(crate) async fn woken(&self) {
        self.wake.notified().await;
    }

    /// Begins nothing new any more.
    pub(crate) fn end(&self) {
        self.ended.store(true, Ordering::Release);
        self.wake();
    }

    /// Whether nothing new is to be begun.
    pub(crate) fn has_ended(&self) -> bool {
        self.ended.load(Ordering::Acquire)
    }
}
