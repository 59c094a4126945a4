//! What the server knows: the notes, the open documents, the settings, and what is queued for the background or was sent to
//! the editor. It knows nothing of the jobs that use it.

pub(crate) mod diagnostics_queue;
pub(crate) mod documents;
pub(crate) mod job;
pub(crate) mod lock;
pub(crate) mod names_files;
pub(crate) mod note_changes;
pub(crate) mod pulled_diagnostics;
pub(crate) mod sent_diagnostics;
pub(crate) mod sent_tokens;
pub(crate) mod session;
pub(crate) mod settings;
pub(crate) mod snapshot;
pub(crate) mod suggestion_state;
pub(crate) mod tagging_queue;
pub(crate) mod trace;
pub(crate) mod typing;
pub(crate) mod unsaved;
pub(crate) mod workspace_folders;
pub(crate) mod workspace_state;
