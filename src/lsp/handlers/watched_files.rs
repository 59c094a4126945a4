//! News of files in the workspace folders.

use std::sync::Arc;

use serde_json::json;
use tower_lsp::ls_types::{DidChangeWatchedFilesParams, Registration};

use crate::config;
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::job::Job;
use crate::lsp::state::session::Session;
use crate::lsp::state::settings::is_config_file;
use crate::note::SourceFormat;
use crate::world::FileKey;

/// Which files are notes, or are where the settings name them, as editors match them.
pub(crate) const NOTES: &str = "**/*.{md,markdown,mdown,mkd,mdx,qmd,rmd,org,txt,text,adoc,asciidoc,asc,tex,ltx,rst,rest,dj,djot,typ,html,htm,xhtml,eml}";

/// What files are called that say which notes are left out.
const IGNORING: [&str; 2] = [".gitignore", ".ignore"];

/// Asks the editor for news of notes and settings files.
pub(crate) fn register(session: &Session) {
    if !watches_files(&session.client()) {
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

pub(crate) fn did_change(session: &Session, params: &DidChangeWatchedFilesParams) {
    let folders = Arc::clone(&session.snapshot().folders);
    let mut keys: Vec<FileKey> = params.changes.iter().map(|change| folders.key(&change.uri)).collect();
    if keys.iter().any(is_config_file) {
        session.schedule(Job::ApplySettings);
    }
    let is_ignoring = |key: &FileKey| IGNORING.contains(&key.path.rsplit('/').next().unwrap_or_default());
    if keys.iter().any(is_ignoring) {
        session.schedule(Job::Index);
    }
    // Most data is no source, and most pages are no notes.
    let config = Arc::clone(&session.state().config);
    let named = config.named().patterns();
    let has_to_be_named = |key: &FileKey| key.format().is_source() || key.format().can_be_named();
    keys.retain(|key| !has_to_be_named(key) || named.name(key));
    if !keys.is_empty() {
        session.schedule(Job::Read(keys));
    }
}

/// Whether the editor lets the server ask for news of files.
fn watches_files(client: &Client) -> bool {
    let watched = client.workspace().and_then(|workspace| workspace.did_change_watched_files.as_ref());
    watched.and_then(|watched| watched.dynamic_registration) == Some(true)
}
