//! The way through the closed notes that have not been read: on all cores but one, a few notes at a time.

use std::thread::available_parallelism;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::entity_index::FileId;
use crate::lsp::session::Session;
use crate::lsp::threads;
use crate::lsp::work::Job;
use crate::resolve::Readers;
use crate::world::{ClosedNote, FileKey};

/// Who reads closed notes. The second reader would take minutes for a large vault, and nothing is underlined in them.
pub(super) const OF_CLOSED: Readers = Readers::First;
/// What the tokens of shown rounds begin with.
pub(super) const TOKEN: &str = "whoswho-names-";
/// How many closed notes a thread reads before somebody looks for more urgent work: it takes a hundredth of a second or
/// two.
const BATCH: usize = 16;
/// More notes than this are read by several threads, and the editor may show how far they are. Fewer are done before
/// anybody could see it.
const FEW: usize = 64;

/// One way through the closed notes that have not been read.
#[derive(Default)]
pub(super) struct Round {
    /// Which one it is, for the editor.
    number: u32,
    /// Who reads; while there are only few notes, whoever comes. Nobody else may be kept waiting by them: requests and the
    /// reading of folders have threads of their own.
    threads: Option<ThreadPool>,
    left: Vec<FileId>,
    done: usize,
    total: usize,
}

impl Round {
    /// Reads a batch of notes, of a new round if there is none. Says whether more are left.
    pub(super) fn step(&mut self, session: &Session, allowed: bool) -> bool {
        if !allowed {
            self.left.clear();
        } else if self.left.is_empty() {
            self.begin(session);
        }
        let size = BATCH * self.threads.as_ref().map_or(1, ThreadPool::current_num_threads);
        let batch = self.left.split_off(self.left.len().saturating_sub(size));
        read_all(session, &batch, self.threads.as_ref());
        self.done += batch.len();
        if self.left.is_empty() {
            self.end(session);
        } else {
            self.report(session);
        }
        !self.left.is_empty()
    }

    fn begin(&mut self, session: &Session) {
        self.left = session.snapshot().world.unread(OF_CLOSED);
        self.left.reverse();
        (self.done, self.total) = (0, self.left.len());
        if self.is_long() {
            self.number += 1;
            self.threads = threads();
            session.outbox.progress_begin_cancellable(&self.token(), "whoswho: looking for names");
        }
    }

    fn report(&self, session: &Session) {
        let percentage = u32::try_from(self.done * 100 / self.total.max(1)).ok();
        session.outbox.progress_report(&self.token(), self.message(), percentage);
    }

    fn end(&mut self, session: &Session) {
        // With them goes what they remember.
        self.threads = None;
        if self.is_long() {
            session.outbox.progress_end(&self.token(), self.message());
        }
        if self.done > 0 {
            // Who is mentioned elsewhere may matter to what is flagged in open notes.
            session.mark_open();
            session.keeping.write_soon();
        }
        (self.done, self.total) = (0, 0);
    }

    fn is_long(&self) -> bool {
        self.total > FEW
    }

    fn token(&self) -> String {
        format!("{TOKEN}{}", self.number)
    }

    fn message(&self) -> String {
        format!("{} of {} notes", grouped(self.done), grouped(self.total))
    }
}

/// Reads closed notes from the disk. Those that are not there as the workspace knows them are taken in again first; says
/// whether there were none.
pub(super) fn read_all(session: &Session, files: &[FileId], threads: Option<&ThreadPool>) -> bool {
    let notes: Vec<Result<ClosedNote, FileKey>> = match threads {
        Some(threads) => threads.install(|| files.par_iter().filter_map(|file| read(session, *file)).collect()),
        None => files.iter().filter_map(|file| read(session, *file)).collect(),
    };
    let (read, stale): (Vec<_>, Vec<_>) = notes.into_iter().partition(Result::is_ok);
    if !read.is_empty() {
        let mut state = session.state();
        for note in read.into_iter().flatten() {
            state.world.tag_closed(note);
        }
        session.publish(&state);
        session.keeping.has_news();
        session.keeping.has_changed();
    }
    let is_whole = stale.is_empty();
    if !is_whole {
        session.work(Job::Read(stale.into_iter().filter_map(Result::err).collect()));
    }
    is_whole
}

/// A thread for every core but one, so that answers do not wait for a core; and where these are few, others go first.
fn threads() -> Option<ThreadPool> {
    let count = available_parallelism().map_or(1, usize::from).saturating_sub(1).max(1);
    let threads = ThreadPoolBuilder::new()
        .num_threads(count)
        .thread_name(|number| format!("tagger-{number}"))
        .start_handler(|_| threads::stand_back())
        .build();
    threads.inspect_err(|error| tracing::warn!("no threads to look for names: {error}")).ok()
}

/// Reads a closed note, if it is still to be read; its key if it is another by now.
fn read(session: &Session, file: FileId) -> Option<Result<ClosedNote, FileKey>> {
    let snapshot = session.snapshot();
    let data = snapshot.world.file(file).filter(|data| data.is_unread(OF_CLOSED))?;
    let note = snapshot.text_on_disk(&data.key).and_then(|text| snapshot.world.read_closed(file, &text, OF_CLOSED));
    Some(note.ok_or_else(|| data.key.clone()))
}

/// A number as one reads it: `1,200`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn names_are_looked_for_when_nobody_else_wants_the_core() {
        let priority = || rustix::process::getpriority_process(None);
        let threads = threads().expect("there are threads");
        assert_eq!(threads.install(priority), Ok(threads::PRIORITY));
        assert_eq!(priority(), Ok(0));
    }
}
