//! Diagnostics of open notes: computed a moment after the last change, and sent if they are news.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustc_hash::FxHashSet;
use tokio::sync::Notify;
use tower_lsp::ls_types::{Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, NumberOrString, Uri};

use super::lock;
use super::session::Session;
use super::snapshot::Snapshot;
use crate::lint::{self, Finding, Severity};
use crate::whos_who::FileId;

/// How long diagnostics wait for the next keystroke unless settings say otherwise.
const DEBOUNCE: Duration = Duration::from_millis(60);

/// Knows which notes need their diagnostics computed, and what was sent last.
#[derive(Clone, Default)]
pub(super) struct Publisher {
    shared: Arc<Shared>,
}

/// What the editor was sent for a document, and for which version of its text.
#[derive(PartialEq)]
struct Sent {
    version: i32,
    diagnostics: Vec<Diagnostic>,
}

struct Shared {
    marked: Mutex<FxHashSet<FileId>>,
    sent: Mutex<HashMap<Uri, Sent>>,
    wake: Notify,
    /// Whether the folders have been read: before that every link would seem broken.
    begun: AtomicBool,
    debounce_ms: AtomicU64,
}

impl Default for Shared {
    fn default() -> Self {
        Self {
            marked: Mutex::default(),
            sent: Mutex::default(),
            wake: Notify::default(),
            begun: AtomicBool::default(),
            debounce_ms: AtomicU64::new(u64::try_from(DEBOUNCE.as_millis()).unwrap_or_default()),
        }
    }
}

impl Publisher {
    /// Asks for the diagnostics of these notes to be computed.
    pub(super) fn mark(&self, notes: impl Iterator<Item = FileId>) {
        lock(&self.shared.marked).extend(notes);
        self.shared.wake.notify_one();
    }

    /// Diagnostics may be sent from now on.
    pub(super) fn begin(&self) {
        self.shared.begun.store(true, Ordering::Release);
        self.shared.wake.notify_one();
    }

    /// Forgets what was sent for a note that was closed.
    pub(super) fn forget(&self, uri: &Uri) {
        lock(&self.shared.sent).remove(uri);
    }

    pub(super) fn set_debounce(&self, milliseconds: Option<u64>) {
        if let Some(milliseconds) = milliseconds {
            self.shared.debounce_ms.store(milliseconds, Ordering::Relaxed);
        }
    }

    /// Publishes until the session ends.
    pub(super) async fn run(self, session: Arc<Session>) {
        loop {
            self.shared.wake.notified().await;
            tokio::time::sleep(Duration::from_millis(self.shared.debounce_ms.load(Ordering::Relaxed))).await;
            if !self.shared.begun.load(Ordering::Acquire) {
                continue;
            }
            let marked: Vec<FileId> = lock(&self.shared.marked).drain().collect();
            let own = Arc::clone(&session);
            let computed = tokio::task::spawn_blocking(move || {
                marked.iter().for_each(|file| own.tagging.read_open(&own, *file));
                let snapshot = own.snapshot();
                own.views.refresh_outdated(&own, &snapshot, &marked);
                let notes = marked.into_iter().filter_map(|file| diagnostics(&snapshot, file));
                notes.collect::<Vec<_>>()
            });
            match computed.await {
                Ok(notes) => notes
                    .into_iter()
                    .for_each(|(uri, version, diagnostics)| self.send(&session, uri, version, diagnostics)),
                Err(error) => tracing::error!("diagnostics could not be computed: {error}"),
            }
        }
    }

    /// Sends diagnostics unless the editor has them already, for this version of the text.
    fn send(&self, session: &Session, uri: Uri, version: i32, diagnostics: Vec<Diagnostic>) {
        let news = Sent { version, diagnostics };
        let mut sent = lock(&self.shared.sent);
        if sent.get(&uri) != Some(&news) {
            session.outbox.publish(uri.clone(), news.diagnostics.clone(), Some(version));
            sent.insert(uri, news);
        }
    }
}

/// All diagnostics of a note that is open, with its URI and version.
fn diagnostics(snapshot: &Snapshot, file: FileId) -> Option<(Uri, i32, Vec<Diagnostic>)> {
    let open = snapshot.world.file(file)?.open.as_ref()?;
    let findings = lint::check(&snapshot.world, file, &open.text);
    let diagnostics = findings.iter().map(|finding| diagnostic(snapshot, file, finding)).collect();
    Some((snapshot.uri(file)?, open.version, diagnostics))
}

fn diagnostic(snapshot: &Snapshot, file: FileId, finding: &Finding) -> Diagnostic {
    let related = finding.related.iter().filter(|_| snapshot.client.related_information);
    let related: Vec<DiagnosticRelatedInformation> = related
        .filter_map(|(place, message)| {
            Some(DiagnosticRelatedInformation { location: snapshot.location(*place)?, message: message.clone() })
        })
        .collect();
    Diagnostic {
        range: snapshot.range(file, finding.span),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Information => DiagnosticSeverity::INFORMATION,
            Severity::Hint => DiagnosticSeverity::HINT,
        }),
        code: Some(NumberOrString::String(finding.code.as_str().to_owned())),
        source: Some("whoswho".to_owned()),
        message: finding.message.clone(),
        related_information: (!related.is_empty()).then_some(related),
        ..Diagnostic::default()
    }
}
