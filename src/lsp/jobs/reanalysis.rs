//! Reads single notes again: those that have changed, and those whose mentions may mean another entity since definitions have
//! changed.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use tower_lsp::ls_types::MessageType;

use crate::disk::{self, Folder};
use crate::lsp::jobs::analysis::analyse;
use crate::lsp::jobs::background_threads;
use crate::lsp::state::session::Session;
use crate::lsp::state::workspace_folders::WorkspaceFolders;
use crate::world::{Changed, FileKey, Read, World};

/// More notes that change together than these, as when a branch is checked out or a folder gets another name, are read
/// with all others: each by itself would make every other note be looked at again for each of them.
pub(crate) const BULK: usize = 200;

/// Closed notes as they are on disk.
#[derive(Default)]
pub(crate) struct Reanalysis {
    /// Those that say what they said, without their structure. Only what they mention may be another.
    unchanged: Vec<Read>,
    /// Those that say something else, or are new …
    changed: Vec<Read>,
    /// … or gone.
    gone: Vec<FileKey>,
}

impl Reanalysis {
    /// Reads these notes, and those in these folders, that are there or have been. Those that an editor has open are left
    /// to it.
    pub(crate) fn read(session: &Session, wanted: &FxHashSet<FileKey>) -> Self {
        let snapshot = session.snapshot();
        let readable = readable(session, &snapshot.folders, wanted);
        let known = known(&snapshot.world, wanted);
        let closed: FxHashSet<FileKey> =
            known.chain(readable.iter()).filter(|key| !is_open(&snapshot.world, key)).cloned().collect();
        // A note that may no longer be looked for is not gone.
        let out_of_sight = closed.difference(&readable).filter_map(|key| snapshot.folders.path(key));
        let problems: BTreeSet<String> = out_of_sight.filter_map(|path| disk::hidden(&path)).collect();
        problems.into_iter().for_each(|problem| session.log(MessageType::WARNING, problem));
        let read_one = |key: FileKey| {
            let path = snapshot.folders.path(&key).filter(|_| readable.contains(&key));
            let text = path.and_then(|path| {
                disk::read_note(&path).inspect_err(|problem| session.log(MessageType::WARNING, problem)).ok()
            });
            let Some(text) = text else { return Self { gone: vec![key], ..Self::default() } };
            let mut note = snapshot.world.read_closed_incremental(&key, &text);
            if snapshot.world.says_the_same(&key, &text, &note) {
                note.forget_structure();
                Self { unchanged: vec![(key, text, note)], ..Self::default() }
            } else {
                Self { changed: vec![(key, text, note)], ..Self::default() }
            }
        };
        background_threads::on_all_cores(|| closed.into_par_iter().map(read_one).reduce(Self::default, Self::and))
    }

    fn and(mut self, mut more: Self) -> Self {
        self.unchanged.append(&mut more.unchanged);
        self.changed.append(&mut more.changed);
        self.gone.append(&mut more.gone);
        self
    }

    /// How many notes are others than they were.
    pub(crate) fn count_changed(&self) -> usize {
        self.changed.len() + self.gone.len()
    }

    /// Brings the workspace up to date with them.
    pub(crate) fn apply(self, session: &Session) {
        let changed = self.changed.into_iter().map(|(key, text, note)| (key, Some((text, note))));
        for (key, note) in changed.chain(self.gone.into_iter().map(|key| (key, None))) {
            let mut state = session.state();
            if is_open(&state.world, &key) {
                continue;
            }
            let change: Changed = match note {
                Some((text, note)) => state.world.put(key, text, note, None),
                None => state.world.remove(&key),
            };
            session.publish_change(&state, change);
        }
        let mut world = session.state().world.clone();
        for slice in world.batch(self.unchanged).slices() {
            background_threads::on_all_cores(|| analyse(session, &slice, &mut world));
        }
        session.tagging.wake();
    }
}

fn is_open(world: &World, key: &FileKey) -> bool {
    world.find(key).and_then(|id| world.file(id)).is_some_and(|file| file.open.is_some())
}

/// The notes at some places, or in folders there, that the settings and `.gitignore` let us read.
fn readable(session: &Session, folders: &WorkspaceFolders, wanted: &FxHashSet<FileKey>) -> FxHashSet<FileKey> {
    let config = Arc::clone(&session.state().config);
    let workspace = folders.paths();
    let of_folder = |(root, path)| {
        Folder { root, path, exclude: &config.exclude, named: config.named(), workspace: &workspace }.at(wanted)
    };
    folders.iter().flat_map(of_folder).collect()
}

/// The notes that are known at some places, or in folders there.
fn known<'w>(world: &'w World, wanted: &'w FxHashSet<FileKey>) -> impl Iterator<Item = &'w FileKey> {
    let (notes, others): (Vec<&FileKey>, Vec<&FileKey>) = wanted.iter().partition(|key| world.find(key).is_some());
    let folders: FxHashSet<(u32, &str)> = others.into_iter().map(|key| (key.root, key.path.as_ref())).collect();
    let is_in = move |key: &&FileKey| {
        let mut around = Path::new(key.path.as_ref()).ancestors().skip(1).filter_map(Path::to_str);
        around.any(|folder| folders.contains(&(key.root, folder)))
    };
    // Most often notes alone are asked about.
    let files = (notes.len() < wanted.len()).then(|| world.files().map(|(_, file)| &file.key));
    notes.into_iter().chain(files.into_iter().flatten().filter(is_in))
}
