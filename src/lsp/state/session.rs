//! The session: what all handlers and jobs share.
//!
//! One lock guards what changes, and is held only while one message is applied; it is never held across an await. What
//! requests are answered from lies behind a second lock, held for no longer than it takes to clone a few pointers.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock};
use std::time::Duration;

use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::watch;
use tower_lsp::ls_types::MessageType;

use crate::config::Config;
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::diagnostics_queue::DiagnosticsQueue;
use crate::lsp::state::job::Job;
use crate::lsp::state::lock::lock;
use crate::lsp::state::names_files::NamesFiles;
use crate::lsp::state::pulled_diagnostics::PulledDiagnostics;
use crate::lsp::state::sent_diagnostics::SentDiagnostics;
use crate::lsp::state::sent_tokens::SentTokens;
use crate::lsp::state::snapshot::{OpenConfigFiles, Snapshot};
use crate::lsp::state::suggestion_state::SuggestionState;
use crate::lsp::state::tagging_queue::TaggingQueue;
use crate::lsp::state::trace::TraceLevel;
use crate::lsp::state::typing::Typing;
use crate::lsp::state::unsaved::Unsaved;
use crate::lsp::state::workspace_folders::WorkspaceFolders;
use crate::lsp::state::workspace_state::WorkspaceState;
use crate::lsp::transport::outbox::Outbox;
use crate::world::World;

/// The state that all handlers share.
pub(crate) struct Session {
    pub(crate) outbox: Outbox,
    pub(crate) diagnostics: DiagnosticsQueue,
    pub(crate) sent_diagnostics: SentDiagnostics,
    pub(crate) pulled_diagnostics: PulledDiagnostics,
    pub(crate) sent_tokens: Arc<SentTokens>,
    pub(crate) tagging: TaggingQueue,
    pub(crate) unsaved: Unsaved,
    pub(crate) suggestions: SuggestionState,
    pub(crate) names_files: NamesFiles,
    pub(crate) trace_level: TraceLevel,
    client: OnceLock<Client>,
    state: Mutex<WorkspaceState>,
    /// Held by a thread that waits for the state.
    turn: Mutex<()>,
    published: Mutex<Published>,
    jobs: UnboundedSender<Job>,
    /// How many jobs are waiting or being done.
    unfinished: watch::Sender<usize>,
}

/// What requests are answered from.
#[derive(Default)]
struct Published {
    world: Arc<World>,
    folders: Arc<WorkspaceFolders>,
    config: Arc<Config>,
    typing: Arc<Typing>,
    open_config_files: Arc<OpenConfigFiles>,
}

impl Session {
    /// A session without notes, which sends its jobs to a worker.
    pub(crate) fn new(outbox: Outbox, jobs: UnboundedSender<Job>) -> Self {
        Self {
            outbox,
            diagnostics: DiagnosticsQueue::default(),
            sent_diagnostics: SentDiagnostics::default(),
            pulled_diagnostics: PulledDiagnostics::default(),
            sent_tokens: Arc::default(),
            tagging: TaggingQueue::default(),
            unsaved: Unsaved::default(),
            suggestions: SuggestionState::default(),
            names_files: NamesFiles::default(),
            trace_level: TraceLevel::default(),
            client: OnceLock::new(),
            state: Mutex::default(),
            turn: Mutex::default(),
            published: Mutex::default(),
            jobs,
            unfinished: watch::Sender::new(0),
        }
    }

    pub(crate) fn set_client(&self, client: Client) {
        // A second initialize is refused before it gets here.
        let _ = self.client.set(client);
    }

    /// The editor; one that can do nothing before it has said what it can do.
    pub(crate) fn client(&self) -> Client {
        self.client.get().cloned().unwrap_or_default()
    }

    /// The state, for as long as it is held.
    pub(crate) fn state(&self) -> MutexGuard<'_, WorkspaceState> {
        // A lock is not fair: background work that takes it for one note after the other would get it back before a thread
        // that waits has woken up.
        let _turn = lock(&self.turn);
        lock(&self.state)
    }

    /// What a request that comes now is answered from.
    pub(crate) fn snapshot(&self) -> Snapshot {
        let published = lock(&self.published);
        Snapshot {
            world: Arc::clone(&published.world),
            folders: Arc::clone(&published.folders),
            client: self.client(),
            config: Arc::clone(&published.config),
            typing: Arc::clone(&published.typing),
            open_config_files: Arc::clone(&published.open_config_files),
            names_files: self.names_files.clone(),
            cancelled: Arc::default(),
        }
    }

    /// Lets requests see the state as it is now.
    pub(crate) fn publish(&self, state: &WorkspaceState) {
        let now = Published {
            world: Arc::new(state.world.clone()),
            folders: Arc::new(state.folders.clone()),
            config: Arc::clone(&state.config),
            typing: Arc::clone(&state.typing),
            open_config_files: Arc::new(state.open_config_files()),
        };
        let before = std::mem::replace(&mut *lock(&self.published), now);
        // The last reader frees the old world, and that should not be one that holds the lock.
        drop(before);
    }

    /// Gives a job to the background.
    pub(crate) fn schedule(&self, job: Job) {
        self.unfinished.send_modify(|count| *count += 1);
        // It fails only when the worker is gone, and that goes with the runtime at the server's end.
        let _ = self.jobs.send(job);
    }

    /// Says that so many jobs have been done, or have failed.
    pub(crate) fn finish_jobs(&self, jobs: usize) {
        self.unfinished.send_modify(|count| *count = count.saturating_sub(jobs));
    }

    /// Whether all files have been read, as they are now.
    pub(crate) fn is_up_to_date(&self) -> bool {
        self.diagnostics.is_indexed() && *self.unfinished.borrow() == 0
    }

    /// Waits until no job is left, so that all that has changed on disk is known; whether that is so before the time is up.
    pub(crate) async fn wait_for_jobs(&self, timeout: Duration) -> bool {
        let mut unfinished = self.unfinished.subscribe();
        let done = tokio::time::timeout(timeout, unfinished.wait_for(|count| *count == 0)).await;
        done.is_ok()
    }

    /// A line for the editor's log, and for the server's.
    pub(crate) fn log(&self, level: MessageType, text: impl Into<String>) {
        let text = text.into();
        match level {
            MessageType::ERROR => tracing::error!("{text}"),
            MessageType::WARNING => tracing::warn!("{text}"),
            _ => tracing::info!("{text}"),
        }
        self.outbox.log(level, text);
    }

    /// Tells an editor that wants to know what the server does; `details` only if it wants to know everything.
    pub(crate) fn trace(&self, what: &str, details: impl Fn() -> String) {
        tracing::debug!("{what}: {}", details());
        if let Some(message) = self.trace_level.message(what, details) {
            self.outbox.trace(message);
        }
    }
}
