//! What users do to files and folders in their editor.

use tower_lsp::ls_types::{
    CreateFilesParams, DeleteFilesParams, FileOperationFilter, FileOperationPattern, FileOperationPatternKind,
    FileOperationPatternOptions, FileOperationRegistrationOptions, FileRename, MessageType, RenameFilesParams, Uri,
    WorkspaceEdit, WorkspaceFileOperationsServerCapabilities,
};

use super::boundary;
use super::client::FileOperations;
use super::edits::workspace_edit;
use super::session::{Session, State};
use super::snapshot::Snapshot;
use super::work::Job;
use super::{places::Places, watch};
use crate::disk;
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
    let state = session.state();
    let mut notes = Vec::new();
    for one in params.files.iter().filter_map(|file| a_move(&state.places, file)) {
        if disk::is_note(&one.to) {
            notes.push(one.to.clone());
        }
        for key in notes_at(&state, &one.from) {
            let rest = key.path.get(one.from.path.len()..).unwrap_or_default();
            notes.push(FileKey::new(one.to.root, &format!("{}{rest}", one.to.path)));
            notes.push(key);
        }
    }
    drop(state);
    session.work(Job::Read(notes));
}

pub(super) fn did_create(session: &Session, params: &CreateFilesParams) {
    let state = session.state();
    let keys = params.files.iter().filter_map(|file| key(&state.places, &file.uri));
    let notes = keys.filter(disk::is_note).collect();
    drop(state);
    session.work(Job::Read(notes));
}

pub(super) fn did_delete(session: &Session, params: &DeleteFilesParams) {
    let state = session.state();
    let keys = params.files.iter().filter_map(|file| key(&state.places, &file.uri));
    let notes = keys.flat_map(|key| notes_at(&state, &key)).collect();
    drop(state);
    session.work(Job::Read(notes));
}

/// The known notes that are a file or in a folder.
fn notes_at(state: &State, key: &FileKey) -> Vec<FileKey> {
    let inside = format!("{}/", key.path);
    let is_there = |other: &&FileKey| {
        other.root == key.root && (other.path == key.path || key.path.is_empty() || other.path.starts_with(&inside))
    };
    state.world.files().map(|(_, file)| &file.key).filter(is_there).cloned().collect()
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
