//! The server: one method a request, each a line or two.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    ClientCapabilities, DidChangeTextDocumentParams, DidOpenTextDocumentParams, Hover, HoverParams,
    HoverProviderCapability, InitializeParams, InitializeResult, InitializedParams, PositionEncodingKind, Registration,
    ServerCapabilities, ServerInfo, TextDocumentSyncCapability, TextDocumentSyncKind, Uri,
};
use tower_lsp::{Client, LanguageServer};

use super::Outbox;
use crate::text::{Document, Edit, Encoding, Position};

/// The state behind the handlers.
pub(super) struct Server {
    outbox: Outbox,
    session: Mutex<Session>,
}

#[derive(Default)]
struct Session {
    documents: HashMap<Uri, Document>,
    encoding: Encoding,
    watches_files: bool,
}

impl Server {
    pub(super) fn new(client: Client) -> Self {
        Self { outbox: Outbox::new(client), session: Mutex::default() }
    }

    /// A panic in one handler must not take the others down with it, so a poisoned session is used as it is.
    fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let (encoding, kind) = negotiate(&params.capabilities);
        let (window, workspace) = (params.capabilities.window, params.capabilities.workspace);
        self.outbox.allow_progress(window.and_then(|window| window.work_done_progress) == Some(true));
        let watched = workspace.and_then(|workspace| workspace.did_change_watched_files);
        let mut session = self.session();
        session.encoding = encoding;
        session.watches_files = watched.and_then(|watched| watched.dynamic_registration) == Some(true);
        Ok(InitializeResult {
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            capabilities: ServerCapabilities {
                position_encoding: Some(kind),
                text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::INCREMENTAL)),
                hover_provider: Some(HoverProviderCapability::Simple(true)),
                ..ServerCapabilities::default()
            },
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        if self.session().watches_files {
            self.outbox.register(vec![Registration {
                id: "watched-files".to_owned(),
                method: "workspace/didChangeWatchedFiles".to_owned(),
                register_options: Some(serde_json::json!({ "watchers": [{ "globPattern": "**/*.md" }] })),
            }]);
        }
        self.outbox.progress_begin("index", "Indexing");
        self.outbox.progress_end("index", "0 notes");
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let document = Document::new(&params.text_document.text, params.text_document.version);
        self.session().documents.insert(params.text_document.uri, document);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let mut session = self.session();
        let encoding = session.encoding;
        let Some(document) = session.documents.get_mut(&params.text_document.uri) else { return };
        document.version = params.text_document.version;
        for change in params.content_changes {
            let position = |at: tower_lsp::ls_types::Position| Position { line: at.line, column: at.character };
            let range = change.range.map(|range| (position(range.start), position(range.end)));
            if let Err(error) = document.apply(&Edit { range, text: change.text }, encoding) {
                tracing::warn!("an edit does not fit: {}", error.message);
            }
        }
    }

    async fn hover(&self, _: HoverParams) -> Result<Option<Hover>> {
        Ok(None)
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

/// The client's preferred encoding, if it is one of ours.
fn negotiate(capabilities: &ClientCapabilities) -> (Encoding, PositionEncodingKind) {
    let offered = capabilities.general.as_ref().and_then(|general| general.position_encodings.as_ref());
    for kind in offered.into_iter().flatten() {
        if *kind == PositionEncodingKind::UTF8 {
            return (Encoding::Utf8, kind.clone());
        }
        if *kind == PositionEncodingKind::UTF32 {
            return (Encoding::Utf32, kind.clone());
        }
        if *kind == PositionEncodingKind::UTF16 {
            break;
        }
    }
    (Encoding::Utf16, PositionEncodingKind::UTF16)
}
