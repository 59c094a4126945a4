//! What is done in the background, one job after the other: reading folders, and reading single notes again.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use tokio::sync::mpsc::UnboundedReceiver;
use tower_lsp::ls_types::MessageType;

use super::places::Places;
use super::session::{Session, State};
use crate::config::{self, Config};
use crate::disk::{self, cache::Cache};
use crate::world::{Changed, FileKey, Findings, World, read};

/// A job for the background.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Job {
    /// Read the settings and all folders.
    Index,
    /// Read these notes, which have changed on disk, or have become stale, or are gone.
    Read(Vec<FileKey>),
}

/// Does jobs until the session ends. Jobs that came while another was done are done together.
pub(super) async fn work(session: Arc<Session>, mut jobs: UnboundedReceiver<Job>) {
    let mut waiting = Vec::new();
    let mut indexings = 0_u32;
    while jobs.recv_many(&mut waiting, 4096).await > 0 {
        let index = waiting.contains(&Job::Index);
        let notes: FxHashSet<FileKey> = waiting
            .drain(..)
            .flat_map(|job| match job {
                Job::Index => Vec::new(),
                Job::Read(notes) => notes,
            })
            .collect();
        let session = Arc::clone(&session);
        indexings += u32::from(index);
        let token = format!("whoswho-index-{indexings}");
        let done = tokio::task::spawn_blocking(move || {
            if index {
                index_all(&session, &token);
            } else {
                read_notes(&session, notes);
            }
        });
        if let Err(error) = done.await {
            tracing::error!("a background job failed: {error}");
        }
    }
}

/// Reads the settings and all folders, and shows how far it is.
fn index_all(session: &Session, token: &str) {
    session.outbox.progress_begin(token, "whoswho: reading notes");
    session.tagging.read_closed(false);
    session.keeping.allow(false);
    let folders: Vec<(u32, PathBuf)> =
        session.state().places.folders().map(|(number, folder)| (number, folder.to_path_buf())).collect();
    let config = settle(session, folders.first().map(|(_, folder)| folder.as_path()));
    let started = Instant::now();
    let mut notes = Vec::new();
    for (number, folder) in &folders {
        let found = disk::read_folder(*number, folder, &config.exclude);
        found.problems.iter().for_each(|problem| log(session, problem));
        session.outbox.progress_report(token, format!("{} notes in {}", found.notes.len(), folder.display()), None);
        notes.extend(found.notes);
    }
    let count = notes.len();
    tracing::debug!("{count} notes found and loaded in {:?}", started.elapsed());
    let keeps = config.keeps_findings() && config.tags_closed();
    let known = if keeps { known(&folders) } else { Findings::default() };
    take_in(session, notes, &known);
    tracing::debug!("all mentions resolved after {:?}", started.elapsed());
    session.publisher.begin();
    session.keeping.allow(keeps);
    session.tagging.read_closed(config.tags_closed());
    let entities = session.snapshot().world.whos_who().iter().count();
    session.outbox.progress_end(token, format!("{count} notes, {entities} people and organizations"));
    tracing::info!("{count} notes, {entities} people and organizations");
}

/// The names that were found in the notes of these folders before.
fn known(folders: &[(u32, PathBuf)]) -> Findings {
    let mut known = Findings::default();
    if let Some(cache) = Cache::of_user() {
        folders.iter().for_each(|(_, folder)| known.add(cache.findings(folder)));
    }
    known
}

/// Brings the settings up to date with the first folder's file. Other settings for reading notes make a new world.
fn settle(session: &Session, folder: Option<&Path>) -> Config {
    let (mut config, problems) = folder.map(config::read).unwrap_or_default();
    problems.iter().for_each(|problem| log(session, problem));
    let mut state = session.state();
    config.add(&state.config);
    session.publisher.set_debounce(config.debounce_ms);
    session.set_hover_links(config.hover_links);
    if **state.world.settings() != config.settings {
        state.world = World::new(config.settings.clone());
        Session::reopen_all(&mut state);
        session.tagging.forget_all();
        session.publish(&state);
    }
    state.exclude.clone_from(&config.exclude);
    config
}

/// Takes in notes: first who is defined, so that questions about open notes are answered soon, then all mentions.
fn take_in(session: &Session, notes: Vec<(FileKey, Arc<str>)>, known: &Findings) {
    let world = session.state().world.clone();
    let started = Instant::now();
    let read = world.read_all(notes);
    drop(world);
    tracing::debug!("notes understood in {:?}", started.elapsed());
    let (batch, mut world) = {
        let mut state = session.state();
        drop_missing(&mut state, &read);
        let batch = state.world.define(read, known);
        session.publish(&state);
        tracing::debug!("definitions known after {:?}", started.elapsed());
        (batch, state.world.clone())
    };
    loop {
        let loaded = world.analyse(&batch);
        let mut state = session.state();
        let taken = state.world.take(loaded);
        session.publish(&state);
        match taken {
            Ok(()) => break,
            // Somebody changed a definition meanwhile; look at the notes again in its light.
            Err(_) => world = state.world.clone(),
        }
    }
    session.mark_open();
}

/// Forgets closed notes that are on disk no longer.
fn drop_missing(state: &mut State, read: &[(FileKey, Arc<str>, crate::world::ReadNote)]) {
    let there: FxHashSet<&FileKey> = read.iter().map(|(key, _, _)| key).collect();
    let closed = state.world.files().filter(|(_, file)| file.open.is_none() && !there.contains(&file.key));
    let missing: Vec<FileKey> = closed.map(|(_, file)| file.key.clone()).collect();
    for key in missing {
        state.world.remove(&key);
    }
}

/// Reads single notes again. Those that an editor has open are left to it.
fn read_notes(session: &Session, keys: FxHashSet<FileKey>) {
    let snapshot = session.snapshot();
    let is_open = |world: &World, key: &FileKey| {
        world.find(key).and_then(|id| world.file(id)).is_some_and(|file| file.open.is_some())
    };
    let closed: FxHashSet<FileKey> = keys.into_iter().filter(|key| !is_open(&snapshot.world, key)).collect();
    let readable = readable(session, &snapshot.places, &closed);
    let texts: Vec<(FileKey, Option<_>)> = closed
        .into_par_iter()
        .map(|key| {
            let path = snapshot.places.path(&key).filter(|_| readable.contains(&key));
            let text = path.and_then(|path| disk::read_note(&path).inspect_err(|problem| log(session, problem)).ok());
            let note = text.map(|text| (read(&text, key.format(), &key.path, snapshot.world.settings()), text));
            (key, note)
        })
        .collect();
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
    let exclude = session.state().exclude.clone();
    places.folders().flat_map(|(number, folder)| disk::readable(number, folder, &exclude, keys)).collect()
}

fn log(session: &Session, problem: &str) {
    tracing::warn!("{problem}");
    session.outbox.log(MessageType::WARNING, problem);
}
