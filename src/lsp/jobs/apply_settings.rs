//! Applies the settings as they are now.

use std::sync::Arc;

use tower_lsp::ls_types::MessageType;

use crate::config::{self, Layer, UndefinedNames};
use crate::lsp::jobs::client_refresh;
use crate::lsp::jobs::settings_diagnostics::{publish_problems, read_files};
use crate::lsp::state::job::Job;
use crate::lsp::state::session::Session;
use crate::world::{FileKey, Judgements, Settings, World};

/// Joins the settings and brings everything up to date with them, for the worker's thread. Says whether notes have to be read
/// again.
pub(crate) fn apply_settings(session: &Session) -> bool {
    let files = read_files(session);
    let judgements = judgements(session);
    let mut state = session.state();
    state.layers.file = files.first().map(|file| Layer::from_toml(&file.text, &file.folder)).unwrap_or_default();
    let config = Arc::new(state.layers.config());
    let before = std::mem::replace(&mut state.config, Arc::clone(&config));
    session.diagnostics.set_debounce(config.diagnostics_debounce_ms);
    let reading = Settings { judgements, ..config.reading() };
    let judges_otherwise = state.world.settings().judgements != reading.judgements;
    // Names in closed notes are no longer wanted: notes are read again without them.
    let drops_names =
        before.undefined_names == UndefinedNames::Vault && before.undefined_names != config.undefined_names;
    let is_other = drops_names || !state.world.settings().read_alike(&reading);
    let mut stale = Vec::new();
    if !is_other {
        state.world.adopt(reading);
        if before.sources != config.sources {
            // Whether an open document is a source, the settings say.
            stale = state.put_open_documents();
        }
    } else {
        state.world = World::new(reading);
        state.put_open_documents();
        session.forget_numbers();
    }
    session.publish(&state);
    if state.layers.has_section {
        session.suggestions.set_settings_known();
    }
    drop(state);
    if !stale.is_empty() {
        session.schedule(Job::Read(stale));
    }
    let reads_others = before.sources != config.sources || before.more_notes != config.more_notes;
    let reads_again = is_other || before.exclude != config.exclude || reads_others;
    if reads_again {
        publish_problems(session, &files, false);
    }
    if before.severity != config.severity || before.ignore != config.ignore || judges_otherwise {
        session.mark_open();
        client_refresh::refresh_diagnostics(session);
    }
    let shows_others = before.inlay_hints != config.inlay_hints || before.code_lens != config.code_lens;
    if shows_others && session.diagnostics.is_indexed() {
        client_refresh::refresh_views(session);
    }
    if !reads_again && before.undefined_names != config.undefined_names {
        session.tagging.read_closed(config.undefined_names == UndefinedNames::Vault);
    }
    if before != config {
        session.trace("settings have changed", || format!("{config:?}"));
    }
    reads_again
}

/// The judgements of the first folder: as the editor has them, else as they are on disk. What is wrong in them is said.
fn judgements(session: &Session) -> Arc<Judgements> {
    let state = session.state();
    let Some((root, folder)) = state.folders.first() else { return Arc::default() };
    let folder = folder.to_path_buf();
    let document = state.document(&FileKey::new(root, config::JUDGEMENTS));
    let before = Arc::clone(&state.world.settings().judgements);
    drop(state);
    let (judgements, problems) = match document {
        // While the file is edited, its problems are not logged.
        Some((text, _)) => (config::judgements_in(&text).0, Vec::new()),
        None => config::read_judgements(&folder),
    };
    if *before == judgements {
        return before;
    }
    problems.into_iter().for_each(|problem| session.log(MessageType::WARNING, problem));
    Arc::new(judgements)
}
