//! The notes of the server: read at the first request, and refreshed as they change.

use std::cell::OnceCell;
use std::time::{Duration, Instant};

use rustc_hash::FxHashSet;

use super::protocol::RpcError;
use crate::cli::check::{self, FileFinding};
use crate::cli::file_watcher::FileWatcher;
use crate::cli::messages::warn;
use crate::cli::outcome::Failure;
use crate::cli::scope::Scope;
use crate::cli::workspace::Workspace;
use crate::features::{UndefinedSymbol, names_to_define};
use crate::names::EntityId;
use crate::world::FileKey;

/// With more changed notes than these, the whole workspace is read again, which is faster than note by note.
const MANY: usize = 256;
/// A vault that cannot be watched is read again at a request, at most once in this interval.
const AGAIN: Duration = Duration::from_secs(10);

/// The current notes.
pub(super) struct WorkspaceCache<'a> {
    scope: &'a Scope,
    read: Option<Read>,
}

struct Read {
    state: State,
    /// `None` if the file system cannot be watched.
    watching: Option<FileWatcher>,
    at: Instant,
}

/// A state of the notes, with cached results about all of them that are slow to compute and requested page by page.
pub(super) struct State {
    /// Tagged by the first recognizer.
    pub(super) workspace: Workspace,
    undefined: OnceCell<Vec<UndefinedSymbol>>,
    findings: OnceCell<Vec<FileFinding>>,
    entities: OnceCell<Vec<EntityId>>,
}

impl State {
    fn new(workspace: Workspace) -> Self {
        Self {
            workspace: workspace.tagged(),
            undefined: OnceCell::new(),
            findings: OnceCell::new(),
            entities: OnceCell::new(),
        }
    }

    /// The undefined names, the most frequent first.
    pub(super) fn undefined(&self) -> &[UndefinedSymbol] {
        self.undefined.get_or_init(|| names_to_define(&self.workspace.world, usize::MAX))
    }

    /// The findings in all notes in scope.
    pub(super) fn findings(&self) -> &[FileFinding] {
        self.findings.get_or_init(|| check::find(&self.workspace, &self.workspace.config.severities()))
    }

    /// The defined entities, by name.
    pub(super) fn entities(&self) -> &[EntityId] {
        let by_name = || self.workspace.world.entities_by_name().iter().map(|entity| entity.id).collect();
        self.entities.get_or_init(by_name)
    }
}

impl<'a> WorkspaceCache<'a> {
    pub(super) fn new(scope: &'a Scope) -> Self {
        Self { scope, read: None }
    }

    /// The current state; refreshed if notes have changed.
    pub(super) fn now(&mut self) -> Result<&State, RpcError> {
        let read = match self.read.take() {
            Some(read) => self.refreshed(read),
            None => self.load(),
        };
        let read = read.map_err(|failure| match failure {
            Failure::Message(message) => RpcError::internal(message),
            Failure::OutputClosed => RpcError::internal("nobody reads the output"),
        })?;
        Ok(&self.read.insert(read).state)
    }

    /// Rereads files that we have written ourselves, without waiting for file events.
    pub(super) fn take_over(&mut self, written: &FxHashSet<FileKey>) {
        self.read = self.read.take().map(|read| Read { state: again(read.state, written), ..read });
    }

    fn load(&self) -> Result<Read, Failure> {
        let mut watching = None;
        let workspace = Workspace::load_after(self.scope, |root| {
            watching = FileWatcher::new(root).inspect_err(say).ok();
            Ok(())
        })?;
        Ok(Read { state: State::new(workspace), watching, at: Instant::now() })
    }

    fn refreshed(&self, read: Read) -> Result<Read, Failure> {
        let Some(watching) = &read.watching else {
            return if read.at.elapsed() < AGAIN { Ok(read) } else { self.load() };
        };
        let changes = watching.so_far(&read.state.workspace);
        if changes.is_more || changes.notes.len() > MANY {
            return self.load();
        }
        if changes.notes.is_empty() {
            return Ok(read);
        }
        Ok(Read { state: again(read.state, &changes.notes), ..read })
    }
}

/// The state after these notes are reread; the same if none has changed.
fn again(mut state: State, notes: &FxHashSet<FileKey>) -> State {
    let changed = state.workspace.refresh(notes);
    if changed.is_empty() { state } else { State::new(state.workspace) }
}

fn say(failure: &Failure) {
    if let Failure::Message(message) = failure {
        warn(message);
    }
}
