//! What users do to files and folders in their editor.

use std::sync::Arc;

use tower_lsp::ls_types::{
    CreateFilesParams, DeleteFilesParams, FileOperationFilter, FileOperationPattern, FileOperationPatternKind,
    FileOperationPatternOptions, FileOperationRegistrationOptions, FileRename, MessageType, RenameFilesParams, Uri,
    WorkspaceEdit, WorkspaceFileOperationsServerCapabilities,
};

use super::boundary;
use super::client::FileOperations;
use super::edits::workspace_edit;
use super::session::Session;
use super::snapshot::Snapshot;
use super::work::Job;
use super::{places::Places, watch};
use crate::features::{self, Move, Texts};
use crate::world::FileKey;

/// What of files the server wants to hear and the editor tells: of notes, and of folders, which may hold some.
pub(super) fn wanted(client: FileOperations) -> WorkspaceFileOperationsServerCapabilities {
    let filter = |glob: &str, matches| FileOperationFilter {
        scheme: Some("file".to_owned()),
        pattern: FileOperationPattern {
            glob: glob.to_owned(),
            matches: Some(matches),
            options: Some(FileOperationPatternOptions { ignore_case: Some(true) }),
        },
    };
    let notes = filter(watch::NOTES, FileOperationPatternKind::File);
    let filters = vec![notes, filter("**", FileOperationPatternKind::Folder)];
    let wanted = |can: bool| can.then(|| FileOperationRegistrationOptions { filters: filters.clone() });
    WorkspaceFileOperationsServerCapabilities {
        did_create: wanted(client.did_create),
        will_rename: wanted(client.will_rename),
        did_rename: wanted(client.did_rename),
        did_delete: wanted(client.did_delete),
        ..WorkspaceFileOperationsServerCapabilities::default()
    }
}

/// The edits that keep links right when files are renamed, and a line about each note that had to be left out.
pub(super) fn will_rename(snapshot: &Snapshot, params: &RenameFilesParams) -> (Option<WorkspaceEdit>, Vec<String>) {
    let fetch = |key: &FileKey| snapshot.text_on_disk(key);
    let texts = Texts::new(&snapshot.world, &fetch);
    let moves = params.files.iter().filter_map(|file| a_move(&snapshot.places, file)).collect();
    let (mut change, left_out) = features::moved(&snapshot.world, &texts, moves);
    let complaint = |path: &str| format!("{path} has changed on disk meanwhile; links in it are left as they are");
    let left = boundary::keep_inside(snapshot, &mut change);
    let complaints = left_out.into_iter().map(|file| complaint(snapshot.path(file)));
    let complaints = complaints.chain(left.into_iter().map(|file| boundary::complaint(snapshot, file)));
    let edit = (!change.edits.is_empty()).then(|| workspace_edit(snapshot, &change)).flatten();
    (edit, complaints.collect())
}

/// Tells the user which links were left as they are.
pub(super) fn complain(session: &Session, complaints: Vec<String>) {
    for complaint in complaints {
        tracing::warn!("{complaint}");
        session.outbox.log(MessageType::WARNING, &complaint);
    }
}

pub(super) fn did_rename(session: &Session, params: &RenameFilesParams) {
    read_incremental(session, params.files.iter().flat_map(|file| [file.old_uri.as_str(), &file.new_uri]));
}

pub(super) fn did_create(session: &Session, params: &CreateFilesParams) {
    read_incremental(session, params.files.iter().map(|file| file.uri.as_str()));
}

pub(super) fn did_delete(session: &Session, params: &DeleteFilesParams) {
    read_incremental(session, params.files.iter().map(|file| file.uri.as_str()));
}

/// Has notes read that are at some places, or in folders there, or were. Which these are shows only when it is done: jobs
/// before it may still be reading them.
fn read_incremental<'u>(session: &Session, uris: impl Iterator<Item = &'u str>) {
    let places = Arc::clone(&session.snapshot().places);
    session.work(Job::Read(uris.filter_map(|uri| key(&places, uri)).collect()));
}

fn a_move(places: &Places, file: &FileRename) -> Option<Move> {
    Some(Move { from: key(places, &file.old_uri)?, to: key(places, &file.new_uri)? })
}

/// The key of a file or folder in the workspace; folders come with a slash at the end or without.
fn key(places: &Places, uri: &str) -> Option<FileKey> {
    let uri: Uri = uri.parse().ok()?;
    let key = places.key(&uri);
    (key.root != FileKey::OUTSIDE).then(|| FileKey::new(key.root, key.path.trim_end_matches('/')))
}
