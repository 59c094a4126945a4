//! The workspace folders: those that the editor starts with, and news of them.

use std::path::PathBuf;

use tower_lsp::ls_types::{
    DidChangeWorkspaceFoldersParams, InitializeParams, OneOf, WorkspaceFoldersServerCapabilities,
};

use crate::lsp::handlers::configuration;
use crate::lsp::state::job::Job;
use crate::lsp::state::session::Session;
use crate::lsp::transport::uri;

pub(crate) fn capability() -> WorkspaceFoldersServerCapabilities {
    WorkspaceFoldersServerCapabilities { supported: Some(true), change_notifications: Some(OneOf::Left(true)) }
}

/// Uses the folders and settings that the editor starts with.
pub(crate) fn initialize(session: &Session, params: &InitializeParams) {
    let mut state = session.state();
    let folders = params.workspace_folders.as_deref().unwrap_or_default();
    let mut paths: Vec<PathBuf> = folders.iter().filter_map(|folder| uri::to_path(&folder.uri)).collect();
    if folders.is_empty() {
        paths.extend(root(params));
    }
    for path in paths {
        state.folders.add_folder(path);
    }
    configuration::initialize(session, &mut state, params);
    session.publish(&state);
}

/// The one folder of clients that do not know workspace folders.
#[expect(deprecated, reason = "older clients say it this way only")]
fn root(params: &InitializeParams) -> Option<PathBuf> {
    params.root_uri.as_ref().and_then(uri::to_path).or_else(|| params.root_path.as_ref().map(PathBuf::from))
}

pub(crate) fn did_change(session: &Session, params: &DidChangeWorkspaceFoldersParams) {
    let mut state = session.state();
    for folder in params.event.removed.iter().filter_map(|folder| uri::to_path(&folder.uri)) {
        state.change_folders(None, Some(&folder));
    }
    for folder in params.event.added.iter().filter_map(|folder| uri::to_path(&folder.uri)) {
        state.change_folders(Some(&folder), None);
    }
    state.put_open_documents();
    session.forget_numbers();
    session.publish(&state);
    drop(state);
    session.schedule(Job::Index);
}
