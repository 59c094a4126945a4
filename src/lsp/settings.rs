//! Settings while the server runs: where they come from, and what has to be done when they change.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::ls_types::{
    ConfigurationItem, DidChangeConfigurationParams, InitializeParams, MessageType, Registration, Uri,
};

use super::diagnostics;
use super::publish::Report;
use super::session::{Session, State};
use super::views::Views;
use super::work::Job;
use crate::config::{self, Config, Layer, UndefinedNames};
use crate::world::{FileKey, Judgements, Settings, World};

/// The section of an editor's settings that is ours.
const SECTION: &str = "whoswho";

/// What each place sets, the weakest first.
#[derive(Default)]
pub(super) struct Sources {
    /// The first folder's file. The other folders' files are not used, as all folders are read as one.
    file: Layer,
    /// The options that the editor started us with.
    options: Layer,
    /// The editor's settings, as they are now.
    section: Layer,
    /// Whether the editor has said what they are.
    has_section: bool,
}

impl Sources {
    fn config(&self) -> Config {
        Config::of([&self.file, &self.options, &self.section])
    }
}

/// Whether a file is one of settings.
pub(super) fn is_settings(key: &FileKey) -> bool {
    key.path.as_ref() == config::FILE
}

/// Whether a file is one with judgements.
fn is_judgements(key: &FileKey) -> bool {
    key.path.as_ref() == config::JUDGEMENTS
}

/// Whether a file is one of ours beside the notes, and no note.
pub(super) fn is_ours(key: &FileKey) -> bool {
    is_settings(key) || is_judgements(key)
}

/// Takes over the options that the editor starts with.
pub(super) fn begin(session: &Session, state: &mut State, params: &InitializeParams) {
    if let Some(options) = &params.initialization_options {
        state.sources.options = Layer::from_json(&as_ours(options));
        complain(session, &Layer::default(), &state.sources.options);
        state.config = Arc::new(state.sources.config());
    }
}

/// Asks the editor to say when its settings change, and what they are.
pub(super) fn register(session: &Arc<Session>) {
    if session.client().registers_configuration {
        session.outbox.register(vec![Registration {
            id: "whoswho-settings".to_owned(),
            method: "workspace/didChangeConfiguration".to_owned(),
            register_options: Some(json!({ "section": SECTION })),
        }]);
    }
    if session.client().configuration {
        pull(session);
    }
}

/// Editors that let themselves be asked are asked: what they send along need not be all of our settings.
pub(super) fn did_change(session: &Arc<Session>, params: &DidChangeConfigurationParams) {
    if session.client().configuration {
        pull(session);
    } else {
        take_section(session, Layer::from_json(&params.settings));
    }
}

fn pull(session: &Arc<Session>) {
    let own = Arc::clone(session);
    let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
    session.outbox.configuration(vec![item], move |answer| match answer {
        Ok(values) => {
            let section = values.into_iter().next().unwrap_or_default();
            take_section(&own, Layer::from_json(&as_ours(&section)));
        }
        Err(error) => tracing::warn!("the client does not say what its settings are: {error}"),
    });
}

fn take_section(session: &Session, section: Layer) {
    let mut state = session.state();
    complain(session, &state.sources.section, &section);
    state.sources.section = section;
    state.sources.has_section = true;
    drop(state);
    session.work(Job::Settle);
}

/// The settings as an object in which they are called by our name, so that all of them are taken for ours.
fn as_ours(settings: &Value) -> Value {
    if settings.get(SECTION).is_some() { settings.clone() } else { json!({ SECTION: settings }) }
}

/// Tells the user what is wrong with settings that stand in no file, unless they have been told.
fn complain(session: &Session, before: &Layer, now: &Layer) {
    for problem in now.problems.iter().filter(|problem| !before.problems.contains(problem)) {
        tracing::warn!("settings: {}", problem.message);
        session.outbox.show(MessageType::WARNING, format!("whoswho: {}", problem.message));
    }
}

/// Brings everything up to date with the settings as they are now, for the background's thread. Says whether notes have
/// to be read again.
pub(super) fn settle(session: &Session) -> bool {
    let files = read_files(session);
    let judgements = judgements(session);
    let mut state = session.state();
    state.sources.file = files.first().map(|file| Layer::from_toml(&file.text, &file.folder)).unwrap_or_default();
    let config = Arc::new(state.sources.config());
    let before = std::mem::replace(&mut state.config, Arc::clone(&config));
    session.publisher.set_debounce(config.diagnostics_debounce_ms);
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
            stale = Session::reopen_all(&mut state);
        }
    } else {
        state.world = World::new(reading);
        Session::reopen_all(&mut state);
        session.tagging.forget_all();
        session.pulls.forget_all();
    }
    session.publish(&state);
    if state.sources.has_section {
        session.suggestions.know_settings();
    }
    drop(state);
    if !stale.is_empty() {
        session.work(Job::Read(stale));
    }
    let reads_others = before.sources != config.sources || before.more_notes != config.more_notes;
    let reads_again = is_other || before.exclude != config.exclude || reads_others;
    if reads_again {
        publish_problems(session, &files, false);
    }
    if before.severity != config.severity || before.ignore != config.ignore || judges_otherwise {
        session.mark_open();
        session.pulls.refresh(session);
    }
    let shows_others = before.inlay_hints != config.inlay_hints || before.code_lens != config.code_lens;
    if shows_others && session.publisher.has_begun() {
        Views::refresh_all(session);
    }
    if !reads_again && before.undefined_names != config.undefined_names {
        session.tagging.read_closed(config.undefined_names == UndefinedNames::Vault);
    }
    if before != config {
        session.trace("settings have changed", || format!("{config:?}"));
    }
    reads_again
}

/// Tells what is wrong with settings now that files have been read as they say: also which patterns name none. Says whether an
/// editor that pulls diagnostics has to ask again.
pub(super) fn tell(session: &Session, is_settled: bool) -> bool {
    let (snapshot, has_begun) = (session.snapshot(), session.publisher.has_begun());
    let has_patterns = !snapshot.config.sources.is_empty() || !snapshot.config.more_notes.is_empty();
    if !is_settled && !has_patterns {
        return false;
    }
    publish_problems(session, &read_files(session), has_begun);
    if let (true, Some((_, folder))) = (is_settled && has_begun, snapshot.places.folders().next()) {
        let state = session.state();
        let layers = [&state.sources.options, &state.sources.section];
        let unmatched = layers.into_iter().flat_map(|layer| layer.unmatched(folder, &snapshot.keys()));
        unmatched.for_each(|problem| session.say(MessageType::WARNING, format!("settings: {}", problem.message)));
    }
    has_patterns && session.client().pulls_diagnostics && snapshot.own_open.keys().any(is_settings)
}

/// Opens the names files of the settings, for the background's thread. Not before notes have been read: whom they define
/// comes first.
pub(super) fn open_names_files(session: &Session) {
    let state = session.state();
    let folder = state.places.folders().next().map(|(_, folder)| folder.to_path_buf());
    let config = Arc::clone(&state.config);
    drop(state);
    session
        .registers
        .open(&config.names_files, folder.as_deref(), |problem| session.say(MessageType::WARNING, problem));
}

/// The judgements of the first folder: as the editor has them, else as they are on disk. What is wrong in them is said.
fn judgements(session: &Session) -> Arc<Judgements> {
    let state = session.state();
    let Some((root, folder)) = state.places.folders().next() else { return Arc::default() };
    let folder = folder.to_path_buf();
    let document = state.document(&FileKey::new(root, config::JUDGEMENTS));
    let before = Arc::clone(&state.world.settings().judgements);
    drop(state);
    let (judgements, problems) = match document {
        // Whoever types there sees for themselves.
        Some((text, _)) => (config::judgements_in(&text).0, Vec::new()),
        None => config::read_judgements(&folder),
    };
    if *before == judgements {
        return before;
    }
    problems.into_iter().for_each(|problem| session.say(MessageType::WARNING, problem));
    Arc::new(judgements)
}

/// A settings file as it is now: as the editor has it, else as it is on disk.
struct File {
    folder: PathBuf,
    uri: Uri,
    text: String,
    /// The editor's version, if it has the file open.
    version: Option<i32>,
}

fn read_files(session: &Session) -> Vec<File> {
    let state = session.state();
    let folders: Vec<(FileKey, PathBuf)> = state
        .places
        .folders()
        .map(|(number, folder)| (FileKey::new(number, config::FILE), folder.to_path_buf()))
        .collect();
    let file = |(key, folder): (FileKey, PathBuf)| {
        let uri = state.places.uri(&key)?;
        if let Some((text, version)) = state.document(&key) {
            return Some(File { folder, uri, text, version: Some(version) });
        }
        let text = config::read_text(&folder).unwrap_or_else(|error| {
            let problem = config::unreadable(&error);
            session.say(MessageType::WARNING, format!("{}: {problem}", folder.join(config::FILE).display()));
            None
        });
        Some(File { folder, uri, text: text.unwrap_or_default(), version: None })
    };
    folders.into_iter().filter_map(file).collect()
}

/// Publishes what is wrong in settings files; which patterns name nothing only if all files have been read. Where diagnostics are pulled, an open one is asked about by the editor.
fn publish_problems(session: &Session, files: &[File], has_read: bool) {
    let snapshot = session.snapshot();
    for (index, file) in files.iter().enumerate() {
        let is_pulled = file.version.is_some() && session.client().pulls_diagnostics;
        let diagnostics = match is_pulled {
            true => Vec::new(),
            false => diagnostics::of_settings(&snapshot, &file.text, index == 0, has_read),
        };
        let report = Report { uri: file.uri.clone(), version: file.version.filter(|_| !is_pulled), diagnostics };
        session.publisher.send_news(session, report);
    }
    // Files of folders that were removed are not ours any more.
    let is_settings = |uri: &Uri| uri.as_str().ends_with(&format!("/{}", config::FILE));
    for uri in session.publisher.sent().into_iter().filter(is_settings) {
        if files.iter().all(|file| file.uri != uri) {
            session.publisher.send_news(session, Report { uri, version: None, diagnostics: Vec::new() });
        }
    }
}
