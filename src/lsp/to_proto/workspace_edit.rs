//! Changes of the workspace, as editors make them.

use std::collections::HashMap;

use tower_lsp::ls_types::{
    AnnotatedTextEdit, ChangeAnnotation, CreateFile, DeleteFile, DocumentChangeOperation, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, RenameFile, ResourceOp, ResourceOperationKind, TextDocumentEdit, TextEdit,
    Uri, WorkspaceEdit,
};

use crate::entity_index::FileId;
use crate::features::{self, Change, FileChange};
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::snapshot::Snapshot;
use crate::world::FileKey;

/// What changes of a workspace the editor can make besides plain edits.
#[derive(Clone, Copy, Default)]
pub(crate) struct EditAbilities {
    /// Changes that the server asks for.
    pub(crate) applies: bool,
    /// Edits of documents in a certain version.
    pub(crate) versions: bool,
    /// New files.
    pub(crate) create: bool,
    /// Other names for files.
    pub(crate) rename: bool,
    /// Files that go.
    pub(crate) delete: bool,
    /// Labels for edits, which the user may confirm.
    pub(crate) labels: bool,
}

impl EditAbilities {
    pub(crate) fn of(client: &Client) -> Self {
        let workspace = client.workspace();
        let applies = workspace.and_then(|workspace| workspace.apply_edit) == Some(true);
        let Some(edit) = workspace.and_then(|workspace| workspace.workspace_edit.as_ref()) else {
            return Self { applies, ..Self::default() };
        };
        let can = |operation: ResourceOperationKind| {
            edit.resource_operations.as_ref().is_some_and(|operations| operations.contains(&operation))
        };
        // Operations stand among edits of documents, so who takes the one (Neovim) takes the other, too.
        let takes_operations = edit.resource_operations.as_ref().is_some_and(|operations| !operations.is_empty());
        let versions = edit.document_changes == Some(true) || takes_operations;
        Self {
            applies,
            versions,
            create: versions && can(ResourceOperationKind::Create),
            rename: versions && can(ResourceOperationKind::Rename),
            delete: versions && can(ResourceOperationKind::Delete),
            labels: versions && edit.change_annotation_support.is_some(),
        }
    }
}

/// The change for the editor; `None` if it needs something that the editor cannot do.
pub(crate) fn workspace_edit(snapshot: &Snapshot, change: &Change) -> Option<WorkspaceEdit> {
    let abilities = EditAbilities::of(&snapshot.client);
    if abilities.versions {
        return with_operations(snapshot, abilities, change);
    }
    if !change.files.is_empty() {
        return None;
    }
    // The protocol's map has to be this one: its keys have no order.
    let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    for edits in by_note(change) {
        let file = edits.first()?.place.file;
        changes.insert(snapshot.uri(file)?, edits.iter().map(|edit| plain(snapshot, edit)).collect());
    }
    Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() })
}

/// Edits of one document, which need not be a note; of a certain version of it, if the editor has it open.
pub(crate) fn document_edit(
    snapshot: &Snapshot,
    uri: Uri,
    version: Option<i32>,
    edits: Vec<TextEdit>,
) -> WorkspaceEdit {
    if !EditAbilities::of(&snapshot.client).versions {
        return WorkspaceEdit { changes: Some(HashMap::from([(uri, edits)])), ..WorkspaceEdit::default() };
    }
    let text_document = OptionalVersionedTextDocumentIdentifier { uri, version };
    let edit = TextDocumentEdit { text_document, edits: edits.into_iter().map(OneOf::Left).collect() };
    let operations = DocumentChanges::Operations(vec![DocumentChangeOperation::Edit(edit)]);
    WorkspaceEdit { document_changes: Some(operations), ..WorkspaceEdit::default() }
}

/// One edit that does what two do, of different documents.
pub(crate) fn both(mut one: WorkspaceEdit, other: WorkspaceEdit) -> WorkspaceEdit {
    if let Some(changes) = other.changes {
        one.changes.get_or_insert_default().extend(changes);
    }
    if let Some(annotations) = other.change_annotations {
        one.change_annotations.get_or_insert_default().extend(annotations);
    }
    one.document_changes = match (one.document_changes, other.document_changes) {
        (Some(DocumentChanges::Operations(mut all)), Some(DocumentChanges::Operations(more))) => {
            all.extend(more);
            Some(DocumentChanges::Operations(all))
        }
        (one, other) => one.or(other),
    };
    one
}

fn with_operations(snapshot: &Snapshot, abilities: EditAbilities, change: &Change) -> Option<WorkspaceEdit> {
    let mut operations = Vec::new();
    for edits in by_note(change) {
        let text_document = versioned(snapshot, edits.first()?.place.file)?;
        let edits = edits.iter().map(|edit| annotated(snapshot, abilities, edit)).collect();
        operations.push(DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits }));
    }
    for file in &change.files {
        operations.extend(file_operations(snapshot, abilities, file)?);
    }
    let of_files = change.files.iter().filter_map(|file| match file {
        FileChange::Delete { label, .. } => *label,
        FileChange::Create { .. } | FileChange::Rename { .. } => None,
    });
    let labels = change.edits.iter().filter_map(|edit| edit.label).chain(of_files);
    let labels = labels.filter(|_| abilities.labels);
    let annotations: HashMap<String, ChangeAnnotation> =
        labels.map(|label| (label.to_owned(), asking(label))).collect();
    Some(WorkspaceEdit {
        document_changes: Some(DocumentChanges::Operations(operations)),
        change_annotations: (!annotations.is_empty()).then_some(annotations),
        ..WorkspaceEdit::default()
    })
}

/// The edits of one note after the other.
fn by_note(change: &Change) -> impl Iterator<Item = &[features::TextEdit]> {
    change.edits.chunk_by(|one, other| one.place.file == other.place.file)
}

fn versioned(snapshot: &Snapshot, file: FileId) -> Option<OptionalVersionedTextDocumentIdentifier> {
    let version = snapshot.world.file(file)?.open.as_ref().map(|open| open.version);
    Some(OptionalVersionedTextDocumentIdentifier { uri: snapshot.uri(file)?, version })
}

fn plain(snapshot: &Snapshot, edit: &features::TextEdit) -> TextEdit {
    TextEdit { range: snapshot.range(edit.place.file, edit.place.span), new_text: edit.text.clone() }
}

fn annotated(
    snapshot: &Snapshot,
    abilities: EditAbilities,
    edit: &features::TextEdit,
) -> OneOf<TextEdit, AnnotatedTextEdit> {
    let text_edit = plain(snapshot, edit);
    match edit.label.filter(|_| abilities.labels) {
        Some(label) => OneOf::Right(AnnotatedTextEdit { text_edit, annotation_id: label.to_owned() }),
        None => OneOf::Left(text_edit),
    }
}

fn asking(label: &str) -> ChangeAnnotation {
    ChangeAnnotation { label: label.to_owned(), needs_confirmation: Some(true), description: None }
}

fn file_operations(
    snapshot: &Snapshot,
    abilities: EditAbilities,
    change: &FileChange,
) -> Option<Vec<DocumentChangeOperation>> {
    let uri = |key: &FileKey| snapshot.folders.uri(key);
    let operations = match change {
        FileChange::Create { key, text } if abilities.create => {
            let uri = uri(key)?;
            let created = CreateFile { uri: uri.clone(), options: None, annotation_id: None };
            let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: None };
            let whole = TextEdit { new_text: text.clone(), ..TextEdit::default() };
            vec![
                DocumentChangeOperation::Op(ResourceOp::Create(created)),
                DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits: vec![OneOf::Left(whole)] }),
            ]
        }
        FileChange::Rename { from, to } if abilities.rename => {
            let old_uri = uri(from)?;
            let new_uri = snapshot.folders.uri_beside(from, to)?;
            let renamed = RenameFile { old_uri, new_uri, options: None, annotation_id: None };
            vec![DocumentChangeOperation::Op(ResourceOp::Rename(renamed))]
        }
        FileChange::Delete { key, label } if abilities.delete => {
            let annotation_id = label.filter(|_| abilities.labels).map(str::to_owned);
            let deleted = DeleteFile { uri: uri(key)?, options: None, annotation_id };
            vec![DocumentChangeOperation::Op(ResourceOp::Delete(deleted))]
        }
        FileChange::Create { .. } | FileChange::Rename { .. } | FileChange::Delete { .. } => return None,
    };
    Some(operations)
}
