//! What is done in the background, one job after the other: reading folders, and reading single notes again.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use tokio::sync::mpsc::UnboundedReceiver;
use tower_lsp::ls_types::MessageType;

use super::places::Places;
use super::restore::restore;
use super::session::Session;
use super::views::Views;
use super::{aside, settings};
use crate::config::{Config, UndefinedNames};
use crate::disk::{self, cache::Cache};
use crate::world::{Batch, Changed, FileKey, Findings, ReadNote, World};

/// A job for the background.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Job {
    /// Read the settings and all folders.
    Index,
    /// Read the settings, and all folders if they are then read otherwise.
    Settle,
    /// Read these notes, which have changed on disk, or have become stale, or are gone.
    Read(Vec<FileKey>),
}

/// So many notes that change together, as when a branch is checked out or a folder gets another name, are read with all
/// others: each by itself would make every other note be looked at again for each of them.
pub(super) const MANY: usize = 200;

/// Does jobs until the session ends. Jobs that came while another was done are done together.
pub(super) async fn work(session: Arc<Session>, mut jobs: UnboundedReceiver<Job>) {
    let mut waiting = Vec::new();
    let mut indexings = 0_u32;
    while jobs.recv_many(&mut waiting, 4096).await > 0 {
        let (asked, settle) = (waiting.contains(&Job::Index), waiting.contains(&Job::Settle));
        let notes: FxHashSet<FileKey> = waiting
            .drain(..)
            .flat_map(|job| match job {
                Job::Index | Job::Settle => Vec::new(),
                Job::Read(notes) => notes,
            })
            .collect();
        let index = asked || notes.len() > MANY;
        let own = Arc::clone(&session);
        indexings += 1;
        let token = format!("whoswho-index-{indexings}");
        let done = tokio::task::spawn_blocking(move || {
            let reads_again = (asked || settle) && settings::settle(&own);
            if index || reads_again {
                index_all(&own, &token);
            } else {
                read_notes(&own, notes);
            }
            if index || settle {
                settings::open_names_files(&own);
            }
        });
        if let Err(error) = done.await {
            session.say(MessageType::ERROR, format!("a background job failed: {error}"));
        }
    }
}

/// Reads all folders, and shows how far it is.
fn index_all(session: &Session, token: &str) {
    session.outbox.progress_begin(token, "whoswho: reading notes");
    session.tagging.read_closed(false);
    session.keeping.allow(false);
    let folders = session.state().places.numbered();
    let config = Arc::clone(&session.state().config);
    let started = Instant::now();
    let reads_closed = config.undefined_names == UndefinedNames::Vault;
    let keeps = config.cache && reads_closed;
    let restored = if keeps { restore(session, &folders, &config) } else { None };
    let count = restored.unwrap_or_else(|| read_all(session, token, &folders, &config, keeps));
    session.trace("all folders have been read", || {
        let how = if restored.is_some() { "taken from what was kept" } else { "read" };
        format!("{count} notes {how}, all mentions resolved after {:?}", started.elapsed())
    });
    session.publisher.begin();
    Views::refresh_all(session);
    session.keeping.allow(keeps);
    session.tagging.read_closed(reads_closed);
    let entities = session.snapshot().world.whos_who().iter().count();
    session.outbox.progress_end(token, format!("{count} notes, {entities} people and organizations"));
    session.say(MessageType::INFO, format!("{count} notes, {entities} people and organizations"));
}

/// Reads all notes, whatever is known of them. Says how many there are.
fn read_all(session: &Session, token: &str, folders: &[(u32, PathBuf)], config: &Config, keeps: bool) -> usize {
    let mut notes = Vec::new();
    for (number, folder) in folders {
        let found = disk::read_folder(*number, folder, &config.exclude);
        found.problems.into_iter().for_each(|problem| session.say(MessageType::WARNING, problem));
        session.outbox.progress_report(token, format!("{} notes in {}", found.notes.len(), folder.display()), None);
        notes.extend(found.notes);
    }
    let count = notes.len();
    let known = if keeps { known(folders) } else { Findings::default() };
    take_in(session, notes, &known);
    session.keeping.has_changed();
    session.keeping.write_soon();
    count
}

/// The names that were found in the notes of these folders before.
fn known(folders: &[(u32, PathBuf)]) -> Findings {
    let mut known = Findings::default();
    if let Some(cache) = Cache::of_user() {
        folders.iter().for_each(|(_, folder)| known.add(cache.findings(folder)));
    }
    known
}

/// Takes in notes: first who is defined, so that questions about open notes are answered soon, then all mentions.
fn take_in(session: &Session, notes: Vec<(FileKey, Arc<str>)>, known: &Findings) {
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

/// Looks for mentions in notes in the light of who is defined, which `world` knows.
fn analyse(session: &Session, notes: &Batch, world: &mut World) {
    loop {
        let loaded = world.analyse(notes);
        let mut state = session.state();
        let taken = state.world.take(loaded);
        session.publish(&state);
        match taken {
            Ok(()) => break,
            // Somebody changed a definition meanwhile. Notes that have been taken over before are told of it like others.
            Err(_) => *world = state.world.clone(),
        }
    }
}

/// Takes in who notes define. That takes a while in a large vault, so it is done to a copy first, and to the state itself
/// only if somebody has changed that meanwhile.
fn define(session: &Session, notes: Vec<(FileKey, Arc<str>, ReadNote)>, known: &Findings) -> (Batch, World) {
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

/// Reads single notes again. Those that an editor has open are left to it.
pub(super) fn read_notes(session: &Session, keys: FxHashSet<FileKey>) {
    let snapshot = session.snapshot();
    let is_open = |world: &World, key: &FileKey| {
        world.find(key).and_then(|id| world.file(id)).is_some_and(|file| file.open.is_some())
    };
    let closed: FxHashSet<FileKey> = keys.into_iter().filter(|key| !is_open(&snapshot.world, key)).collect();
    let readable = readable(session, &snapshot.places, &closed);
    let read_one = |key: FileKey| {
        let path = snapshot.places.path(&key).filter(|_| readable.contains(&key));
        let text = path.and_then(|path| {
            disk::read_note(&path).inspect_err(|problem| session.say(MessageType::WARNING, problem)).ok()
        });
        let note = text.map(|text| (snapshot.world.read_closed_again(&key, &text), text));
        (key, note)
    };
    let texts: Vec<(FileKey, Option<_>)> = aside::on_all_cores(|| closed.into_par_iter().map(read_one).collect());
    drop(snapshot);
    for (key, note) in texts {
        let mut state = session.state();
        if is_open(&state.world, &key) {
            continue;
        }
        let changed: Changed = match note {
            Some((note, text)) => state.world.put(key, text, note, None),
            None => state.world.remove(&key),
        };
        session.spread(&state, changed);
    }
    session.tagging.wake();
}

/// Those of the notes that the settings and `.gitignore` let us read.
fn readable(session: &Session, places: &Places, keys: &FxHashSet<FileKey>) -> FxHashSet<FileKey> {
    let exclude = session.state().config.exclude.clone();
    places.folders().flat_map(|(number, folder)| disk::readable(number, folder, &exclude, keys)).collect()
}
