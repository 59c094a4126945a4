//! The vault around a file, for editors that open one without naming a folder.

use std::path::Path;

use tower_lsp::ls_types::MessageType;

use crate::config;
use crate::lsp::state::session::Session;

/// Takes the vault around a file for the workspace, if the editor has named no folder at all. Says whether there is one.
pub(crate) fn find_root(session: &Session, file: &Path) -> bool {
    let Some(vault) = config::vault_around(file.ancestors().skip(1)) else { return false };
    let mut state = session.state();
    if state.folders.first().is_some() {
        return false;
    }
    state.change_folders(Some(vault), None);
    state.put_open_documents();
    session.forget_numbers();
    session.publish(&state);
    drop(state);
    session.log(MessageType::INFO, format!("using the vault {}", vault.display()));
    true
}
