//! What editors show over a note without being asked each time: what they were sent last, and when they have to ask
//! again.

use std::sync::Arc;

use tower_lsp::ls_types::{
    CallHierarchyServerCapability, ClientCapabilities, CodeLensOptions, DeclarationCapability, DocumentLinkOptions,
    InlayHintOptions, InlayHintServerCapabilities, OneOf, ServerCapabilities, TypeDefinitionProviderCapability, Uri,
    WorkDoneProgressOptions,
};

use super::lens;
use super::outbox::Refresh;
use super::session::Session;
use super::snapshot::Snapshot;
use super::tokens::{self, TagCache};
use crate::entity_index::FileId;

/// The views of all notes.
#[derive(Clone, Default)]
pub(super) struct Views {
    tokens: Arc<TagCache>,
}

impl Views {
    /// The tokens that editors have.
    pub(super) fn tokens(&self) -> &TagCache {
        &self.tokens
    }

    /// Forgets a note that was closed.
    pub(super) fn forget(&self, uri: &Uri) {
        self.tokens.forget(uri);
    }

    /// Lets the editor ask for everything again, because all notes have been read anew, or settings are others.
    pub(super) fn refresh_all(session: &Session) {
        Self::refresh(session, true);
        if session.client().views.refreshes_code_lenses {
            session.outbox.refresh(Refresh::CodeLenses);
        }
    }

    /// Lets the editor ask again if what it was sent for one of these notes is no longer right although nobody has edited
    /// the note.
    pub(super) fn refresh_outdated(&self, session: &Session, snapshot: &Snapshot, notes: &[FileId]) {
        if notes.iter().any(|file| self.tokens.is_outdated(snapshot, *file)) {
            Self::refresh(session, snapshot.config.inlay_hints);
        }
    }

    fn refresh(session: &Session, with_hints: bool) {
        let can = session.client().views;
        if can.refreshes_tokens {
            session.outbox.refresh(Refresh::SemanticTokens);
        }
        if can.refreshes_inlay_hints && with_hints {
            session.outbox.refresh(Refresh::InlayHints);
        }
    }
}

/// What the editor can do with views.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct ViewAbilities {
    refreshes_tokens: bool,
    refreshes_inlay_hints: bool,
    refreshes_code_lenses: bool,
    /// Whether it knows our command that shows references.
    pub(super) shows_references: bool,
    /// Whether links may have tooltips.
    pub(super) link_tooltips: bool,
}

impl ViewAbilities {
    pub(super) fn of(capabilities: &ClientCapabilities) -> Self {
        let workspace = capabilities.workspace.as_ref();
        let document = capabilities.text_document.as_ref();
        let links = document.and_then(|document| document.document_link.as_ref());
        let tokens = workspace.and_then(|workspace| workspace.semantic_tokens.as_ref());
        let hints = workspace.and_then(|workspace| workspace.inlay_hint.as_ref());
        let lenses = workspace.and_then(|workspace| workspace.code_lens.as_ref());
        Self {
            refreshes_tokens: tokens.and_then(|tokens| tokens.refresh_support) == Some(true),
            refreshes_inlay_hints: hints.and_then(|hints| hints.refresh_support) == Some(true),
            refreshes_code_lenses: lenses.and_then(|lenses| lenses.refresh_support) == Some(true),
            shows_references: knows_command(capabilities, lens::SHOW_REFERENCES),
            link_tooltips: links.and_then(|links| links.tooltip_support) == Some(true),
        }
    }
}

/// Whether the editor runs a command of that name by itself. The protocol has no word for it; this is how rust-analyzer's
/// clients say it: `experimental.commands.commands`, a list of names.
fn knows_command(capabilities: &ClientCapabilities, command: &str) -> bool {
    let commands = capabilities.experimental.as_ref().and_then(|it| it.get("commands")?.get("commands")?.as_array());
    commands.is_some_and(|commands| commands.iter().any(|known| known == command))
}

/// What the server can show.
pub(super) fn capabilities() -> ServerCapabilities {
    let hints = InlayHintOptions { resolve_provider: Some(true), ..InlayHintOptions::default() };
    ServerCapabilities {
        semantic_tokens_provider: Some(tokens::capabilities().into()),
        inlay_hint_provider: Some(OneOf::Right(InlayHintServerCapabilities::Options(hints))),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(true) }),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        declaration_provider: Some(DeclarationCapability::Simple(true)),
        type_definition_provider: Some(TypeDefinitionProviderCapability::Simple(true)),
        call_hierarchy_provider: Some(CallHierarchyServerCapability::Simple(true)),
        ..ServerCapabilities::default()
    }
}
