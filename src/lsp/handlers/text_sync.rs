//! Documents that the editor opens, changes, saves and closes.

use std::sync::Arc;

use tower_lsp::ls_types::{
    MessageType, SaveOptions, TextDocumentContentChangeEvent, TextDocumentItem, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions, Uri,
};

use crate::lsp::protocol::positions::position;
use crate::lsp::state::documents::OpenDocument;
use crate::lsp::state::job::Job;
use crate::lsp::state::session::Session;
use crate::lsp::state::settings::is_config_file;
use crate::lsp::state::workspace_state::WorkspaceState;
use crate::lsp::transport::uri;
use crate::panics::{catch_panic, inject_fault};
use crate::text::{Document, Edit, EditError};
use crate::world::FileKey;

pub(crate) fn capability() -> TextDocumentSyncCapability {
    TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
        ..TextDocumentSyncOptions::default()
    })
}

pub(crate) fn did_open(session: &Session, item: TextDocumentItem) {
    let mut state = session.state();
    let key = state.folders.key(&item.uri);
    if state.folders.first().is_none()
        && let Some(file) = uri::to_path(&item.uri)
    {
        session.schedule(Job::FindRoot(file));
    }
    state.folders.open(key.clone(), item.uri);
    let document = OpenDocument::new(&item.text, item.version, item.language_id);
    state.documents.insert(key.clone(), document);
    update_note(session, &mut state, &key);
}

pub(crate) fn did_change(session: &Session, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
    let mut state = session.state();
    let key = state.folders.key(uri);
    let Some(open) = state.documents.get_mut(&key) else {
        tracing::warn!("{}: changed without having been opened", uri.as_str());
        return;
    };
    open.document.version = version;
    for change in changes {
        let edit =
            Edit { range: change.range.map(|range| (position(range.start), position(range.end))), text: change.text };
        if edit.range.is_none() {
            open.out_of_sync = false;
        } else if open.out_of_sync {
            continue;
        }
        let panicked = || Err(EditError { message: "whoswho made a mistake with it".to_owned() });
        let encoding = session.client().encoding();
        if let Err(error) = catch_panic(|| open.document.apply(&edit, encoding), panicked) {
            open.out_of_sync = true;
            let message = format!(
                "{}: an edit does not fit, as {}. Save the note to bring us together again.",
                key.path, error.message
            );
            tracing::warn!("{message}");
            session.outbox.show(MessageType::WARNING, message);
        }
    }
    if !open.out_of_sync {
        update_note(session, &mut state, &key);
    }
}

/// A saved document is on disk as the editor has it, so that one that is out of sync is read from there. A user who saves
/// has stopped typing.
pub(crate) fn did_save(session: &Session, uri: &Uri) {
    let mut state = session.state();
    let key = state.folders.key(uri);
    if let Some(file) = state.world.find(&key)
        && Arc::make_mut(&mut state.typing).stop(file)
    {
        session.publish(&state);
        session.diagnostics.mark(std::iter::once(file));
    }
    let path = state.folders.path(&key);
    let Some(open) = state.documents.get_mut(&key).filter(|open| open.out_of_sync) else { return };
    let Some(Ok(text)) = path.map(|path| crate::disk::read_note(&path)) else { return };
    open.document = Document::new(&text, open.document.version);
    open.out_of_sync = false;
    update_note(session, &mut state, &key);
}

pub(crate) fn did_close(session: &Session, uri: &Uri) {
    let mut state = session.state();
    let key = state.folders.key(uri);
    state.folders.close(&key);
    let Some(open) = state.documents.remove(&key) else { return };
    if is_config_file(&key) {
        session.publish(&state);
        session.schedule(Job::ApplySettings);
        return;
    }
    let has_file = state.folders.path(&key).is_some_and(|path| path.exists()) && state.is_read(&key);
    let changed = if has_file {
        let text: Arc<str> = open.document.text().into();
        let written = open.format(&key, state.config.named());
        let note = state.world.read_incremental(&key, &text, written);
        let changed = state.world.put(key.clone(), text, note, None);
        // What was not saved is gone with the editor's window.
        session.schedule(Job::Read(vec![key.clone()]));
        changed
    } else {
        state.world.remove(&key)
    };
    if !session.client().pulls_diagnostics() {
        session.outbox.publish(uri.clone(), Vec::new(), None);
    }
    session.sent_diagnostics.forget(uri);
    if let Some(file) = state.world.find(&key) {
        Arc::make_mut(&mut state.typing).stop(file);
        session.tagging.forget(file);
        session.pulled_diagnostics.forget(file);
    }
    session.sent_tokens.forget(uri);
    session.publish_change(&state, changed);
}

/// Updates the note of an open document.
fn update_note(session: &Session, state: &mut WorkspaceState, key: &FileKey) {
    if is_config_file(key) {
        session.publish(state);
        session.schedule(Job::ApplySettings);
        return;
    }
    let Some(open) = state.documents.get(key) else { return };
    let version = open.document.version;
    let text: Arc<str> = open.document.text().into();
    if text.len() as u64 > crate::disk::LARGEST {
        tracing::warn!("{}: larger than {} MiB; it is left out", key.path, crate::disk::LARGEST >> 20);
        state.world.remove(key);
        session.publish(state);
        return;
    }
    let written = open.format(key, state.config.named());
    let note = state.world.read_incremental(key, &text, written);
    let open = state.world.find(key).and_then(|file| Some((file, Arc::clone(state.world.file(file)?.text()?))));
    if let Some((file, before)) = open {
        Arc::make_mut(&mut state.typing).edited(file, &before, &text);
    }
    let changed = catch_panic(
        || {
            inject_fault("taking in", &text);
            Some(state.world.put(key.clone(), Arc::clone(&text), note, Some(version)))
        },
        || None,
    );
    match changed {
        Some(changed) => session.publish_change(state, changed),
        None => exclude(session, state, key),
    }
}

/// Goes back to the notes as they were published last, after a change of one has failed half-way. That note is left alone
/// until it is saved.
fn exclude(session: &Session, state: &mut WorkspaceState, key: &FileKey) {
    session.roll_back(state);
    if let Some(open) = state.documents.get_mut(key) {
        open.out_of_sync = true;
    }
    let message = format!("{}: whoswho made a mistake, and leaves the note alone until you save it.", key.path);
    session.outbox.show(MessageType::ERROR, message);
}
