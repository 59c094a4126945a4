//! Does the jobs of the background, one after the other.

use std::sync::Arc;

use rustc_hash::FxHashSet;
use tokio::sync::mpsc::UnboundedReceiver;
use tower_lsp::ls_types::MessageType;

use crate::lsp::jobs::apply_settings::apply_settings;
use crate::lsp::jobs::background_threads::{self, failure};
use crate::lsp::jobs::find_root::find_root;
use crate::lsp::jobs::index::index_all;
use crate::lsp::jobs::names_files::open_names_files;
use crate::lsp::jobs::reanalysis::{BULK, Reanalysis};
use crate::lsp::jobs::{client_refresh, settings_diagnostics, suggestions};
use crate::lsp::state::job::Job;
use crate::lsp::state::session::Session;

/// Does jobs until the session ends. Jobs that came while another was done are done together.
pub(crate) async fn run(session: Arc<Session>, mut jobs: UnboundedReceiver<Job>) {
    let mut waiting = Vec::new();
    let mut indexings = 0_u32;
    while jobs.recv_many(&mut waiting, 4096).await > 0 {
        let jobs = waiting.len();
        let (is_asked, applies_settings) = (waiting.contains(&Job::Index), waiting.contains(&Job::ApplySettings));
        let (mut notes, mut homeless) = (FxHashSet::default(), Vec::new());
        for job in waiting.drain(..) {
            match job {
                Job::Index | Job::ApplySettings => {}
                Job::FindRoot(file) => homeless.push(file),
                Job::Read(stale) => notes.extend(stale),
            }
        }
        let own = Arc::clone(&session);
        indexings += 1;
        let token = format!("whoswho-index-{indexings}");
        let shown = token.clone();
        let done = background_threads::READING.spawn_blocking(move || {
            let is_asked = homeless.iter().any(|file| find_root(&own, file)) || is_asked;
            let reads_again = (is_asked || applies_settings) && apply_settings(&own);
            if is_asked || reads_again {
                index_all(&own, &token);
            } else {
                let notes = Reanalysis::read(&own, &notes);
                if notes.count_changed() > BULK { index_all(&own, &token) } else { notes.apply(&own) }
            }
            if is_asked || applies_settings {
                open_names_files(&own);
            }
            settings_diagnostics::report(&own, is_asked || applies_settings)
        });
        let done = done.await;
        if let Err(error) = &done {
            session.roll_back(&mut session.state());
            // Requests that wait for the index wait no longer: there will be no notes but those that are known.
            session.diagnostics.set_indexed();
            session.outbox.progress_end(&shown, String::new());
            session.log(MessageType::ERROR, format!("a background job failed: {}", failure(error)));
        }
        session.finish_jobs(jobs);
        if let Ok(true) = done {
            client_refresh::refresh_diagnostics(&session);
        }
        suggestions::consider(&session);
    }
}
