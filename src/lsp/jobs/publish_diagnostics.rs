//! Diagnostics of open notes: computed a moment after the last change, and sent if they are news.

use std::sync::Arc;

use tower_lsp::ls_types::MessageType;

use crate::entity_index::FileId;
use crate::lsp::jobs::background_threads::{self, failure};
use crate::lsp::jobs::{client_refresh, tagging};
use crate::lsp::state::sent_diagnostics::Report;
use crate::lsp::state::session::Session;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::diagnostics;

/// Publishes until the session ends.
pub(crate) async fn run(session: Arc<Session>) {
    loop {
        session.diagnostics.debounced().await;
        if !session.diagnostics.is_indexed() {
            continue;
        }
        let marked = session.diagnostics.take_marked();
        let own = Arc::clone(&session);
        let computed = background_threads::LOW_PRIORITY.spawn_blocking(move || {
            marked.iter().for_each(|file| tagging::read_open(&own, *file));
            let snapshot = own.snapshot();
            client_refresh::refresh_outdated_views(&own, &snapshot, &marked);
            if own.client().pulls_diagnostics() {
                client_refresh::refresh_outdated_diagnostics(&own, &snapshot, &marked);
                return Vec::new();
            }
            marked.into_iter().filter_map(|file| report(&snapshot, file)).collect::<Vec<_>>()
        });
        match computed.await {
            Ok(reports) => {
                reports.into_iter().for_each(|report| session.sent_diagnostics.send(&session.outbox, report));
            }
            Err(error) => {
                session.log(MessageType::ERROR, format!("diagnostics could not be computed: {}", failure(&error)));
            }
        }
    }
}

/// All diagnostics of a note that is open.
fn report(snapshot: &Snapshot, file: FileId) -> Option<Report> {
    let open = snapshot.world.file(file)?.open.as_ref()?;
    let diagnostics = diagnostics::of_note(snapshot, file, &open.text);
    Some(Report { uri: snapshot.uri(file)?, version: Some(open.version), diagnostics })
}
