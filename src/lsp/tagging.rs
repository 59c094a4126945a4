//! Names that nobody has defined, looked for in the background: in open notes by the first reader, together with their
//! diagnostics, and then by both; last in closed notes.
//!
//! The readers work on snapshots and texts, so that nobody waits for them, and what they found in a text that is another
//! by then is dropped. A note's memory keeps what they have read all the same, so little of it is lost.

mod round;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rustc_hash::FxHashMap;
use tokio::sync::Notify;
use tower_lsp::ls_types::ProgressToken;

use round::{OF_CLOSED, Round, TOKEN};

use super::session::Session;
use super::{ending, lock, threads};
use crate::config::UndefinedNames;
use crate::entity_index::FileId;
use crate::names::normalize::fold;
use crate::names::token::words;
use crate::resolve::{self, Readers, TagCache};
use crate::world::FileData;

/// How long nobody must have typed before both readers read: the second one costs more than a keystroke may.
const PAUSE: Duration = Duration::from_millis(300);

/// Knows what is to be read.
#[derive(Clone, Default)]
pub(super) struct Tagging {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    /// Open notes that wait for both readers, the newest last.
    waiting: Mutex<Vec<FileId>>,
    /// When the last of them came.
    came: Mutex<Option<Instant>>,
    /// What the first reader remembers of open notes …
    first: Mutex<FxHashMap<FileId, TagCache>>,
    /// … and both.
    both: Mutex<FxHashMap<FileId, TagCache>>,
    wake: Notify,
    /// Whether closed notes are to be read: not while they are taken in, and not where settings say no.
    reads_closed: AtomicBool,
    ended: AtomicBool,
}

impl Tagging {
    /// Lets the first reader read an open note at once, and both later. For the thread that computes diagnostics.
    pub(super) fn read_open(&self, session: &Session, file: FileId) {
        self.read(session, file, Readers::First);
        let snapshot = session.snapshot();
        let open = snapshot.world.file(file).filter(|data| !data.ignored).and_then(|data| data.open.as_ref());
        if open.is_some_and(|open| !open.is_read_by(Readers::Both)) {
            let mut waiting = lock(&self.shared.waiting);
            waiting.retain(|other| *other != file);
            waiting.push(file);
            drop(waiting);
            *lock(&self.shared.came) = Some(Instant::now());
            self.wake();
        }
    }

    /// Forgets a note that was closed. The caller holds the session's state.
    pub(super) fn forget(&self, file: FileId) {
        lock(&self.shared.waiting).retain(|other| *other != file);
        lock(&self.shared.first).remove(&file);
        lock(&self.shared.both).remove(&file);
    }

    /// Forgets all notes, because their numbers are others now. The caller holds the session's state.
    pub(super) fn forget_all(&self) {
        lock(&self.shared.waiting).clear();
        lock(&self.shared.first).clear();
        lock(&self.shared.both).clear();
    }

    /// Says whether closed notes may be read.
    pub(super) fn read_closed(&self, allowed: bool) {
        self.shared.reads_closed.store(allowed, Ordering::Release);
        self.wake();
    }

    /// Stops the round that is shown under a token. Closed notes are then left alone until the folders are read again.
    pub(super) fn cancel(&self, token: &ProgressToken) {
        if matches!(token, ProgressToken::String(token) if token.starts_with(TOKEN)) {
            self.read_closed(false);
        }
    }

    /// There may be something to read.
    pub(super) fn wake(&self) {
        self.shared.wake.notify_one();
    }

    /// Begins nothing new any more.
    pub(super) fn end(&self) {
        self.shared.ended.store(true, Ordering::Release);
        self.wake();
    }

    /// Reads until the session ends, one piece of work after the other.
    pub(super) async fn run(self, session: Arc<Session>) {
        let mut round = Round::default();
        while !self.shared.ended.load(Ordering::Acquire) {
            while let Some(rest) = self.until_pause() {
                tokio::time::sleep(rest).await;
            }
            let own = Arc::clone(&session);
            let done = threads::TAGGING.spawn_blocking(move || {
                let has_worked = own.tagging.step(&own, &mut round);
                (round, has_worked)
            });
            let (left, has_worked) = done.await.unwrap_or_else(|error| {
                tracing::error!("notes could not be searched for names: {}", ending(&error));
                (Round::default(), false)
            });
            round = left;
            if !has_worked {
                self.shared.wake.notified().await;
            }
        }
    }

    /// How long to wait for whoever types to pause; nothing if no open note waits, or they do.
    fn until_pause(&self) -> Option<Duration> {
        let waits = !lock(&self.shared.waiting).is_empty();
        let came = lock(&self.shared.came).filter(|_| waits)?;
        PAUSE.checked_sub(came.elapsed()).filter(|rest| !rest.is_zero())
    }

    /// Does what is most urgent. Says whether more may be left to do.
    fn step(&self, session: &Session, round: &mut Round) -> bool {
        let newest = lock(&self.shared.waiting).pop();
        let Some(file) = newest else { return round.step(session, self.shared.reads_closed.load(Ordering::Acquire)) };
        if self.read(session, file, Readers::Both) {
            session.publisher.mark(std::iter::once(file));
        }
        true
    }

    /// Reads the notes that may have a name and have not been read yet, for whoever must know where it stands. Says whether
    /// all of them could be read.
    pub(super) fn look_for(&self, session: &Session, name: &str) -> bool {
        let words: Vec<String> = words(name).map(|(_, word)| fold(word)).collect();
        let snapshot = session.snapshot();
        let is_unread = |data: &FileData| {
            let is_behind = data.open.as_ref().is_some_and(|open| !open.is_read_by(Readers::Both));
            is_behind && !data.ignored && words.iter().all(|word| data.has_word(word))
        };
        let open: Vec<FileId> = snapshot.world.files().filter(|(_, data)| is_unread(data)).map(|(id, _)| id).collect();
        for file in &open {
            self.read(session, *file, Readers::Both);
        }
        // Somebody may have typed on meanwhile.
        let now = session.snapshot();
        if open.iter().filter_map(|file| now.world.file(*file)).any(is_unread) {
            return false;
        }
        if snapshot.config.undefined_names != UndefinedNames::Vault {
            return true;
        }
        let unread = snapshot.world.files().filter(|(_, data)| data.is_unread(OF_CLOSED));
        let may_have_it = unread.filter(|(_, data)| words.iter().all(|word| data.has_word(word)));
        let files: Vec<FileId> = may_have_it.map(|(id, _)| id).collect();
        round::read_all(session, &files, None)
    }

    /// Lets the tagger read an open note, unless these readers have. Says whether anything came of it.
    fn read(&self, session: &Session, file: FileId, by: Readers) -> bool {
        let snapshot = session.snapshot();
        let Some(data) = snapshot.world.file(file).filter(|data| !data.ignored) else { return false };
        let Some(open) = data.open.as_ref().filter(|open| !open.is_read_by(by)) else { return false };
        let memories = match by {
            Readers::First => &self.shared.first,
            Readers::Both => &self.shared.both,
        };
        let mut memory = lock(memories).remove(&file).unwrap_or_default();
        let found = resolve::tags(&open.parsed, &open.text, by, &mut memory);
        let mut state = session.state();
        if state.world.file(file).is_some_and(|now| now.open.is_some()) {
            lock(memories).insert(file, memory);
        }
        let is_taken = state.world.tag(file, &open.text, by, found);
        if is_taken {
            session.publish(&state);
            session.keeping.has_news();
        }
        is_taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rounds_through_closed_notes_can_be_stopped() {
        let tagging = Tagging::default();
        tagging.read_closed(true);
        let reads = |token: ProgressToken| {
            tagging.cancel(&token);
            tagging.shared.reads_closed.load(Ordering::Acquire)
        };
        assert!(reads(ProgressToken::String("whoswho-index-1".to_owned())));
        assert!(reads(ProgressToken::Number(1)));
        assert!(!reads(ProgressToken::String(format!("{TOKEN}1"))));
    }
}
