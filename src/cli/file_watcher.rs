//! Changes of changed notes, from the system rather than by looking again and again.

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

/// Editors change several files at once, or one several times: this long nothing may change before the notes are looked at.
const PAUSE: Duration = Duration::from_millis(50);
/// So long at most the notes are not looked at while something always changes.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);
/// After so long it is looked whether a folder that is gone is there again.
const AGAIN: Duration = Duration::from_secs(1);
/// From so many changed notes on, all are read: that is faster than one by one.
pub(super) const MANY: usize = 256;

/// What has changed.
#[derive(Default)]
pub(super) struct Changes {
    pub(super) notes: FxHashSet<FileKey>,
    /// Not only notes: settings, what is ignored, or whole folders.
    pub(super) is_more: bool,
    /// The folder itself is gone, and nobody watches the one that may take its place.
    pub(super) is_lost: bool,
}

/// A folder whose changes the system tells.
pub(super) struct FileWatcher {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
}

impl FileWatcher {
    /// Watches a folder and all in it.
    pub(super) fn new(root: &Path) -> Result<Self, Failure> {
        let (sender, events) = mpsc::channel();
        let watcher = RecommendedWatcher::new(sender, notify::Config::default()).map_err(|error| unwatched(&error))?;
        let mut watching = Self { watcher, events };
        watching.again(root)?;
        Ok(watching)
    }

    /// Watches a folder that took the place of another one.
    pub(super) fn again(&mut self, root: &Path) -> Result<(), Failure> {
        // What is gone may be watched no longer already.
        let _ = self.watcher.unwatch(root);
        self.watcher.watch(root, RecursiveMode::Recursive).map_err(|error| unwatched(&error))
    }

    /// Reads the notes in a folder that is gone, as soon as there is one again. It is another one, to be watched anew.
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

    /// Waits for something to change, and for the end of it. `None` when nothing will be said any more.
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

    /// What has changed by now.
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
