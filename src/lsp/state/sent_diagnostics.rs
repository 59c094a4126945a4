//! Diagnostics that were sent to the editor, so that the same are not sent again.

use std::collections::HashMap;
use std::sync::Mutex;

use tower_lsp::ls_types::{Diagnostic, Uri};

use crate::lsp::state::lock::lock;
use crate::lsp::transport::outbox::Outbox;

/// All diagnostics of a document.
#[derive(Clone, PartialEq)]
pub(crate) struct Report {
    pub(crate) uri: Uri,
    /// The version of the text, if the editor has the document open.
    pub(crate) version: Option<i32>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// What the editor was sent last for each document.
#[derive(Default)]
pub(crate) struct SentDiagnostics(Mutex<HashMap<Uri, Report>>);

impl SentDiagnostics {
    /// Sends diagnostics unless the editor has them already, for this version of the text.
    pub(crate) fn send(&self, outbox: &Outbox, report: Report) {
        let mut sent = lock(&self.0);
        if sent.get(&report.uri) != Some(&report) {
            outbox.publish(report.uri.clone(), report.diagnostics.clone(), report.version);
            sent.insert(report.uri.clone(), report);
        }
    }

    /// The same for a document that editors take to be without diagnostics: it is left out unless it has some or had some.
    pub(crate) fn send_unless_empty(&self, outbox: &Outbox, report: Report) {
        let is_news = !report.diagnostics.is_empty() || lock(&self.0).contains_key(&report.uri);
        if is_news {
            self.send(outbox, report);
        }
    }

    /// Forgets a document that was closed.
    pub(crate) fn forget(&self, uri: &Uri) {
        lock(&self.0).remove(uri);
    }

    /// The documents for which something was sent.
    pub(crate) fn uris(&self) -> Vec<Uri> {
        lock(&self.0).keys().cloned().collect()
    }
}
