//! Diagnostics that the editor asks for, of a document or of the whole workspace.
//!
//! A report's id is a digest of what is in it, so an editor that has it already is told so, whatever has happened since.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Mutex;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use tower_lsp::ls_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportKind,
    FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport, Uri, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::outbox::Refresh;
use super::session::Session;
use super::snapshot::Snapshot;
use super::{diagnostics, lock, settings};
use crate::entity_index::FileId;
use crate::lint;
use crate::world::FileData;

/// Knows what the editor was told when it asked last.
#[derive(Default)]
pub(super) struct Pulls {
    /// Of each open note, for which version.
    documents: Mutex<FxHashMap<FileId, Given>>,
    workspace: Mutex<Option<Round>>,
}

/// What was told of an open note.
#[derive(Clone, PartialEq, Eq)]
struct Given {
    version: i32,
    id: String,
}

/// What was told of the workspace, and of which state of it.
struct Round {
    snapshot: Snapshot,
    ids: FxHashMap<FileId, String>,
}

impl Pulls {
    /// Forgets a note that was closed.
    pub(super) fn forget(&self, file: FileId) {
        lock(&self.documents).remove(&file);
    }

    /// Forgets all notes, because their numbers are others now.
    pub(super) fn forget_all(&self) {
        lock(&self.documents).clear();
        *lock(&self.workspace) = None;
    }

    /// Asks the editor to ask again, if it does.
    pub(super) fn refresh(&self, session: &Session) {
        if session.client().pulls_diagnostics {
            session.outbox.refresh(Refresh::Diagnostics);
        }
    }

    /// Asks the editor to ask again if some of these open notes have others than it was told of for the same text. After
    /// an edit it asks by itself.
    pub(super) fn refresh_outdated(&self, session: &Session, snapshot: &Snapshot, files: &[FileId]) {
        let is_outdated = |file: &FileId| {
            let given = lock(&self.documents).get(file).cloned();
            let open = snapshot.world.file(*file).and_then(|data| data.open.as_ref());
            given.zip(open).is_some_and(|(given, open)| {
                given.version == open.version && given.id != id(&diagnostics::of_note(snapshot, *file, &open.text))
            })
        };
        if files.iter().any(is_outdated) {
            self.refresh(session);
        }
    }
}

/// The diagnostics of one document, with those of others that are open and were told otherwise.
pub(super) fn document(session: &Session, params: &DocumentDiagnosticParams) -> DocumentDiagnosticReport {
    let uri = &params.text_document.uri;
    let (items, id) = of_document(session, uri);
    let related_documents = session.client().pulls_related.then(|| related(session, uri)).filter(|it| !it.is_empty());
    if params.previous_result_id.as_ref() == Some(&id) {
        return DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: id },
        });
    }
    DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
        related_documents,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(id), items },
    })
}

/// The diagnostics of other open notes whose text is the one that the editor was told about, and which are others now.
fn related(session: &Session, uri: &Uri) -> HashMap<Uri, DocumentDiagnosticReportKind> {
    let snapshot = session.snapshot();
    let own = snapshot.file(uri);
    let given: Vec<(FileId, Given)> =
        lock(&session.pulls.documents).iter().map(|(file, given)| (*file, given.clone())).collect();
    let outdated = |(file, given): (FileId, Given)| {
        let open = snapshot.world.file(file)?.open.as_ref().filter(|open| open.version == given.version)?;
        let items = diagnostics::of_note(&snapshot, file, &open.text);
        let now = Given { version: open.version, id: id(&items) };
        if now == given {
            return None;
        }
        lock(&session.pulls.documents).insert(file, now.clone());
        let report = FullDocumentDiagnosticReport { result_id: Some(now.id), items };
        Some((snapshot.uri(file)?, DocumentDiagnosticReportKind::Full(report)))
    };
    given.into_iter().filter(|(file, _)| Some(*file) != own).filter_map(outdated).collect()
}

fn of_document(session: &Session, uri: &Uri) -> (Vec<Diagnostic>, String) {
    let with_id = |items: Vec<Diagnostic>| {
        let id = id(&items);
        (items, id)
    };
    let snapshot = session.snapshot();
    let key = snapshot.places.key(uri);
    if settings::is_settings(&key) {
        let text = session.state().document(&key).map(|(text, _)| text).unwrap_or_default();
        let is_first = snapshot.places.folders().next().is_some_and(|(number, _)| number == key.root);
        return with_id(diagnostics::of_settings(&snapshot, &text, is_first, session.has_read()));
    }
    let Some(file) = snapshot.file(uri) else { return with_id(Vec::new()) };
    session.tagging.read_open(session, file);
    let snapshot = session.snapshot();
    let Some(open) = snapshot.world.file(file).and_then(|data| data.open.as_ref()) else {
        return with_id(of_closed(&snapshot, file).unwrap_or_default());
    };
    let (items, id) = with_id(diagnostics::of_note(&snapshot, file, &open.text));
    lock(&session.pulls.documents).insert(file, Given { version: open.version, id: id.clone() });
    (items, id)
}

/// The diagnostics of a closed note; nothing if it is on disk no longer as the workspace knows it.
fn of_closed(snapshot: &Snapshot, file: FileId) -> Option<Vec<Diagnostic>> {
    let text = snapshot.text(file)?;
    Some(diagnostics::of_note(snapshot, file, &text))
}

/// The diagnostics of all notes that have some, or had some when the editor asked last.
pub(super) fn workspace(session: &Session, params: &WorkspaceDiagnosticParams) -> WorkspaceDiagnosticReport {
    let snapshot = session.snapshot();
    let before = lock(&session.pulls.workspace).take();
    let before = before.filter(|before| is_comparable(&before.snapshot, &snapshot));
    let mut known: HashMap<String, String> =
        params.previous_result_ids.iter().map(|known| (known.uri.as_str().to_owned(), known.value.clone())).collect();
    let files: Vec<(FileId, &FileData)> = snapshot.world.files().collect();
    let found: Vec<Found> = files
        .into_par_iter()
        .filter_map(|(file, data)| {
            let uri = snapshot.uri(file)?;
            let known = known.get(uri.as_str());
            let id = before.as_ref().and_then(|before| before.id_of(file, data));
            if let Some(id) = id.filter(|id| known == Some(*id) || (known.is_none() && **id == self::id(&[]))) {
                return Some(Found { file, uri, id: id.clone(), items: None });
            }
            let items = match &data.open {
                Some(open) => diagnostics::of_note(&snapshot, file, &open.text),
                None => of_closed(&snapshot, file)?,
            };
            let id = self::id(&items);
            let is_known = known == Some(&id);
            Some(Found { file, uri, id, items: (!is_known).then_some(items) })
        })
        .collect();
    let mut items = Vec::new();
    for found in &found {
        let was_known = known.remove(found.uri.as_str()).is_some();
        if was_known || found.items.as_ref().is_some_and(|items| !items.is_empty()) {
            items.push(found.report(&snapshot));
        }
    }
    // Notes that are gone have nothing wrong with them any more.
    let gone = known.into_keys().filter_map(|uri| uri.parse::<Uri>().ok());
    let is_gone = |uri: &Uri| snapshot.file(uri).is_none() && !settings::is_settings(&snapshot.places.key(uri));
    items.extend(gone.filter(is_gone).map(|uri| full(uri, None, None, Vec::new())));
    let ids = found.into_iter().map(|found| (found.file, found.id)).collect();
    *lock(&session.pulls.workspace) = Some(Round { snapshot, ids });
    WorkspaceDiagnosticReport { items }
}

impl Round {
    /// The id of a note's report, if it is the very same note still.
    fn id_of(&self, file: FileId, data: &FileData) -> Option<&String> {
        let before = self.snapshot.world.file(file)?;
        std::ptr::eq(before, data).then(|| self.ids.get(&file)).flatten()
    }
}

/// Whether a note that is the same in both has the same diagnostics in both: they depend on settings, too.
fn is_comparable(before: &Snapshot, now: &Snapshot) -> bool {
    before.config.severity == now.config.severity
        && before.config.ignore == now.config.ignore
        && lint::is_comparable(&before.world, &now.world)
}

/// What was found in a note; no items where the editor has them.
struct Found {
    file: FileId,
    uri: Uri,
    id: String,
    items: Option<Vec<Diagnostic>>,
}

impl Found {
    fn report(&self, snapshot: &Snapshot) -> WorkspaceDocumentDiagnosticReport {
        let open = snapshot.world.file(self.file).and_then(|data| data.open.as_ref());
        let version = open.map(|open| i64::from(open.version));
        match &self.items {
            Some(items) => full(self.uri.clone(), version, Some(self.id.clone()), items.clone()),
            None => WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
                uri: self.uri.clone(),
                version,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: self.id.clone() },
            }),
        }
    }
}

fn full(
    uri: Uri,
    version: Option<i64>,
    result_id: Option<String>,
    items: Vec<Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
    })
}

fn id(diagnostics: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    // What cannot be written cannot be sent either.
    serde_json::to_string(diagnostics).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
