//! What is wrong with settings: as diagnostics of settings files, and in the log.

use std::path::PathBuf;

use tower_lsp::ls_types::{MessageType, Uri};

use crate::config;
use crate::lsp::state::sent_diagnostics::Report;
use crate::lsp::state::session::Session;
use crate::lsp::state::settings::is_settings;
use crate::lsp::to_proto::diagnostics;
use crate::world::FileKey;

/// Tells what is wrong with settings now that files have been read as they say: also which patterns name none. Says whether
/// an editor that pulls diagnostics has to ask again.
pub(crate) fn report(session: &Session, is_applied: bool) -> bool {
    let (snapshot, is_indexed) = (session.snapshot(), session.diagnostics.is_indexed());
    let has_patterns = !snapshot.config.sources.is_empty() || !snapshot.config.more_notes.is_empty();
    if !is_applied && !has_patterns {
        return false;
    }
    publish_problems(session, &read_files(session), is_indexed);
    if let (true, Some((_, folder))) = (is_applied && is_indexed, snapshot.folders.first()) {
        let state = session.state();
        let layers = [&state.layers.options, &state.layers.section];
        let unmatched = layers.into_iter().flat_map(|layer| layer.unmatched(folder, &snapshot.keys()));
        unmatched.for_each(|problem| session.log(MessageType::WARNING, format!("settings: {}", problem.message)));
    }
    has_patterns && session.client().pulls_diagnostics() && snapshot.open_config_files.keys().any(is_settings)
}

/// A settings file as it is now: as the editor has it, else as it is on disk.
pub(crate) struct SettingsFile {
    pub(crate) folder: PathBuf,
    uri: Uri,
    pub(crate) text: String,
    /// The editor's version, if it has the file open.
    version: Option<i32>,
}

/// The settings files of all folders.
pub(crate) fn read_files(session: &Session) -> Vec<SettingsFile> {
    let state = session.state();
    let folders: Vec<(FileKey, PathBuf)> = state
        .folders
        .iter()
        .map(|(number, folder)| (FileKey::new(number, config::FILE), folder.to_path_buf()))
        .collect();
    let file = |(key, folder): (FileKey, PathBuf)| {
        let uri = state.folders.uri(&key)?;
        if let Some((text, version)) = state.document(&key) {
            return Some(SettingsFile { folder, uri, text, version: Some(version) });
        }
        let text = config::read_text(&folder).unwrap_or_else(|error| {
            let problem = config::unreadable(&error);
            session.log(MessageType::WARNING, format!("{}: {problem}", folder.join(config::FILE).display()));
            None
        });
        Some(SettingsFile { folder, uri, text: text.unwrap_or_default(), version: None })
    };
    folders.into_iter().filter_map(file).collect()
}

/// Publishes what is wrong in settings files; which patterns name nothing only if all files have been read. Where
/// diagnostics are pulled, an open one is asked about by the editor.
pub(crate) fn publish_problems(session: &Session, files: &[SettingsFile], has_read: bool) {
    let snapshot = session.snapshot();
    for (index, file) in files.iter().enumerate() {
        let is_pulled = file.version.is_some() && session.client().pulls_diagnostics();
        let diagnostics = match is_pulled {
            true => Vec::new(),
            false => diagnostics::of_settings(&snapshot, &file.text, index == 0, has_read),
        };
        let report = Report { uri: file.uri.clone(), version: file.version.filter(|_| !is_pulled), diagnostics };
        session.sent_diagnostics.send_unless_empty(&session.outbox, report);
    }
    // Files of folders that were removed are not ours any more.
    let is_settings = |uri: &Uri| uri.as_str().ends_with(&format!("/{}", config::FILE));
    for uri in session.sent_diagnostics.uris().into_iter().filter(is_settings) {
        if files.iter().all(|file| file.uri != uri) {
            let report = Report { uri, version: None, diagnostics: Vec::new() };
            session.sent_diagnostics.send_unless_empty(&session.outbox, report);
        }
    }
}
