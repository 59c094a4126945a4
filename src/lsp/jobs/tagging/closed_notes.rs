//! Tags closed notes that have not been read: on all cores but one, a few notes at a time.

use std::thread::available_parallelism;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::entity_index::FileId;
use crate::lsp::jobs::background_threads::lower_priority;
use crate::lsp::state::job::Job;
use crate::lsp::state::session::Session;
use crate::resolve::Readers;
use crate::world::{ClosedNote, FileKey};

/// The readers of closed notes. The second reader would take minutes for a large vault, and nothing is underlined in them.
pub(crate) const READERS: Readers = Readers::First;
/// What the tokens of passes that are shown begin with.
pub(crate) const TOKEN: &str = "whoswho-names-";
/// How many closed notes a thread reads before more urgent work is looked for: it takes a hundredth of a second or
/// two.
const BATCH: usize = 16;
/// More notes than this are read by several threads, and the editor may show how far they are. Fewer are done before
/// anybody could see it.
const FEW: usize = 64;

/// One pass through the closed notes that have not been read.
#[derive(Default)]
pub(crate) struct Pass {
    /// Which one it is, for the editor.
    number: u32,
    /// The threads that read; none while there are only few notes, which the calling thread reads. Nothing else uses them:
    /// requests and the reading of folders have threads of their own.
    threads: Option<ThreadPool>,
    left: Vec<FileId>,
    done: usize,
    total: usize,
}

impl Pass {
    /// Reads a batch of notes, of a new pass if there is none. Says whether more are left.
    pub(crate) fn step(&mut self, session: &Session, allowed: bool) -> bool {
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
        self.left = session.snapshot().world.unread(READERS);
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
            // What is mentioned elsewhere may matter to what is flagged in open notes.
            session.mark_open();
            session.unsaved.save_soon();
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

/// Reads closed notes from the disk. Those that are not there as the workspace knows them are read again first; says
/// whether there were none.
pub(crate) fn read_all(session: &Session, files: &[FileId], threads: Option<&ThreadPool>) -> bool {
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
        session.unsaved.mark_tags();
        session.unsaved.mark_workspace();
    }
    let is_whole = stale.is_empty();
    if !is_whole {
        session.schedule(Job::Read(stale.into_iter().filter_map(Result::err).collect()));
    }
    is_whole
}

/// A thread for every core but one, so that answers do not wait for a core; and where these are few, others go first.
fn threads() -> Option<ThreadPool> {
    let count = available_parallelism().map_or(1, usize::from).saturating_sub(1).max(1);
    let threads = ThreadPoolBuilder::new()
        .num_threads(count)
        .thread_name(|number| format!("tagger-{number}"))
        .start_handler(|_| lower_priority())
        .build();
    threads.inspect_err(|error| tracing::warn!("no threads to look for names: {error}")).ok()
}

/// Reads a closed note, if it is still to be read; its key if it is another by now.
fn read(session: &Session, file: FileId) -> Option<Result<ClosedNote, FileKey>> {
    let snapshot = session.snapshot();
    let data = snapshot.world.file(file).filter(|data| data.is_unread(READERS))?;
    let note = snapshot.text_on_disk(&data.key).and_then(|text| snapshot.world.read_closed(file, &text, READERS));
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
    use crate::lsp::jobs::background_threads;

    #[test]
    fn closed_notes_are_tagged_at_a_low_priority() {
        let priority = || rustix::process::getpriority_process(None);
        let threads = threads().expect("there are threads");
        assert_eq!(threads.install(priority), Ok(background_threads::LOW));
        assert_eq!(priority(), Ok(0));
    }
}
