//! The server's state: the world, the documents that are open, and the folders they are in.
//!
//! One lock guards what changes, and is held only while one message is taken over; nobody awaits with it. What requests
//! are answered from lies behind a second lock, held for no longer than it takes to clone three pointers.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};
use std::time::Duration;

use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::watch;
use tower_lsp::ls_types::{MessageType, TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use super::client::ClientAbilities;
use super::keeping::Keeping;
use super::outbox::Outbox;
use super::places::Places;
use super::publish::Publisher;
use super::pull::Pulls;
use super::registers::Registers;
use super::settings::{Sources, is_ours};
use super::snapshot::{OwnOpen, Snapshot};
use super::suggestions::Suggestions;
use super::tagging::Tagging;
use super::trace::Trace;
use super::typing::Typing;
use super::views::Views;
use super::work::Job;
use super::{lock, uri};
use crate::config::Config;
use crate::disk::Named;
use crate::entity_index::FileId;
use crate::note::Format;
use crate::panics::{contained, rehearse};
use crate::text::{Document, Edit, EditError, Position};
use crate::world::{Changed, FileKey, World};

/// The state that all handlers share.
pub(super) struct Session {
    pub(super) outbox: Outbox,
    pub(super) publisher: Publisher,
    pub(super) tagging: Tagging,
    pub(super) pulls: Pulls,
    pub(super) tracing: Trace,
    pub(super) views: Views,
    pub(super) registers: Registers,
    pub(super) keeping: Keeping,
    pub(super) suggestions: Suggestions,
    client: OnceLock<ClientAbilities>,
    state: Mutex<State>,
    /// Held by who waits for the state.
    turn: Mutex<()>,
    published: Mutex<Published>,
    jobs: UnboundedSender<Job>,
    /// How many jobs are waiting or being done.
    unfinished: watch::Sender<usize>,
}

/// What requests are answered from.
#[derive(Default)]
struct Published {
    world: Arc<World>,
    places: Arc<Places>,
    config: Arc<Config>,
    typing: Arc<Typing>,
    own_open: Arc<OwnOpen>,
}

/// What changes.
#[derive(Default)]
pub(super) struct State {
    pub(super) world: World,
    pub(super) places: Places,
    documents: HashMap<FileKey, Open>,
    /// What each place sets …
    pub(super) sources: Sources,
    /// … and what they came to when they were settled last.
    pub(super) config: Arc<Config>,
    typing: Arc<Typing>,
}

impl State {
    /// The text and the version of a document that the editor has open.
    pub(super) fn document(&self, key: &FileKey) -> Option<(String, i32)> {
        let open = self.documents.get(key)?;
        Some((open.document.text(), open.document.version))
    }

    /// The files of whoswho that the editor has open.
    fn own_open(&self) -> OwnOpen {
        let own = self.documents.iter().filter(|(key, _)| is_ours(key));
        own.map(|(key, open)| (key.clone(), (open.document.text(), open.document.version))).collect()
    }

    /// Whether a file of the workspace is a note or a source, as far as its name tells.
    pub(super) fn is_read(&self, key: &FileKey) -> bool {
        self.config.named().is_read(key)
    }
}

/// A document that the editor has open.
struct Open {
    document: Document,
    /// What the editor calls its language.
    language: String,
    /// Whether an edit did not fit, so that the editor's text is another than ours.
    lost: bool,
}

impl Session {
    pub(super) fn new(outbox: Outbox, publisher: Publisher, jobs: UnboundedSender<Job>) -> Self {
        Self {
            outbox,
            publisher,
            tagging: Tagging::default(),
            pulls: Pulls::default(),
            tracing: Trace::default(),
            views: Views::default(),
            registers: Registers::default(),
            keeping: Keeping::default(),
            suggestions: Suggestions::default(),
            client: OnceLock::new(),
            state: Mutex::default(),
            turn: Mutex::default(),
            published: Mutex::default(),
            jobs,
            unfinished: watch::Sender::new(0),
        }
    }

    pub(super) fn set_client(&self, client: ClientAbilities) {
        // A second initialize is refused before it gets here.
        let _ = self.client.set(client);
    }

    pub(super) fn client(&self) -> ClientAbilities {
        self.client.get().copied().unwrap_or_default()
    }

    /// The state, for as long as it is held.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        // A lock is not fair: background work that takes it for one note after the other would get it back before somebody
        // who waits has woken up.
        let _turn = lock(&self.turn);
        lock(&self.state)
    }

    /// What a request that comes now is answered from.
    pub(super) fn snapshot(&self) -> Snapshot {
        let published = lock(&self.published);
        Snapshot {
            world: Arc::clone(&published.world),
            places: Arc::clone(&published.places),
            client: self.client(),
            config: Arc::clone(&published.config),
            typing: Arc::clone(&published.typing),
            own_open: Arc::clone(&published.own_open),
            registers: self.registers.clone(),
            given_up: Arc::default(),
        }
    }

    /// Lets requests see the state as it is now.
    pub(super) fn publish(&self, state: &State) {
        let now = Published {
            world: Arc::new(state.world.clone()),
            places: Arc::new(state.places.clone()),
            config: Arc::clone(&state.config),
            typing: Arc::clone(&state.typing),
            own_open: Arc::new(state.own_open()),
        };
        let before = std::mem::replace(&mut *lock(&self.published), now);
        // The last reader frees the old world, and that should not be one who holds the lock.
        drop(before);
    }

    /// Gives work to the background.
    pub(super) fn work(&self, job: Job) {
        self.unfinished.send_modify(|count| *count += 1);
        // It fails only when the worker is gone, and that goes with the runtime at the server's end.
        let _ = self.jobs.send(job);
    }

    /// Says that so many jobs have been done, or have failed.
    pub(super) fn has_done(&self, jobs: usize) {
        self.unfinished.send_modify(|count| *count = count.saturating_sub(jobs));
    }

    /// Whether all files have been read, as they are now.
    pub(super) fn has_read(&self) -> bool {
        self.publisher.has_begun() && *self.unfinished.borrow() == 0
    }

    /// Waits until no job is left, so that all that has changed on disk is known; whether that is so before the time is up.
    pub(super) async fn has_caught_up(&self, patience: Duration) -> bool {
        let mut unfinished = self.unfinished.subscribe();
        let caught_up = tokio::time::timeout(patience, unfinished.wait_for(|count| *count == 0)).await;
        caught_up.is_ok()
    }

    /// Tells the editor's log, and ours.
    pub(super) fn say(&self, level: MessageType, text: impl Into<String>) {
        let text = text.into();
        match level {
            MessageType::ERROR => tracing::error!("{text}"),
            MessageType::WARNING => tracing::warn!("{text}"),
            _ => tracing::info!("{text}"),
        }
        self.outbox.log(level, text);
    }

    /// Tells an editor that wants to know what we do; `details` only if it wants to know everything.
    pub(super) fn trace(&self, what: &str, details: impl Fn() -> String) {
        tracing::debug!("{what}: {}", details());
        if let Some(message) = self.tracing.message(what, details) {
            self.outbox.trace(message);
        }
    }

    pub(super) fn did_open(&self, item: TextDocumentItem) {
        let mut state = self.state();
        let key = state.places.key(&item.uri);
        if state.places.folders().next().is_none()
            && let Some(file) = uri::to_path(&item.uri)
        {
            self.work(Job::FindRoot(file));
        }
        state.places.open(key.clone(), item.uri);
        let document = Document::new(&item.text, item.version);
        state.documents.insert(key.clone(), Open { document, language: item.language_id, lost: false });
        self.take_over(&mut state, &key);
    }

    pub(super) fn did_change(&self, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        let mut state = self.state();
        let key = state.places.key(uri);
        let Some(open) = state.documents.get_mut(&key) else {
            tracing::warn!("{}: changed without having been opened", uri.as_str());
            return;
        };
        open.document.version = version;
        for change in changes {
            let position = |at: tower_lsp::ls_types::Position| Position { line: at.line, column: at.character };
            let edit = Edit {
                range: change.range.map(|range| (position(range.start), position(range.end))),
                text: change.text,
            };
            if edit.range.is_none() {
                open.lost = false;
            } else if open.lost {
                continue;
            }
            let panicked = || Err(EditError { message: "whoswho made a mistake with it".to_owned() });
            let encoding = self.client().encoding;
            if let Err(error) = contained(|| open.document.apply(&edit, encoding), panicked) {
                open.lost = true;
                let message = format!(
                    "{}: an edit does not fit, as {}. Save the note to bring us together again.",
                    key.path, error.message
                );
                tracing::warn!("{message}");
                self.outbox.show(MessageType::WARNING, message);
            }
        }
        if !open.lost {
            self.take_over(&mut state, &key);
        }
    }

    /// A saved document is on disk as the editor has it: there a lost one is found again. Whoever saves has written the
    /// last word.
    pub(super) fn did_save(&self, uri: &Uri) {
        let mut state = self.state();
        let key = state.places.key(uri);
        if let Some(file) = state.world.find(&key)
            && Arc::make_mut(&mut state.typing).stop(file)
        {
            self.publish(&state);
            self.publisher.mark(std::iter::once(file));
        }
        let path = state.places.path(&key);
        let Some(open) = state.documents.get_mut(&key).filter(|open| open.lost) else { return };
        let Some(Ok(text)) = path.map(|path| crate::disk::read_note(&path)) else { return };
        open.document = Document::new(&text, open.document.version);
        open.lost = false;
        self.take_over(&mut state, &key);
    }

    pub(super) fn did_close(&self, uri: &Uri) {
        let mut state = self.state();
        let key = state.places.key(uri);
        state.places.close(&key);
        let Some(open) = state.documents.remove(&key) else { return };
        if is_ours(&key) {
            self.publish(&state);
            self.work(Job::Settle);
            return;
        }
        let has_file = state.places.path(&key).is_some_and(|path| path.exists()) && state.is_read(&key);
        let changed = if has_file {
            let text: Arc<str> = open.document.text().into();
            let written = format(&open.language, &key, state.config.named());
            let note = state.world.read_incremental(&key, &text, written);
            let changed = state.world.put(key.clone(), text, note, None);
            // What was not saved is gone with the editor's window.
            self.work(Job::Read(vec![key.clone()]));
            changed
        } else {
            state.world.remove(&key)
        };
        if !self.client().pulls_diagnostics {
            self.outbox.publish(uri.clone(), Vec::new(), None);
        }
        self.publisher.forget(uri);
        if let Some(file) = state.world.find(&key) {
            Arc::make_mut(&mut state.typing).stop(file);
            self.tagging.forget(file);
            self.pulls.forget(file);
        }
        self.views.forget(uri);
        self.spread(&state, changed);
    }

    /// Brings the world up to date with a document.
    fn take_over(&self, state: &mut State, key: &FileKey) {
        if is_ours(key) {
            self.publish(state);
            self.work(Job::Settle);
            return;
        }
        let Some(open) = state.documents.get(key) else { return };
        let version = open.document.version;
        let text: Arc<str> = open.document.text().into();
        if text.len() as u64 > crate::disk::LARGEST {
            tracing::warn!("{}: larger than {} MiB; it is left out", key.path, crate::disk::LARGEST >> 20);
            state.world.remove(key);
            self.publish(state);
            return;
        }
        let written = format(&open.language, key, state.config.named());
        let note = state.world.read_incremental(key, &text, written);
        let open = state.world.find(key).and_then(|file| Some((file, Arc::clone(state.world.file(file)?.text()?))));
        if let Some((file, before)) = open {
            Arc::make_mut(&mut state.typing).edited(file, &before, &text);
        }
        let changed = contained(
            || {
                rehearse("taking in", &text);
                Some(state.world.put(key.clone(), Arc::clone(&text), note, Some(version)))
            },
            || None,
        );
        match changed {
            Some(changed) => self.spread(state, changed),
            None => self.leave_out(state, key),
        }
    }

    /// Goes back to the notes as they were shown last, after a change of one has failed half-way. That note is left alone
    /// until it is saved.
    fn leave_out(&self, state: &mut State, key: &FileKey) {
        self.go_back(state);
        if let Some(open) = state.documents.get_mut(key) {
            open.lost = true;
        }
        let message = format!("{}: whoswho made a mistake, and leaves the note alone until you save it.", key.path);
        self.outbox.show(MessageType::ERROR, message);
    }

    /// Goes back to the notes as they were shown last, after something has failed half-way.
    pub(super) fn go_back(&self, state: &mut State) {
        state.world = World::clone(&self.snapshot().world);
    }

    /// Shows a change to readers, and sees to what it touched.
    pub(super) fn spread(&self, state: &State, changed: Changed) {
        self.publish(state);
        let stale: Vec<FileKey> =
            changed.stale.iter().filter_map(|id| state.world.file(*id)).map(|file| file.key.clone()).collect();
        if !stale.is_empty() {
            self.work(Job::Read(stale));
        }
        let is_open = |id: &FileId| state.world.file(*id).is_some_and(|file| file.open.is_some());
        if changed.definitions {
            // Whatever is like a name may be flagged, in any note.
            self.publisher.mark(state.world.files().map(|(id, _)| id).filter(is_open));
        } else {
            self.publisher.mark(changed.notes.into_iter().filter(is_open));
        }
    }

    /// Asks for the diagnostics of all open notes to be computed.
    pub(super) fn mark_open(&self) {
        let snapshot = self.snapshot();
        let open = snapshot.world.open_files().map(|(id, _)| id);
        self.publisher.mark(open);
    }

    /// Takes all open documents into a world that does not know them yet, or only as they were. Says which closed notes
    /// have to be read again for that.
    pub(super) fn reopen_all(state: &mut State) -> Vec<FileKey> {
        let mut stale = Vec::new();
        let State { documents, world, config, .. } = state;
        for (key, open) in documents.iter().filter(|(key, open)| !open.lost && !is_ours(key)) {
            let text: Arc<str> = open.document.text().into();
            let note = world.read_incremental(key, &text, format(&open.language, key, config.named()));
            let changed = world.put(key.clone(), text, note, Some(open.document.version));
            stale.extend(changed.stale.iter().filter_map(|id| world.file(*id)).map(|file| file.key.clone()));
        }
        stale
    }

    /// Gives every open document the key that it has now that the folders are others.
    pub(super) fn rekey_open(state: &mut State, add: Option<&Path>, remove: Option<&Path>) {
        let open: Vec<(FileKey, Uri)> =
            state.documents.keys().filter_map(|key| Some((key.clone(), state.places.uri(key)?))).collect();
        if let Some(folder) = remove {
            state.places.remove_folder(folder);
        }
        if let Some(folder) = add {
            state.places.add_folder(folder.to_path_buf());
        }
        for (before, uri) in open {
            let now = state.places.key(&uri);
            if now != before
                && let Some(document) = state.documents.remove(&before)
            {
                state.world.remove(&before);
                state.places.close(&before);
                state.places.open(now.clone(), uri);
                state.documents.insert(now, document);
            }
        }
    }
}

/// How a document is written, by what the editor calls its language; for languages we do not know, by its name.
fn format(language: &str, key: &FileKey, named: Named<'_>) -> Format {
    match language {
        "markdown" | "mdx" | "quarto" | "rmd" | "rmarkdown" | "pandoc" | "vimwiki" | "telekasten" => Format::Markdown,
        "org" => Format::Org,
        "asciidoc" | "asciidoctor" | "adoc" => Format::AsciiDoc,
        "latex" | "tex" | "plaintex" | "context" => Format::Latex,
        "restructuredtext" | "rst" => Format::Rst,
        "html" | "xhtml" => Format::Html,
        "mail" | "eml" => Format::Mail,
        "gitcommit" | "git-commit" | "git-commit-msg" => Format::Commit,
        "djot" => Format::Djot,
        "typst" => Format::Typst,
        // Data is a source only if the settings name it.
        _ if key.format().is_source() && !named.is_source(key) => Format::Plain,
        _ => key.format(),
    }
}
