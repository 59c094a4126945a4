//! Workspace folders, and news of the files in them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;
use tower_lsp::ls_types::{
    DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, InitializeParams, MessageType, Registration, Uri,
};

use super::session::Session;
use super::work::Job;
use super::{settings, uri};
use crate::config;
use crate::note::SourceFormat;
use crate::world::FileKey;

/// Takes over the folders and settings that the editor starts with.
pub(super) fn begin(session: &Session, params: &InitializeParams) {
    let mut state = session.state();
    let folders = params.workspace_folders.as_deref().unwrap_or_default();
    let mut paths: Vec<PathBuf> = folders.iter().filter_map(|folder| uri::to_path(&folder.uri)).collect();
    if folders.is_empty() {
        paths.extend(root(params));
    }
    for path in paths {
        state.places.add_folder(path);
    }
    settings::begin(session, &mut state, params);
    session.publish(&state);
}

/// The one folder of clients that do not know workspace folders.
#[expect(deprecated, reason = "older clients say it this way only")]
fn root(params: &InitializeParams) -> Option<PathBuf> {
    params.root_uri.as_ref().and_then(uri::to_path).or_else(|| params.root_path.as_ref().map(PathBuf::from))
}

/// Which files are notes, or are where the settings name them, as editors match them.
pub(super) const NOTES: &str = "**/*.{md,markdown,mdown,mkd,mdx,qmd,rmd,org,txt,text,adoc,asciidoc,asc,tex,ltx,rst,rest,dj,djot,typ,html,htm,xhtml,eml}";

/// What files are called that say which notes are left out.
const IGNORING: [&str; 2] = [".gitignore", ".ignore"];

/// Asks the editor for news of notes and settings files.
pub(super) fn register(session: &Session) {
    if !session.client().watches_files {
        return;
    }
    let settings = format!("**/{{{},{}}}", config::FILE, config::JUDGEMENTS);
    let ignoring = format!("**/{{{}}}", IGNORING.join(","));
    let sources = format!("**/*.{{{}}}", SourceFormat::EXTENSIONS.map(|(extension, _)| extension).join(","));
    let watchers = [NOTES, &sources, &settings, &ignoring].map(|glob| json!({ "globPattern": glob }));
    session.outbox.register(vec![Registration {
        id: "whoswho-files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(json!({ "watchers": watchers })),
    }]);
}

pub(super) fn did_change_files(session: &Session, params: &DidChangeWatchedFilesParams) {
    let places = Arc::clone(&session.snapshot().places);
    let mut keys: Vec<FileKey> = params.changes.iter().map(|change| places.key(&change.uri)).collect();
    if keys.iter().any(settings::is_ours) {
        session.work(Job::Settle);
    }
    let is_ignoring = |key: &FileKey| IGNORING.contains(&key.path.rsplit('/').next().unwrap_or_default());
    if keys.iter().any(is_ignoring) {
        session.work(Job::Index);
    }
    // Most data is no source, and most pages are no notes.
    let config = Arc::clone(&session.state().config);
    let named = config.named().patterns();
    let has_to_be_named = |key: &FileKey| key.format().is_source() || key.format().can_be_named();
    keys.retain(|key| !has_to_be_named(key) || named.name(key));
    if !keys.is_empty() {
        session.work(Job::Read(keys));
    }
}

pub(super) fn did_change_folders(session: &Session, params: &DidChangeWorkspaceFoldersParams) {
    let mut state = session.state();
    for folder in params.event.removed.iter().filter_map(|folder| path(&folder.uri)) {
        Session::rekey_open(&mut state, None, Some(&folder));
    }
    for folder in params.event.added.iter().filter_map(|folder| path(&folder.uri)) {
        Session::rekey_open(&mut state, Some(&folder), None);
    }
    Session::reopen_all(&mut state);
    session.tagging.forget_all();
    session.pulls.forget_all();
    session.publish(&state);
    drop(state);
    session.work(Job::Index);
}

/// Takes the vault around a file for the workspace, if the editor has named no folder at all. Says whether there is one.
pub(super) fn find_root(session: &Session, file: &Path) -> bool {
    let Some(vault) = config::vault_around(file.ancestors().skip(1)) else { return false };
    let mut state = session.state();
    if state.places.folders().next().is_some() {
        return false;
    }
    Session::rekey_open(&mut state, Some(vault), None);
    Session::reopen_all(&mut state);
    session.tagging.forget_all();
    session.pulls.forget_all();
    session.publish(&state);
    drop(state);
    session.say(MessageType::INFO, format!("using the vault {}", vault.display()));
    true
}

fn path(uri: &Uri) -> Option<PathBuf> {
    uri::to_path(uri)
}
