//! Diagnostics that the editor has asked for: which answers it has.

use std::sync::Mutex;

use rustc_hash::FxHashMap;

use crate::entity_index::FileId;
use crate::lsp::state::lock::lock;
use crate::lsp::state::snapshot::Snapshot;
use crate::world::FileData;

/// What the editor was told when it asked last.
#[derive(Default)]
pub(crate) struct PulledDiagnostics {
    documents: Mutex<FxHashMap<FileId, DocumentResult>>,
    workspace: Mutex<Option<WorkspaceResult>>,
}

/// What was told of an open note, by the version of its text and the id of the answer.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct DocumentResult {
    pub(crate) version: i32,
    pub(crate) id: String,
}

/// What was told of the workspace, and of which state of it.
pub(crate) struct WorkspaceResult {
    pub(crate) snapshot: Snapshot,
    pub(crate) ids: FxHashMap<FileId, String>,
}

impl WorkspaceResult {
    /// The id of a note's report, if it is the very same note still.
    pub(crate) fn id_of(&self, file: FileId, data: &FileData) -> Option<&String> {
        let before = self.snapshot.world.file(file)?;
        std::ptr::eq(before, data).then(|| self.ids.get(&file)).flatten()
    }
}

impl PulledDiagnostics {
    /// What was told of an open note.
    pub(crate) fn document(&self, file: FileId) -> Option<DocumentResult> {
        lock(&self.documents).get(&file).cloned()
    }

    /// What was told of all open notes.
    pub(crate) fn documents(&self) -> Vec<(FileId, DocumentResult)> {
        lock(&self.documents).iter().map(|(file, told)| (*file, told.clone())).collect()
    }

    pub(crate) fn set_document(&self, file: FileId, told: DocumentResult) {
        lock(&self.documents).insert(file, told);
    }

    /// Takes what was told of the workspace.
    pub(crate) fn take_workspace(&self) -> Option<WorkspaceResult> {
        lock(&self.workspace).take()
    }

    pub(crate) fn set_workspace(&self, told: WorkspaceResult) {
        *lock(&self.workspace) = Some(told);
    }

    /// Forgets a note that was closed.
    pub(crate) fn forget(&self, file: FileId) {
        lock(&self.documents).remove(&file);
    }

    /// Forgets all notes, because their numbers are others now.
    pub(crate) fn forget_all(&self) {
        lock(&self.documents).clear();
        *lock(&self.workspace) = None;
    }
}
