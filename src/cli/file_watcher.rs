//! Watches the notes for changes by means of the operating system, without polling.

use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use rustc_hash::FxHashSet;

use super::messages::warn;
use super::outcome::Failure;
use super::scope::Scope;
use super::workspace::Workspace;
use crate::config;
use crate::world::FileKey;

/// Debounce: changes are handled once nothing has changed for so long, because editors save several files, or one several
/// times.
const PAUSE: Duration = Duration::from_millis(50);
/// They are handled after so long even if changes go on.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);
/// The interval at which a missing folder is looked for.
const AGAIN: Duration = Duration::from_secs(1);
/// With more changed notes than these, the whole workspace is read again, which is faster than note by note.
pub(super) const MANY: usize = 256;

/// A batch of changes.
#[derive(Default)]
pub(super) struct Changes {
    pub(super) notes: FxHashSet<FileKey>,
    /// More than notes has changed: settings, ignore files or whole folders.
    pub(super) is_more: bool,
    /// The workspace folder itself is gone. A new one in its place has to be watched again.
    pub(super) is_lost: bool,
}

/// A watched folder.
pub(super) struct FileWatcher {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
}

impl FileWatcher {
    /// Watches a folder recursively.
    pub(super) fn new(root: &Path) -> Result<Self, Failure> {
        let (sender, events) = mpsc::channel();
        let watcher = RecommendedWatcher::new(sender, notify::Config::default()).map_err(|error| unwatched(&error))?;
        let mut watching = Self { watcher, events };
        watching.again(root)?;
        Ok(watching)
    }

    /// Watches a folder that has replaced the earlier one.
    pub(super) fn again(&mut self, root: &Path) -> Result<(), Failure> {
        // What is gone may be watched no longer already.
        let _ = self.watcher.unwatch(root);
        self.watcher.watch(root, RecursiveMode::Recursive).map_err(|error| unwatched(&error))
    }

    /// Waits until a missing folder exists again, watches it and reads its notes.
    pub(super) fn find_again(&mut self, scope: &Scope) -> Result<Workspace, Failure> {
        let mut is_told = false;
        loop {
            match Workspace::load_after(scope, |root| self.again(root)) {
                Err(Failure::Message(message)) if !is_told => warn(&format!("{message}; it may come back")),
                Err(Failure::Message(_)) => {}
                other => return other,
            }
            is_told = true;
            thread::sleep(AGAIN);
        }
    }

    /// Waits for a batch of changes. `None` once there will be no more events.
    pub(super) fn next(&self, workspace: &Workspace) -> Option<Changes> {
        let mut changes = Changes::default();
        while changes.notes.is_empty() && !changes.is_more {
            changes.add(self.events.recv().ok()?, workspace);
        }
        let first = Instant::now();
        while first.elapsed() < LONGEST_PAUSE {
            match self.events.recv_timeout(PAUSE) {
                Ok(event) => changes.add(event, workspace),
                Err(_) => break,
            }
        }
        Some(changes)
    }

    /// The changes so far, without waiting.
    pub(super) fn so_far(&self, workspace: &Workspace) -> Changes {
        let mut changes = Changes::default();
        self.events.try_iter().for_each(|event| changes.add(event, workspace));
        changes
    }
}

fn unwatched(error: &notify::Error) -> Failure {
    Failure::Message(format!("cannot watch the notes: {error}"))
}

impl Changes {
    fn add(&mut self, event: notify::Result<Event>, workspace: &Workspace) {
        let event = match event {
            Ok(event) => event,
            Err(error) => return warn(&format!("while watching: {error}")),
        };
        // Reading is no change: we read ourselves.
        if event.kind.is_access() {
            return;
        }
        let takes_away = matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
        self.is_lost |= takes_away && event.paths.iter().any(|path| path == workspace.root());
        self.is_more |= self.is_lost || event.need_rescan();
        event.paths.iter().for_each(|path| self.add_path(path, workspace));
    }

    fn add_path(&mut self, path: &Path, workspace: &Workspace) {
        let Some(key) = workspace.key(path) else { return };
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let decides = name == config::FILE || name == ".gitignore" || name == ".ignore";
        if workspace.reads(&key) && !path.is_dir() {
            self.notes.insert(key);
        } else if decides || (!is_hidden(&key) && (path.is_dir() || workspace.has_notes_in(&key))) {
            self.is_more = true;
        }
    }
}

fn is_hidden(key: &FileKey) -> bool {
    key.path.is_empty() || key.path.split('/').any(|part| part.starts_with('.'))
}
