//! What is done in the background, one job after the other: reading folders, and reading single notes again.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use rustc_hash::FxHashSet;
use tokio::sync::mpsc::UnboundedReceiver;
use tower_lsp::ls_types::MessageType;

use super::reread::Reread;
use super::restore::{Restored, restore};
use super::session::Session;
use super::views::Views;
use super::{ending, settings, threads, watch};
use crate::config::{Config, UndefinedNames};
use crate::disk::{Folder, cache::Cache};
use crate::features::FileCounts;
use crate::world::{Batch, FileKey, Findings, Read, World};

/// A job for the background.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Job {
    /// Read the settings and all folders.
    Index,
    /// Read the settings, and all folders if they are then read otherwise.
    Settle,
    /// Look for the vault around this file, which the editor has opened without naming any folder.
    FindRoot(PathBuf),
    /// Read these notes, which have changed on disk, or have become stale, or are gone; or all notes of folders of which
    /// the same is true.
    Read(Vec<FileKey>),
}

/// More notes that change together than these, as when a branch is checked out or a folder gets another name, are read
/// with all others: each by itself would make every other note be looked at again for each of them.
pub(super) const MANY: usize = 200;

/// Does jobs until the session ends. Jobs that came while another was done are done together.
pub(super) async fn work(session: Arc<Session>, mut jobs: UnboundedReceiver<Job>) {
    let mut waiting = Vec::new();
    let mut indexings = 0_u32;
    while jobs.recv_many(&mut waiting, 4096).await > 0 {
        let jobs = waiting.len();
        let (asked, settle) = (waiting.contains(&Job::Index), waiting.contains(&Job::Settle));
        let (mut notes, mut homeless) = (FxHashSet::default(), Vec::new());
        for job in waiting.drain(..) {
            match job {
                Job::Index | Job::Settle => {}
                Job::FindRoot(file) => homeless.push(file),
                Job::Read(stale) => notes.extend(stale),
            }
        }
        let own = Arc::clone(&session);
        indexings += 1;
        let token = format!("whoswho-index-{indexings}");
        let shown = token.clone();
        let done = threads::READING.spawn_blocking(move || {
            let asked = homeless.iter().any(|file| watch::find_root(&own, file)) || asked;
            let reads_again = (asked || settle) && settings::settle(&own);
            if asked || reads_again {
                index_all(&own, &token);
            } else {
                let notes = Reread::of(&own, &notes);
                if notes.changed() > MANY { index_all(&own, &token) } else { notes.take_in(&own) }
            }
            if asked || settle {
                settings::open_names_files(&own);
            }
            settings::tell(&own, asked || settle)
        });
        let done = done.await;
        if let Err(error) = &done {
            session.go_back(&mut session.state());
            // Whoever waits for the notes waits no longer: there will be none but those that are known.
            session.publisher.begin();
            session.outbox.progress_end(&shown, String::new());
            session.say(MessageType::ERROR, format!("a background job failed: {}", ending(error)));
        }
        session.has_done(jobs);
        if let Ok(true) = done {
            session.pulls.refresh(&session);
        }
        session.suggestions.consider(&session);
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
    let Restored { notes: count, read } = restored.unwrap_or_else(|| {
        let count = read_all(session, token, &folders, &config, keeps);
        Restored { notes: count, read: count }
    });
    session.trace("all folders have been read", || {
        let after = started.elapsed();
        format!("{count} notes, of which {read} were read and the others kept, all mentions resolved after {after:?}")
    });
    session.publisher.begin();
    Views::refresh_all(session);
    session.keeping.allow(keeps);
    session.tagging.read_closed(reads_closed);
    let world = session.snapshot().world;
    // What an editor has open from elsewhere is not of the folders.
    let own = world.files().filter(|(_, data)| data.key.root != FileKey::OUTSIDE);
    let files = FileCounts::of(&world, own.map(|(file, _)| file));
    let known = world.entity_index().representatives().count();
    let told = format!("{files}, {known} people and organizations");
    session.outbox.progress_end(token, told.clone());
    session.say(MessageType::INFO, told);
}

/// Reads all notes, whatever is known of them. Says how many there are.
fn read_all(session: &Session, token: &str, folders: &[(u32, PathBuf)], config: &Config, keeps: bool) -> usize {
    let mut notes = Vec::new();
    let workspace = session.state().places.paths();
    for (number, folder) in folders {
        let found = Folder {
            root: *number,
            path: folder,
            exclude: &config.exclude,
            named: config.named(),
            workspace: &workspace,
        }
        .read();
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
pub(super) fn analyse(session: &Session, notes: &Batch, world: &mut World) {
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
fn define(session: &Session, notes: Vec<Read>, known: &Findings) -> (Batch, World) {
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
