//! Diagnostics that the editor asks for, of a document or of the whole workspace.
//!
//! A report's id is a digest of what is in it, so an editor that has it already is told so, whatever has happened since.

use std::collections::HashMap;

use rayon::prelude::*;
use tower_lsp::ls_types::{
    Diagnostic, DiagnosticOptions, DiagnosticServerCapabilities, DocumentDiagnosticParams, DocumentDiagnosticReport,
    DocumentDiagnosticReportKind, FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};

use crate::entity_index::FileId;
use crate::lint;
use crate::lsp::jobs::tagging;
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::pulled_diagnostics::{DocumentResult, WorkspaceResult};
use crate::lsp::state::session::Session;
use crate::lsp::state::settings::is_settings;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::diagnostics::{self, result_id};
use crate::world::FileData;

/// Nothing for editors that are sent diagnostics.
pub(crate) fn capability(client: &Client) -> Option<DiagnosticServerCapabilities> {
    client.pulls_diagnostics().then(|| {
        DiagnosticServerCapabilities::Options(DiagnosticOptions {
            identifier: Some(env!("CARGO_PKG_NAME").to_owned()),
            inter_file_dependencies: true,
            workspace_diagnostics: true,
            ..DiagnosticOptions::default()
        })
    })
}

/// Whether the editor takes diagnostics of other documents along with those that it asks for.
fn pulls_related(client: &Client) -> bool {
    let pulled = client.document().and_then(|document| document.diagnostic.as_ref());
    pulled.and_then(|pulled| pulled.related_document_support) == Some(true)
}

/// The diagnostics of one document, with those of others that are open and were told otherwise.
pub(crate) fn document(session: &Session, params: &DocumentDiagnosticParams) -> DocumentDiagnosticReport {
    let uri = &params.text_document.uri;
    let (items, id) = of_document(session, uri);
    let related_documents = pulls_related(&session.client()).then(|| related(session, uri)).filter(|it| !it.is_empty());
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
    let outdated = |(file, told): (FileId, DocumentResult)| {
        let open = snapshot.world.file(file)?.open.as_ref().filter(|open| open.version == told.version)?;
        let items = diagnostics::of_note(&snapshot, file, &open.text);
        let now = DocumentResult { version: open.version, id: result_id(&items) };
        if now == told {
            return None;
        }
        session.pulled_diagnostics.set_document(file, now.clone());
        let report = FullDocumentDiagnosticReport { result_id: Some(now.id), items };
        Some((snapshot.uri(file)?, DocumentDiagnosticReportKind::Full(report)))
    };
    let told = session.pulled_diagnostics.documents().into_iter();
    told.filter(|(file, _)| Some(*file) != own).filter_map(outdated).collect()
}

fn of_document(session: &Session, uri: &Uri) -> (Vec<Diagnostic>, String) {
    let with_id = |items: Vec<Diagnostic>| {
        let id = result_id(&items);
        (items, id)
    };
    let snapshot = session.snapshot();
    let key = snapshot.folders.key(uri);
    if is_settings(&key) {
        let text = session.state().document(&key).map(|(text, _)| text).unwrap_or_default();
        let is_first = snapshot.folders.first().is_some_and(|(number, _)| number == key.root);
        return with_id(diagnostics::of_settings(&snapshot, &text, is_first, session.is_up_to_date()));
    }
    let Some(file) = snapshot.file(uri) else { return with_id(Vec::new()) };
    tagging::read_open(session, file);
    let snapshot = session.snapshot();
    let Some(open) = snapshot.world.file(file).and_then(|data| data.open.as_ref()) else {
        return with_id(of_closed(&snapshot, file).unwrap_or_default());
    };
    let (items, id) = with_id(diagnostics::of_note(&snapshot, file, &open.text));
    session.pulled_diagnostics.set_document(file, DocumentResult { version: open.version, id: id.clone() });
    (items, id)
}

/// The diagnostics of a closed note; nothing if it is on disk no longer as the workspace knows it.
fn of_closed(snapshot: &Snapshot, file: FileId) -> Option<Vec<Diagnostic>> {
    let text = snapshot.text(file)?;
    Some(diagnostics::of_note(snapshot, file, &text))
}

/// The diagnostics of all notes that have some, or had some when the editor asked last.
pub(crate) fn workspace(session: &Session, params: &WorkspaceDiagnosticParams) -> WorkspaceDiagnosticReport {
    let snapshot = session.snapshot();
    let before = session.pulled_diagnostics.take_workspace();
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
            if let Some(id) = id.filter(|id| known == Some(*id) || (known.is_none() && **id == result_id(&[]))) {
                return Some(Found { file, uri, id: id.clone(), items: None });
            }
            let items = match &data.open {
                Some(open) => diagnostics::of_note(&snapshot, file, &open.text),
                None => of_closed(&snapshot, file)?,
            };
            let id = result_id(&items);
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
    let is_gone = |uri: &Uri| snapshot.file(uri).is_none() && !is_settings(&snapshot.folders.key(uri));
    items.extend(gone.filter(is_gone).map(|uri| full(uri, None, None, Vec::new())));
    let ids = found.into_iter().map(|found| (found.file, found.id)).collect();
    session.pulled_diagnostics.set_workspace(WorkspaceResult { snapshot, ids });
    WorkspaceDiagnosticReport { items }
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
