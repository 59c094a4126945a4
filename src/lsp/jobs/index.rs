//! Indexes all workspace folders.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use tower_lsp::ls_types::MessageType;

use crate::config::{Config, UndefinedNames};
use crate::disk::{Folder, cache::Cache};
use crate::features::FileCounts;
use crate::lsp::jobs::analysis::analyse;
use crate::lsp::jobs::client_refresh;
use crate::lsp::jobs::restore::{Restored, restore};
use crate::lsp::state::session::Session;
use crate::world::{ArchivedTags, Batch, FileKey, Read, World};

/// Reads all folders, and shows how far it is.
pub(crate) fn index_all(session: &Session, token: &str) {
    session.outbox.progress_begin(token, "whoswho: reading notes");
    session.tagging.read_closed(false);
    session.unsaved.allow(false);
    let folders = session.state().folders.numbered();
    let config = Arc::clone(&session.state().config);
    let started = Instant::now();
    let reads_closed = config.undefined_names == UndefinedNames::Vault;
    let keeps = config.cache && reads_closed;
    let restored = if keeps { restore(session, &folders, &config) } else { None };
    let Restored { notes: count, read } = restored.unwrap_or_else(|| {
        let count = read_all(session, token, &folders, &config, keeps);
        Restored { notes: count, read: count }
    });
    session.trace("all folders have been read", || {
        let after = started.elapsed();
        format!("{count} notes, of which {read} were read and the others kept, all mentions resolved after {after:?}")
    });
    session.diagnostics.set_indexed();
    client_refresh::refresh_views(session);
    session.unsaved.allow(keeps);
    session.tagging.read_closed(reads_closed);
    let world = session.snapshot().world;
    // What an editor has open from elsewhere is not of the folders.
    let own = world.files().filter(|(_, data)| data.key.root != FileKey::OUTSIDE);
    let files = FileCounts::of(&world, own.map(|(file, _)| file));
    let known = world.entity_index().representatives().count();
    let told = format!("{files}, {known} people and organizations");
    session.outbox.progress_end(token, told.clone());
    session.log(MessageType::INFO, told);
}

/// Reads all notes, whatever is known of them. Says how many there are.
fn read_all(session: &Session, token: &str, folders: &[(u32, PathBuf)], config: &Config, keeps: bool) -> usize {
    let mut notes = Vec::new();
    let workspace = session.state().folders.paths();
    for (number, folder) in folders {
        let found = Folder {
            root: *number,
            path: folder,
            exclude: &config.exclude,
            named: config.named(),
            workspace: &workspace,
        }
        .read();
        found.problems.into_iter().for_each(|problem| session.log(MessageType::WARNING, problem));
        session.outbox.progress_report(token, format!("{} notes in {}", found.notes.len(), folder.display()), None);
        notes.extend(found.notes);
    }
    let count = notes.len();
    let known = if keeps { known(folders) } else { ArchivedTags::default() };
    index_notes(session, notes, &known);
    session.unsaved.mark_workspace();
    session.unsaved.save_soon();
    count
}

/// The names that were found in the notes of these folders before.
fn known(folders: &[(u32, PathBuf)]) -> ArchivedTags {
    let mut known = ArchivedTags::default();
    if let Some(cache) = Cache::of_user() {
        folders.iter().for_each(|(_, folder)| known.add(cache.findings(folder)));
    }
    known
}

/// Indexes notes: first what they define, so that requests about open notes are answered soon, then all mentions.
fn index_notes(session: &Session, notes: Vec<(FileKey, Arc<str>)>, known: &ArchivedTags) {
    let world = session.state().world.clone();
    let started = Instant::now();
    let read = world.read_all(notes);
    drop(world);
    tracing::debug!("notes understood in {:?}", started.elapsed());
    let (batch, mut world) = define(session, read, known);
    tracing::debug!("definitions known after {:?}", started.elapsed());
    for slice in batch.slices() {
        analyse(session, &slice, &mut world);
    }
    session.mark_open();
}

/// Indexes what notes define. That takes a while in a large vault, so it is done to a copy first, and to the state itself
/// only if that has changed meanwhile.
fn define(session: &Session, notes: Vec<Read>, known: &ArchivedTags) -> (Batch, World) {
    let before = session.snapshot().world;
    let mut world = World::clone(&before);
    let batch = world.define(notes, known);
    let mut state = session.state();
    let batch = if Arc::ptr_eq(&before, &session.snapshot().world) {
        state.world = world;
        batch
    } else {
        state.world.define(batch.into_notes(), known)
    };
    session.publish(&state);
    (batch, state.world.clone())
}
