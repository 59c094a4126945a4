//! Opens the names files of the settings.

use std::sync::Arc;

use tower_lsp::ls_types::MessageType;

use crate::lsp::state::session::Session;

/// Opens them, for the worker's thread. Not before notes have been read: the entities that these define come first.
pub(crate) fn open_names_files(session: &Session) {
    let state = session.state();
    let folder = state.folders.first().map(|(_, folder)| folder.to_path_buf());
    let config = Arc::clone(&state.config);
    drop(state);
    session
        .names_files
        .open(&config.names_files, folder.as_deref(), |problem| session.log(MessageType::WARNING, problem));
}
