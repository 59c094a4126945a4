//! What the server can do, put together from what its handlers can.

use tower_lsp::ls_types::{
    CallHierarchyServerCapability, DeclarationCapability, HoverProviderCapability, OneOf, ServerCapabilities,
    TypeDefinitionProviderCapability, WorkspaceServerCapabilities,
};

use crate::lsp::handlers::{
    code_actions, code_lens, commands, completion, document_links, file_operations, inlay_hints, pull_diagnostics,
    rename, semantic_tokens, text_sync, workspace_folders,
};
use crate::lsp::protocol::client_capabilities::Client;

pub(crate) fn of(client: &Client) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(client.encoding_kind()),
        text_document_sync: Some(text_sync::capability()),
        completion_provider: Some(completion::capability()),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: code_actions::capability(client),
        code_lens_provider: Some(code_lens::capability()),
        execute_command_provider: Some(commands::capability()),
        declaration_provider: Some(DeclarationCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        type_definition_provider: Some(TypeDefinitionProviderCapability::Simple(true)),
        references_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        document_link_provider: Some(document_links::capability()),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        call_hierarchy_provider: Some(CallHierarchyServerCapability::Simple(true)),
        semantic_tokens_provider: Some(semantic_tokens::capability().into()),
        inlay_hint_provider: Some(OneOf::Right(inlay_hints::capability())),
        diagnostic_provider: pull_diagnostics::capability(client),
        rename_provider: Some(rename::capability(client)),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(workspace_folders::capability()),
            file_operations: Some(file_operations::capability(client)),
        }),
        ..ServerCapabilities::default()
    }
}
