//! Restores a workspace as an earlier run has kept it, and reads what has changed since.

use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use tower_lsp::ls_types::MessageType;

use crate::config::Config;
use crate::disk::{Folder, cache::Cache};
use crate::lsp::jobs::reanalysis::{BULK, Reanalysis};
use crate::lsp::state::session::Session;
use crate::world::{FileKey, FileMetadata, World};

/// Up to this part of all notes are read one by one.
const PART: usize = 50;

/// How a workspace was restored.
pub(crate) struct Restored {
    /// How many notes there are.
    pub(crate) notes: usize,
    /// How many of them had to be read.
    pub(crate) read: usize,
}

/// Restores the folders as they were kept, and then reads the notes that are others by now. Nothing if all notes have to be
/// read instead: nothing was kept, or too much has changed, or there are notes already.
pub(crate) fn restore(session: &Session, folders: &[(u32, PathBuf)], config: &Config) -> Option<Restored> {
    let settings = {
        let state = session.state();
        let has_closed = state.world.files().any(|(_, file)| file.open.is_none());
        (!has_closed).then(|| Arc::clone(state.world.settings()))?
    };
    let archive = Cache::of_user()?.archive(folders, &settings)?;
    let mut problems = Vec::new();
    let workspace = session.state().folders.paths();
    let traces = folders.iter().flat_map(|(root, path)| {
        Folder { root: *root, path, exclude: &config.exclude, named: config.named(), workspace: &workspace }
            .files_with_metadata(&mut problems)
    });
    let now: FxHashMap<FileKey, Option<FileMetadata>> = traces.collect();
    let mut changed = changed(archive.notes(), &now);
    if changed.len() > BULK.max(now.len() / PART) {
        return None;
    }
    problems.into_iter().for_each(|problem| session.log(MessageType::WARNING, problem));
    let world = World::restored(settings, archive);
    let mut state = session.state();
    state.world = world;
    changed.extend(state.put_open_documents());
    session.forget_numbers();
    session.publish(&state);
    drop(state);
    let restored = Restored { notes: now.len(), read: changed.len() };
    if !changed.is_empty() {
        Reanalysis::read(session, &changed).apply(session);
        session.unsaved.mark_workspace();
        session.unsaved.save_soon();
    }
    session.mark_open();
    Some(restored)
}

/// The notes that are not as they were kept, or not there any more, or new.
fn changed<'a>(
    kept: impl Iterator<Item = (&'a FileKey, Option<FileMetadata>)>,
    now: &FxHashMap<FileKey, Option<FileMetadata>>,
) -> FxHashSet<FileKey> {
    let mut changed: FxHashSet<FileKey> = now.keys().cloned().collect();
    for (key, trace) in kept {
        match now.get(key) {
            Some(now) if trace.is_some() && *now == trace => changed.remove(key),
            _ => changed.insert(key.clone()),
        };
    }
    changed
}
