//! The server: one method a request, each a line or two.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::Value;
use tokio::sync::mpsc;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem, CallHierarchyOutgoingCall,
    CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams, CodeAction, CodeActionParams, CodeActionResponse,
    CodeLens, CodeLensParams, CompletionItem, CompletionParams, CompletionResponse, CreateFilesParams,
    DeleteFilesParams, DidChangeConfigurationParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    DocumentDiagnosticParams, DocumentDiagnosticReportResult, DocumentHighlight, DocumentHighlightParams, DocumentLink,
    DocumentLinkParams, DocumentSymbolParams, DocumentSymbolResponse, ExecuteCommandParams, GotoDefinitionParams,
    GotoDefinitionResponse, Hover, HoverParams, InitializeParams, InitializeResult, InitializedParams, InlayHint,
    InlayHintParams, Location, PrepareRenameResponse, ReferenceParams, RenameFilesParams, RenameParams,
    SemanticTokensDeltaParams, SemanticTokensFullDeltaResult, SemanticTokensParams, SemanticTokensRangeParams,
    SemanticTokensRangeResult, SemanticTokensResult, ServerInfo, SetTraceParams, TextDocumentPositionParams,
    TypeHierarchyItem, TypeHierarchyPrepareParams, TypeHierarchySubtypesParams, TypeHierarchySupertypesParams,
    WorkDoneProgressCancelParams, WorkspaceDiagnosticParams, WorkspaceDiagnosticReportResult, WorkspaceEdit,
    WorkspaceSymbolParams, WorkspaceSymbolResponse,
};
use tower_lsp::{Client, LanguageServer};

use super::outbox::Outbox;
use super::publish::Publisher;
use super::session::Session;
use super::snapshot::Snapshot;
use super::{
    actions, answers, capabilities, commands, completion, file_operations, hierarchies, inlay_hints, jumps, lens,
    note_links, pull, rename, settings, tokens, watch, work,
};
use crate::features::Refusal;
use crate::text::Encoding;

/// So long a change of the whole workspace waits until the notes are read that are others by now.
const PATIENCE: Duration = Duration::from_secs(10);

/// The handlers.
pub(super) struct Server {
    session: Arc<Session>,
    /// How a client counts columns that does not say so.
    encoding: Encoding,
}

impl Server {
    /// A server and its background tasks. To be called inside a tokio runtime.
    pub(super) fn new(client: Client, encoding: Encoding) -> Self {
        let (jobs, waiting) = mpsc::unbounded_channel();
        let publisher = Publisher::default();
        let session = Arc::new(Session::new(Outbox::new(client), publisher.clone(), jobs));
        tokio::spawn(publisher.run(Arc::clone(&session)));
        tokio::spawn(work::work(Arc::clone(&session), waiting));
        tokio::spawn(session.tagging.clone().run(Arc::clone(&session)));
        tokio::spawn(session.keeping.clone().run(Arc::clone(&session)));
        Self { session, encoding }
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
        // A cancelled request is dropped while it waits for its answer.
        let _asker = Asker(Arc::clone(&snapshot.given_up));
        let done = tokio::task::spawn_blocking(move || answer(&snapshot, &params)).await;
        done.map_err(|error| match error.try_into_panic() {
            // The guard answers for a panic, wherever it happens.
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Error::request_cancelled(),
        })
    }
}

/// Whoever waits for an answer. When it goes, the thread that works the answer out may stop.
struct Asker(Arc<AtomicBool>);

impl Drop for Asker {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// What the trait for servers has no methods for.
impl Server {
    pub(super) async fn set_trace(&self, params: SetTraceParams) {
        self.session.tracing.set(params.value);
    }

    pub(super) async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        self.session.tagging.cancel(&params.token);
    }

    /// The answer to a rename that is refused. A note that is otherwise on disk is read again, for the next try.
    fn refuse(&self, refusal: &Refusal) -> Error {
        if let Refusal::Stale(key) = refusal {
            self.session.work(work::Job::Read(vec![key.clone()]));
        }
        rename::error(refusal)
    }
}

impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let client = super::client::ClientAbilities::of(&params.capabilities, self.encoding);
        self.session.set_client(client);
        self.session.outbox.allow_progress(client.progress);
        self.session.tracing.set(params.trace.unwrap_or_default());
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
        settings::register(&self.session);
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

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        settings::did_change(&self.session, &params);
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        self.session.publisher.begun().await;
        let session = Arc::clone(&self.session);
        let report = self.answer(params, move |_, params| pull::document(&session, params)).await?;
        Ok(DocumentDiagnosticReportResult::Report(report))
    }

    async fn workspace_diagnostic(&self, params: WorkspaceDiagnosticParams) -> Result<WorkspaceDiagnosticReportResult> {
        self.session.publisher.begun().await;
        let session = Arc::clone(&self.session);
        let report = self.answer(params, move |_, params| pull::workspace(&session, params)).await?;
        Ok(WorkspaceDiagnosticReportResult::Report(report))
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.answer(params, answers::hover).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        self.answer(params, completion::completion).await
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        self.answer(item, completion::resolve).await
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

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.answer(params, actions::code_actions).await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        self.answer(action, actions::resolve).await?.ok_or_else(Error::content_modified)
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        self.answer(params, answers::document_symbols).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        self.answer(params, |snapshot, params| Some(answers::workspace_symbols(snapshot, params))).await
    }

    async fn prepare_rename(&self, params: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        let answer = self.answer(params, rename::prepare).await?;
        answer.map(Some).map_err(|refusal| self.refuse(&refusal))
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let place = params.text_document_position.clone();
        let uri = place.text_document.uri.clone();
        let version = self.session.snapshot().version(&uri);
        let session = Arc::clone(&self.session);
        let look = move |snapshot: &Snapshot, place: &_| rename::look_everywhere(&session, snapshot, place);
        if !(self.session.has_caught_up(PATIENCE).await && self.answer(place, look).await?) {
            return Err(rename::still_reading());
        }
        // Who waits may have typed, and then the place is another.
        if self.session.snapshot().version(&uri) != version {
            return Err(Error::content_modified());
        }
        let answer = self.answer(params, rename::rename).await?;
        let (edit, complaints) = answer.map_err(|refusal| self.refuse(&refusal))?;
        file_operations::complain(&self.session, complaints);
        Ok(edit)
    }

    async fn will_rename_files(&self, params: RenameFilesParams) -> Result<Option<WorkspaceEdit>> {
        // Known notes that are not read again by then are left as they are, and are said to be.
        self.session.has_caught_up(PATIENCE).await;
        let (edit, complaints) = self.answer(params, file_operations::will_rename).await?;
        file_operations::complain(&self.session, complaints);
        Ok(edit)
    }

    async fn did_rename_files(&self, params: RenameFilesParams) {
        file_operations::did_rename(&self.session, &params);
    }

    async fn did_create_files(&self, params: CreateFilesParams) {
        file_operations::did_create(&self.session, &params);
    }

    async fn did_delete_files(&self, params: DeleteFilesParams) {
        file_operations::did_delete(&self.session, &params);
    }

    async fn semantic_tokens_full(&self, params: SemanticTokensParams) -> Result<Option<SemanticTokensResult>> {
        let views = self.session.views.clone();
        self.answer(params, move |snapshot, params| tokens::full(snapshot, &views, params)).await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let views = self.session.views.clone();
        self.answer(params, move |snapshot, params| tokens::delta(snapshot, &views, params)).await
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        self.answer(params, tokens::range).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        self.answer(params, inlay_hints::inlay_hints).await
    }

    async fn inlay_hint_resolve(&self, params: InlayHint) -> Result<InlayHint> {
        self.answer(params, inlay_hints::resolve).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        self.answer(params, lens::code_lenses).await
    }

    async fn code_lens_resolve(&self, params: CodeLens) -> Result<CodeLens> {
        self.answer(params, lens::resolve).await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        self.answer(params, note_links::document_links).await
    }

    async fn document_link_resolve(&self, params: DocumentLink) -> Result<DocumentLink> {
        self.answer(params, note_links::resolve).await
    }

    async fn goto_declaration(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        self.answer(params, |snapshot, params| Some(jumps::declaration(snapshot, params))).await
    }

    async fn goto_type_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        self.answer(params, |snapshot, params| Some(jumps::type_definition(snapshot, params))).await
    }

    async fn prepare_call_hierarchy(
        &self,
        params: CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<CallHierarchyItem>>> {
        self.answer(params, hierarchies::prepare_calls).await
    }

    async fn incoming_calls(
        &self,
        params: CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyIncomingCall>>> {
        self.answer(params, hierarchies::incoming).await
    }

    async fn outgoing_calls(
        &self,
        params: CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyOutgoingCall>>> {
        self.answer(params, hierarchies::outgoing).await
    }

    async fn prepare_type_hierarchy(
        &self,
        params: TypeHierarchyPrepareParams,
    ) -> Result<Option<Vec<TypeHierarchyItem>>> {
        self.answer(params, hierarchies::prepare_types).await
    }

    async fn supertypes(&self, params: TypeHierarchySupertypesParams) -> Result<Option<Vec<TypeHierarchyItem>>> {
        self.answer(params, hierarchies::supertypes).await
    }

    async fn subtypes(&self, params: TypeHierarchySubtypesParams) -> Result<Option<Vec<TypeHierarchyItem>>> {
        self.answer(params, hierarchies::subtypes).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        #[cfg(debug_assertions)]
        if super::rehearsal::is_rehearsal(&params) {
            return super::rehearsal::rehearse(self, params).await;
        }
        // Asked before the snapshot is taken, so that who is told that all is there gets all.
        let is_ready = self.session.publisher.has_begun();
        let session = Arc::clone(&self.session);
        let answer =
            self.answer(params, move |snapshot, params| commands::execute(&session, snapshot, params, is_ready));
        answer.await?.map(Some)
    }
}
