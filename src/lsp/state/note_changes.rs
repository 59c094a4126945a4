//! Changes of notes: shown to requests, and what they make necessary is queued.

use crate::entity_index::FileId;
use crate::lsp::state::job::Job;
use crate::lsp::state::session::Session;
use crate::lsp::state::workspace_state::WorkspaceState;
use crate::world::{Changed, FileKey, World};

impl Session {
    /// Lets requests see a change, and queues what it affects: closed notes to be read again, and open notes to be checked.
    pub(crate) fn publish_change(&self, state: &WorkspaceState, changed: Changed) {
        self.publish(state);
        let stale: Vec<FileKey> =
            changed.stale.iter().filter_map(|id| state.world.file(*id)).map(|file| file.key.clone()).collect();
        if !stale.is_empty() {
            self.schedule(Job::Read(stale));
        }
        let is_open = |id: &FileId| state.world.file(*id).is_some_and(|file| file.open.is_some());
        if changed.definitions {
            // Whatever is like a name may be flagged, in any note.
            self.diagnostics.mark(state.world.files().map(|(id, _)| id).filter(is_open));
        } else {
            self.diagnostics.mark(changed.notes.into_iter().filter(is_open));
        }
    }

    /// Asks for the diagnostics of all open notes to be computed.
    pub(crate) fn mark_open(&self) {
        let snapshot = self.snapshot();
        let open = snapshot.world.open_files().map(|(id, _)| id);
        self.diagnostics.mark(open);
    }

    /// Forgets what is remembered of notes by their numbers, because these are others now. The caller holds the state.
    pub(crate) fn forget_numbers(&self) {
        self.tagging.forget_all();
        self.pulled_diagnostics.forget_all();
    }

    /// Goes back to the notes as they were published last, after something has failed half-way.
    pub(crate) fn roll_back(&self, state: &mut WorkspaceState) {
        state.world = World::clone(&self.snapshot().world);
    }
}
