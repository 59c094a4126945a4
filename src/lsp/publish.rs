//! Diagnostics of open notes: computed a moment after the last change, and sent if they are news.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustc_hash::FxHashSet;
use tokio::sync::{Notify, watch};
use tower_lsp::ls_types::{Diagnostic, MessageType, Uri};

use super::session::Session;
use super::snapshot::Snapshot;
use super::{diagnostics, ending, lock, threads};
use crate::config::Config;
use crate::entity_index::FileId;

/// Knows which notes need their diagnostics computed, and what was sent last.
#[derive(Clone, Default)]
pub(super) struct Publisher {
    shared: Arc<Shared>,
}

/// All diagnostics of a document.
#[derive(Clone, PartialEq)]
pub(super) struct Report {
    pub(super) uri: Uri,
    /// The version of the text, if the editor has the document open.
    pub(super) version: Option<i32>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

struct Shared {
    marked: Mutex<FxHashSet<FileId>>,
    /// What the editor was sent for each document.
    sent: Mutex<HashMap<Uri, Report>>,
    wake: Notify,
    /// Whether the folders have been read: before that every link would seem broken.
    begun: watch::Sender<bool>,
    debounce_ms: AtomicU32,
}

impl Default for Shared {
    fn default() -> Self {
        Self {
            marked: Mutex::default(),
            sent: Mutex::default(),
            wake: Notify::default(),
            begun: watch::Sender::new(false),
            debounce_ms: AtomicU32::new(Config::default().diagnostics_debounce_ms),
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
        self.shared.begun.send_replace(true);
        self.shared.wake.notify_one();
    }

    /// Whether the folders have been read.
    pub(super) fn has_begun(&self) -> bool {
        *self.shared.begun.borrow()
    }

    /// Waits until diagnostics may be sent.
    pub(super) async fn begun(&self) {
        // It fails only when the publisher is gone, and that goes with the server.
        let _ = self.shared.begun.subscribe().wait_for(|begun| *begun).await;
    }

    /// Forgets what was sent for a note that was closed.
    pub(super) fn forget(&self, uri: &Uri) {
        lock(&self.shared.sent).remove(uri);
    }

    /// The documents for which something was sent.
    pub(super) fn sent(&self) -> Vec<Uri> {
        lock(&self.shared.sent).keys().cloned().collect()
    }

    pub(super) fn set_debounce(&self, milliseconds: u32) {
        self.shared.debounce_ms.store(milliseconds, Ordering::Relaxed);
    }

    /// Publishes until the session ends.
    pub(super) async fn run(self, session: Arc<Session>) {
        loop {
            self.shared.wake.notified().await;
            tokio::time::sleep(Duration::from_millis(u64::from(self.shared.debounce_ms.load(Ordering::Relaxed)))).await;
            if !self.has_begun() {
                continue;
            }
            let marked: Vec<FileId> = lock(&self.shared.marked).drain().collect();
            let own = Arc::clone(&session);
            let computed = threads::ASIDE.spawn_blocking(move || {
                marked.iter().for_each(|file| own.tagging.read_open(&own, *file));
                let snapshot = own.snapshot();
                own.views.refresh_outdated(&own, &snapshot, &marked);
                if own.client().pulls_diagnostics {
                    own.pulls.refresh_outdated(&own, &snapshot, &marked);
                    return Vec::new();
                }
                marked.into_iter().filter_map(|file| report(&snapshot, file)).collect::<Vec<_>>()
            });
            match computed.await {
                Ok(reports) => reports.into_iter().for_each(|report| self.send(&session, report)),
                Err(error) => {
                    session.say(MessageType::ERROR, format!("diagnostics could not be computed: {}", ending(&error)));
                }
            }
        }
    }

    /// Sends diagnostics unless the editor has them already, for this version of the text.
    fn send(&self, session: &Session, report: Report) {
        let mut sent = lock(&self.shared.sent);
        if sent.get(&report.uri) != Some(&report) {
            session.outbox.publish(report.uri.clone(), report.diagnostics.clone(), report.version);
            sent.insert(report.uri.clone(), report);
        }
    }

    /// The same for a document of which editors take for granted that nothing is wrong with it.
    pub(super) fn send_news(&self, session: &Session, report: Report) {
        let is_news = !report.diagnostics.is_empty() || lock(&self.shared.sent).contains_key(&report.uri);
        if is_news {
            self.send(session, report);
        }
    }
}

/// All diagnostics of a note that is open.
fn report(snapshot: &Snapshot, file: FileId) -> Option<Report> {
    let open = snapshot.world.file(file)?.open.as_ref()?;
    let diagnostics = diagnostics::of_note(snapshot, file, &open.text);
    Some(Report { uri: snapshot.uri(file)?, version: Some(open.version), diagnostics })
}
