//! Reading single notes again: those that are others by now, and those that may mean somebody else since others are
//! defined.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use tower_lsp::ls_types::MessageType;

use super::places::Places;
use super::session::Session;
use super::threads;
use super::work::analyse;
use crate::disk::{self, Folder};
use crate::world::{Changed, FileKey, Read, World};

/// Closed notes as they are on disk.
#[derive(Default)]
pub(super) struct Reread {
    /// Those that say what they said, without their structure. Only whom they mention may be another.
    same: Vec<Read>,
    /// Those that say something else, or are new …
    others: Vec<Read>,
    /// … or gone.
    gone: Vec<FileKey>,
}

impl Reread {
    /// Reads notes, and those in folders, that are there or have been. Those that an editor has open are left to it.
    pub(super) fn of(session: &Session, places: &FxHashSet<FileKey>) -> Self {
        let snapshot = session.snapshot();
        let readable = readable(session, &snapshot.places, places);
        let known = known(&snapshot.world, places);
        let closed: FxHashSet<FileKey> =
            known.chain(readable.iter()).filter(|key| !is_open(&snapshot.world, key)).cloned().collect();
        // A note is not gone because nobody may look for it any more.
        let out_of_sight = closed.difference(&readable).filter_map(|key| snapshot.places.path(key));
        let problems: BTreeSet<String> = out_of_sight.filter_map(|path| disk::hidden(&path)).collect();
        problems.into_iter().for_each(|problem| session.say(MessageType::WARNING, problem));
        let read_one = |key: FileKey| {
            let path = snapshot.places.path(&key).filter(|_| readable.contains(&key));
            let text = path.and_then(|path| {
                disk::read_note(&path).inspect_err(|problem| session.say(MessageType::WARNING, problem)).ok()
            });
            let Some(text) = text else { return Self { gone: vec![key], ..Self::default() } };
            let mut note = snapshot.world.read_closed_incremental(&key, &text);
            if snapshot.world.says_the_same(&key, &text, &note) {
                note.forget_structure();
                Self { same: vec![(key, text, note)], ..Self::default() }
            } else {
                Self { others: vec![(key, text, note)], ..Self::default() }
            }
        };
        threads::on_all_cores(|| closed.into_par_iter().map(read_one).reduce(Self::default, Self::and))
    }

    fn and(mut self, mut more: Self) -> Self {
        self.same.append(&mut more.same);
        self.others.append(&mut more.others);
        self.gone.append(&mut more.gone);
        self
    }

    /// How many notes are others than they were.
    pub(super) fn changed(&self) -> usize {
        self.others.len() + self.gone.len()
    }

    /// Brings the workspace up to date with them.
    pub(super) fn take_in(self, session: &Session) {
        let others = self.others.into_iter().map(|(key, text, note)| (key, Some((text, note))));
        for (key, note) in others.chain(self.gone.into_iter().map(|key| (key, None))) {
            let mut state = session.state();
            if is_open(&state.world, &key) {
                continue;
            }
            let changed: Changed = match note {
                Some((text, note)) => state.world.put(key, text, note, None),
                None => state.world.remove(&key),
            };
            session.spread(&state, changed);
        }
        let mut world = session.state().world.clone();
        for slice in world.batch(self.same).slices() {
            threads::on_all_cores(|| analyse(session, &slice, &mut world));
        }
        session.tagging.wake();
    }
}

fn is_open(world: &World, key: &FileKey) -> bool {
    world.find(key).and_then(|id| world.file(id)).is_some_and(|file| file.open.is_some())
}

/// The notes at some places, or in folders there, that the settings and `.gitignore` let us read.
fn readable(session: &Session, places: &Places, wanted: &FxHashSet<FileKey>) -> FxHashSet<FileKey> {
    let config = Arc::clone(&session.state().config);
    let workspace = places.paths();
    let of_folder = |(root, path)| {
        Folder { root, path, exclude: &config.exclude, named: config.named(), workspace: &workspace }.at(wanted)
    };
    places.folders().flat_map(of_folder).collect()
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
