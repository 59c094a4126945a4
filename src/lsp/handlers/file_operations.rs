//! What users do to files and folders in their editor.

use std::sync::Arc;

use tower_lsp::ls_types::{
    CreateFilesParams, DeleteFilesParams, FileOperationFilter, FileOperationPattern, FileOperationPatternKind,
    FileOperationPatternOptions, FileOperationRegistrationOptions, FileRename, MessageType, RenameFilesParams, Uri,
    WorkspaceEdit, WorkspaceFileOperationsServerCapabilities,
};

use crate::features::{self, Move, Texts};
use crate::lsp::handlers::{watched_files, workspace_boundary};
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::job::Job;
use crate::lsp::state::session::Session;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::state::workspace_folders::WorkspaceFolders;
use crate::lsp::to_proto::workspace_edit::workspace_edit;
use crate::world::FileKey;

/// What the editor tells of what its user does to files.
#[derive(Clone, Copy, Default)]
struct Abilities {
    /// That there are new ones.
    did_create: bool,
    /// That some are about to be renamed or moved.
    will_rename: bool,
    /// That some have been.
    did_rename: bool,
    /// That some are gone.
    did_delete: bool,
}

impl Abilities {
    fn of(client: &Client) -> Self {
        let Some(files) = client.workspace().and_then(|workspace| workspace.file_operations.as_ref()) else {
            return Self::default();
        };
        Self {
            did_create: files.did_create == Some(true),
            will_rename: files.will_rename == Some(true),
            did_rename: files.did_rename == Some(true),
            did_delete: files.did_delete == Some(true),
        }
    }
}

/// What of files the server wants to hear and the editor tells: of notes, and of folders, which may hold some.
pub(crate) fn capability(client: &Client) -> WorkspaceFileOperationsServerCapabilities {
    let abilities = Abilities::of(client);
    let filter = |glob: &str, matches| FileOperationFilter {
        scheme: Some("file".to_owned()),
        pattern: FileOperationPattern {
            glob: glob.to_owned(),
            matches: Some(matches),
            options: Some(FileOperationPatternOptions { ignore_case: Some(true) }),
        },
    };
    let notes = filter(watched_files::NOTES, FileOperationPatternKind::File);
    let filters = vec![notes, filter("**", FileOperationPatternKind::Folder)];
    let wanted = |can: bool| can.then(|| FileOperationRegistrationOptions { filters: filters.clone() });
    WorkspaceFileOperationsServerCapabilities {
        did_create: wanted(abilities.did_create),
        will_rename: wanted(abilities.will_rename),
        did_rename: wanted(abilities.did_rename),
        did_delete: wanted(abilities.did_delete),
        ..WorkspaceFileOperationsServerCapabilities::default()
    }
}

/// The edits that keep links right when files are renamed, and a line about each note that had to be left out.
pub(crate) fn will_rename(snapshot: &Snapshot, params: &RenameFilesParams) -> (Option<WorkspaceEdit>, Vec<String>) {
    let fetch = |key: &FileKey| snapshot.text_on_disk(key);
    let texts = Texts::new(&snapshot.world, &fetch);
    let moves = params.files.iter().filter_map(|file| a_move(&snapshot.folders, file)).collect();
    let (mut change, left_out) = features::moved(&snapshot.world, &texts, moves);
    let complaint = |path: &str| format!("{path} has changed on disk meanwhile; links in it are left as they are");
    let left = workspace_boundary::keep_inside(snapshot, &mut change);
    let complaints = left_out.into_iter().map(|file| complaint(snapshot.path(file)));
    let complaints = complaints.chain(left.into_iter().map(|file| workspace_boundary::complaint(snapshot, file)));
    let edit = (!change.edits.is_empty()).then(|| workspace_edit(snapshot, &change)).flatten();
    (edit, complaints.collect())
}

/// Tells the user which links were left as they are.
pub(crate) fn log_complaints(session: &Session, complaints: Vec<String>) {
    for complaint in complaints {
        tracing::warn!("{complaint}");
        session.outbox.log(MessageType::WARNING, &complaint);
    }
}

pub(crate) fn did_rename(session: &Session, params: &RenameFilesParams) {
    schedule_reading(session, params.files.iter().flat_map(|file| [file.old_uri.as_str(), &file.new_uri]));
}

pub(crate) fn did_create(session: &Session, params: &CreateFilesParams) {
    schedule_reading(session, params.files.iter().map(|file| file.uri.as_str()));
}

pub(crate) fn did_delete(session: &Session, params: &DeleteFilesParams) {
    schedule_reading(session, params.files.iter().map(|file| file.uri.as_str()));
}

/// Has notes read that are at some places, or in folders there, or were. Which these are shows only when it is done: jobs
/// before it may still be reading them.
fn schedule_reading<'u>(session: &Session, uris: impl Iterator<Item = &'u str>) {
    let folders = Arc::clone(&session.snapshot().folders);
    session.schedule(Job::Read(uris.filter_map(|uri| key(&folders, uri)).collect()));
}

fn a_move(folders: &WorkspaceFolders, file: &FileRename) -> Option<Move> {
    Some(Move { from: key(folders, &file.old_uri)?, to: key(folders, &file.new_uri)? })
}

/// The key of a file or folder in the workspace; folders come with a slash at the end or without.
fn key(folders: &WorkspaceFolders, uri: &str) -> Option<FileKey> {
    let uri: Uri = uri.parse().ok()?;
    let key = folders.key(&uri);
    (key.root != FileKey::OUTSIDE).then(|| FileKey::new(key.root, key.path.trim_end_matches('/')))
}
