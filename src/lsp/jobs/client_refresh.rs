//! Asks the editor to ask again, where what it shows is outdated although the note was not edited: diagnostics that it
//! pulls, semantic tokens, inlay hints and code lenses.

use crate::entity_index::FileId;
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::session::Session;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::diagnostics::{of_note, result_id};
use crate::lsp::to_proto::semantic_tokens::tokens;
use crate::lsp::transport::outbox::Refresh;

/// Lets the editor ask for everything but diagnostics again, because all notes have been read anew, or settings are others.
pub(crate) fn refresh_views(session: &Session) {
    refresh_tokens(session, true);
    if refreshes_code_lenses(&session.client()) {
        session.outbox.refresh(Refresh::CodeLenses);
    }
}

/// The same if the editor was sent other tokens for the very text of one of these notes.
pub(crate) fn refresh_outdated_views(session: &Session, snapshot: &Snapshot, notes: &[FileId]) {
    let is_outdated = |file: FileId| {
        let uri = snapshot.uri(file)?;
        let known = session.sent_tokens.by_version(&uri, snapshot.version(&uri))?;
        Some(known != tokens(snapshot, file, None))
    };
    if notes.iter().any(|file| is_outdated(*file) == Some(true)) {
        refresh_tokens(session, snapshot.config.inlay_hints);
    }
}

fn refresh_tokens(session: &Session, with_hints: bool) {
    let client = session.client();
    if refreshes_tokens(&client) {
        session.outbox.refresh(Refresh::SemanticTokens);
    }
    if with_hints && refreshes_inlay_hints(&client) {
        session.outbox.refresh(Refresh::InlayHints);
    }
}

/// Asks an editor that pulls diagnostics to do so again.
pub(crate) fn refresh_diagnostics(session: &Session) {
    if session.client().pulls_diagnostics() {
        session.outbox.refresh(Refresh::Diagnostics);
    }
}

/// The same if some of these open notes have other diagnostics than the editor was told of for the same text. After an edit
/// it asks by itself.
pub(crate) fn refresh_outdated_diagnostics(session: &Session, snapshot: &Snapshot, notes: &[FileId]) {
    let is_outdated = |file: &FileId| {
        let told = session.pulled_diagnostics.document(*file);
        let open = snapshot.world.file(*file).and_then(|data| data.open.as_ref());
        told.zip(open).is_some_and(|(told, open)| {
            told.version == open.version && told.id != result_id(&of_note(snapshot, *file, &open.text))
        })
    };
    if notes.iter().any(is_outdated) {
        refresh_diagnostics(session);
    }
}

fn refreshes_tokens(client: &Client) -> bool {
    let tokens = client.workspace().and_then(|workspace| workspace.semantic_tokens.as_ref());
    tokens.and_then(|tokens| tokens.refresh_support) == Some(true)
}

fn refreshes_inlay_hints(client: &Client) -> bool {
    let hints = client.workspace().and_then(|workspace| workspace.inlay_hint.as_ref());
    hints.and_then(|hints| hints.refresh_support) == Some(true)
}

fn refreshes_code_lenses(client: &Client) -> bool {
    let lenses = client.workspace().and_then(|workspace| workspace.code_lens.as_ref());
    lenses.and_then(|lenses| lenses.refresh_support) == Some(true)
}
