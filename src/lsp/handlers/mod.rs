//! One file a request, or a family of requests: from the protocol's terms, to a feature, and back.

mod changes;
mod config_files;
mod mention_at_cursor;
mod names_files_hover;
mod workspace_boundary;

pub(crate) mod call_hierarchy;
pub(crate) mod code_actions;
pub(crate) mod code_lens;
pub(crate) mod commands;
pub(crate) mod completion;
pub(crate) mod configuration;
pub(crate) mod definition;
pub(crate) mod document_highlight;
pub(crate) mod document_links;
pub(crate) mod document_symbols;
pub(crate) mod file_operations;
pub(crate) mod hover;
pub(crate) mod inlay_hints;
pub(crate) mod pull_diagnostics;
pub(crate) mod references;
pub(crate) mod rename;
pub(crate) mod semantic_tokens;
pub(crate) mod text_sync;
pub(crate) mod type_hierarchy;
pub(crate) mod watched_files;
pub(crate) mod workspace_folders;
pub(crate) mod workspace_symbols;
