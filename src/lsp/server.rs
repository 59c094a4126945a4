//! The server: one method a request, each a line or two.

use std::sync::Arc;

use tokio::sync::mpsc;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentHighlight,
    DocumentHighlightParams, DocumentSymbolParams, DocumentSymbolResponse, GotoDefinitionParams,
    GotoDefinitionResponse, Hover, HoverParams, InitializeParams, InitializeResult, InitializedParams, Location,
    ReferenceParams, ServerInfo, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};
use tower_lsp::{Client, LanguageServer};

use super::outbox::Outbox;
use super::publish::Publisher;
use super::session::Session;
use super::snapshot::Snapshot;
use super::{answers, capabilities, watch, work};

/// The handlers.
pub(super) struct Server {
    session: Arc<Session>,
}

impl Server {
    /// A server and its background tasks. To be called inside a tokio runtime.
    pub(super) fn new(client: Client) -> Self {
        let (jobs, waiting) = mpsc::unbounded_channel();
        let publisher = Publisher::default();
        let session = Arc::new(Session::new(Outbox::new(client), publisher.clone(), jobs));
        tokio::spawn(publisher.run(Arc::clone(&session)));
        tokio::spawn(work::work(Arc::clone(&session), waiting));
        tokio::spawn(session.tagging.clone().run(Arc::clone(&session)));
        tokio::spawn(session.keeping.clone().run(Arc::clone(&session)));
        Self { session }
    }

    /// Answers a request off the threads that serve the protocol, from the state as it is when the request comes.
    pub(super) async fn answer<P, R>(
        &self,
        params: P,
        answer: impl FnOnce(&Snapshot, &P) -> R + Send + 'static,
    ) -> Result<R>
    where
        P: Send + 'static,
        R: Send + 'static,
    {
        let snapshot = self.session.snapshot();
        let done = tokio::task::spawn_blocking(move || answer(&snapshot, &params)).await;
        done.map_err(|error| match error.try_into_panic() {
            // The guard answers for a panic, wherever it happens.
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Error::request_cancelled(),
        })
    }
}

impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let client = super::client::ClientAbilities::of(&params.capabilities);
        self.session.set_client(client);
        self.session.outbox.allow_progress(client.progress);
        watch::begin(&self.session, &params);
        Ok(InitializeResult {
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            capabilities: capabilities::of(client),
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        watch::register(&self.session);
        self.session.work(work::Job::Index);
    }

    async fn shutdown(&self) -> Result<()> {
        self.session.tagging.end();
        self.session.keeping.write(&self.session).await;
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        self.session.did_open(params.text_document);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        self.session.did_change(&document.uri, document.version, params.content_changes);
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.session.did_save(&params.text_document.uri);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.session.did_close(&params.text_document.uri);
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        watch::did_change_files(&self.session, &params);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        watch::did_change_folders(&self.session, &params);
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.answer(params, answers::hover).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        self.answer(params, answers::definition).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        self.answer(params, answers::references).await
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        self.answer(params, answers::highlight).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        self.answer(params, answers::document_symbols).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        self.answer(params, |snapshot, params| Some(answers::workspace_symbols(snapshot, params))).await
    }

    #[cfg(debug_assertions)]
    async fn execute_command(
        &self,
        params: tower_lsp::ls_types::ExecuteCommandParams,
    ) -> Result<Option<serde_json::Value>> {
        super::rehearsal::rehearse(self, params).await
    }
}
