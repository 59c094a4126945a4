//! The messages that the server takes: one method each, of a line or two.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tower_lsp::LanguageServer;
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
    SemanticTokensRangeResult, SemanticTokensResult, ServerInfo, TextDocumentPositionParams, TypeHierarchyItem,
    TypeHierarchyPrepareParams, TypeHierarchySubtypesParams, TypeHierarchySupertypesParams, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReportResult, WorkspaceEdit, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

use crate::lsp::handlers::{
    call_hierarchy, code_actions, code_lens, commands, completion, configuration, definition, document_highlight,
    document_links, document_symbols, file_operations, hover, inlay_hints, pull_diagnostics, references, rename,
    semantic_tokens, text_sync, type_hierarchy, watched_files, workspace_folders, workspace_symbols,
};
use crate::lsp::jobs::persistence;
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::server::answering::Server;
use crate::lsp::server::capabilities;
#[cfg(debug_assertions)]
use crate::lsp::server::fault_injection;
use crate::lsp::state::job::Job;
use crate::lsp::state::snapshot::Snapshot;

/// So long a change of the whole workspace waits until the notes are read that are others by now.
const JOB_TIMEOUT: Duration = Duration::from_secs(10);

impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let client = Client::new(params.capabilities.clone(), self.encoding);
        self.session.outbox.allow_progress(shows_progress(&client));
        let capabilities = capabilities::of(&client);
        self.session.set_client(client);
        self.session.trace_level.set(params.trace.unwrap_or_default());
        workspace_folders::initialize(&self.session, &params);
        Ok(InitializeResult {
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            capabilities,
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        watched_files::register(&self.session);
        configuration::register(&self.session);
        self.session.schedule(Job::Index);
    }

    async fn shutdown(&self) -> Result<()> {
        self.session.tagging.end();
        persistence::write(&self.session).await;
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        text_sync::did_open(&self.session, params.text_document);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        text_sync::did_change(&self.session, &document.uri, document.version, params.content_changes);
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        text_sync::did_save(&self.session, &params.text_document.uri);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        text_sync::did_close(&self.session, &params.text_document.uri);
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        watched_files::did_change(&self.session, &params);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        workspace_folders::did_change(&self.session, &params);
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        configuration::did_change(&self.session, &params);
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        self.session.diagnostics.until_indexed().await;
        let session = Arc::clone(&self.session);
        let report = self.answer(params, move |_, params| pull_diagnostics::document(&session, params)).await?;
        Ok(DocumentDiagnosticReportResult::Report(report))
    }

    async fn workspace_diagnostic(&self, params: WorkspaceDiagnosticParams) -> Result<WorkspaceDiagnosticReportResult> {
        self.session.diagnostics.until_indexed().await;
        let session = Arc::clone(&self.session);
        let report = self.answer(params, move |_, params| pull_diagnostics::workspace(&session, params)).await?;
        Ok(WorkspaceDiagnosticReportResult::Report(report))
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.answer(params, hover::hover).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        self.answer(params, completion::completion).await
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        self.answer(item, completion::resolve).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        self.answer(params, definition::definition).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        self.answer(params, references::references).await
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        self.answer(params, document_highlight::highlight).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.answer(params, code_actions::code_actions).await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        self.answer(action, code_actions::resolve).await?.ok_or_else(Error::content_modified)
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        self.answer(params, document_symbols::document_symbols).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        self.answer(params, |snapshot, params| Some(workspace_symbols::workspace_symbols(snapshot, params))).await
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
        if !(self.session.wait_for_jobs(JOB_TIMEOUT).await && self.answer(place, look).await?) {
            return Err(rename::still_reading());
        }
        // Meanwhile the user may have typed, and then the place is another.
        if self.session.snapshot().version(&uri) != version {
            return Err(Error::content_modified());
        }
        let answer = self.answer(params, rename::rename).await?;
        let (edit, complaints) = answer.map_err(|refusal| self.refuse(&refusal))?;
        file_operations::log_complaints(&self.session, complaints);
        Ok(edit)
    }

    async fn will_rename_files(&self, params: RenameFilesParams) -> Result<Option<WorkspaceEdit>> {
        // Known notes that are not read again by then are left as they are, and are said to be.
        self.session.wait_for_jobs(JOB_TIMEOUT).await;
        let (edit, complaints) = self.answer(params, file_operations::will_rename).await?;
        file_operations::log_complaints(&self.session, complaints);
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
        let sent = Arc::clone(&self.session.sent_tokens);
        self.answer(params, move |snapshot, params| semantic_tokens::full(snapshot, &sent, params)).await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let sent = Arc::clone(&self.session.sent_tokens);
        self.answer(params, move |snapshot, params| semantic_tokens::delta(snapshot, &sent, params)).await
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        self.answer(params, semantic_tokens::range).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        self.answer(params, inlay_hints::inlay_hints).await
    }

    async fn inlay_hint_resolve(&self, params: InlayHint) -> Result<InlayHint> {
        self.answer(params, inlay_hints::resolve).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        self.answer(params, code_lens::code_lenses).await
    }

    async fn code_lens_resolve(&self, params: CodeLens) -> Result<CodeLens> {
        self.answer(params, code_lens::resolve).await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        self.answer(params, document_links::document_links).await
    }

    async fn document_link_resolve(&self, params: DocumentLink) -> Result<DocumentLink> {
        self.answer(params, document_links::resolve).await
    }

    async fn goto_declaration(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        self.answer(params, |snapshot, params| Some(definition::declaration(snapshot, params))).await
    }

    async fn goto_type_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        self.answer(params, |snapshot, params| Some(definition::type_definition(snapshot, params))).await
    }

    async fn prepare_call_hierarchy(
        &self,
        params: CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<CallHierarchyItem>>> {
        self.answer(params, call_hierarchy::prepare).await
    }

    async fn incoming_calls(
        &self,
        params: CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyIncomingCall>>> {
        self.answer(params, call_hierarchy::incoming).await
    }

    async fn outgoing_calls(
        &self,
        params: CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyOutgoingCall>>> {
        self.answer(params, call_hierarchy::outgoing).await
    }

    async fn prepare_type_hierarchy(
        &self,
        params: TypeHierarchyPrepareParams,
    ) -> Result<Option<Vec<TypeHierarchyItem>>> {
        self.answer(params, type_hierarchy::prepare).await
    }

    async fn supertypes(&self, params: TypeHierarchySupertypesParams) -> Result<Option<Vec<TypeHierarchyItem>>> {
        self.answer(params, type_hierarchy::supertypes).await
    }

    async fn subtypes(&self, params: TypeHierarchySubtypesParams) -> Result<Option<Vec<TypeHierarchyItem>>> {
        self.answer(params, type_hierarchy::subtypes).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        #[cfg(debug_assertions)]
        if fault_injection::is_fault(&params) {
            return fault_injection::inject(self, params).await;
        }
        // Asked before the snapshot is taken, so that an answer that says it is complete is.
        let is_ready = self.session.diagnostics.is_indexed();
        let session = Arc::clone(&self.session);
        let answer =
            self.answer(params, move |snapshot, params| commands::execute(&session, snapshot, params, is_ready));
        answer.await?.map(Some)
    }
}

/// Whether the editor shows progress.
fn shows_progress(client: &Client) -> bool {
    let window = client.capabilities().window.as_ref();
    window.and_then(|window| window.work_done_progress) == Some(true)
}
