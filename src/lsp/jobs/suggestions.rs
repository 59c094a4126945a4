//! Suggests settings, once, for a workspace that has none: what `whoswho init` does in a terminal.
//!
//! The workspace is looked at when it has been read for the first time, by a thread of low priority. That it was is
//! remembered in the user's cache; where that cannot be, nothing is suggested.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::ls_types::request::ShowMessageRequest;
use tower_lsp::ls_types::{MessageActionItem, MessageType, ShowMessageRequestParams};

use crate::config::{self, Proposal, file_of, proposals, recommended};
use crate::disk;
use crate::disk::cache::Cache;
use crate::features::{Survey, Texts, survey};
use crate::lsp::jobs::background_threads;
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::job::Job;
use crate::lsp::state::session::Session;
use crate::lsp::state::snapshot::Snapshot;
use crate::text::in_one_line;
use crate::world::FileKey;

const WRITE: &str = "Write .whoswho.toml";
const NOT_NOW: &str = "Not now";

/// So many things that were seen are told.
const MAX: usize = 2;

/// Has the workspace looked at in the background, once it has been read and all settings are known.
pub(crate) fn consider(session: &Arc<Session>) {
    let client = session.client();
    let knows_settings = !client.has_configuration() || session.suggestions.are_settings_known();
    if !answers_messages(&client) || !knows_settings || !session.diagnostics.is_indexed() {
        return;
    }
    if session.suggestions.is_first_time() {
        let own = Arc::clone(session);
        background_threads::LOW_PRIORITY.spawn_blocking(move || {
            let outcome = suggest(&own);
            own.trace("settings have been considered", || outcome.to_owned());
        });
    }
}

/// Whether the editor shows messages that the user answers by a choice.
fn answers_messages(client: &Client) -> bool {
    let window = client.capabilities().window.as_ref();
    let messages = window.and_then(|window| window.show_message.as_ref());
    messages.is_some_and(|messages| messages.message_action_item.is_some())
}

/// Looks at the workspace, unless that was done before, and offers what is recommended for it. Says what came of it.
fn suggest(session: &Arc<Session>) -> &'static str {
    let snapshot = session.snapshot();
    if !snapshot.config.suggestions {
        return "the settings say that none are suggested";
    }
    let Some((root, folder)) = snapshot.folders.numbered().into_iter().next() else { return "no folder is open" };
    let (has_file, path) = settings_file(session, root, &folder);
    if has_file {
        return "there is a settings file";
    }
    let Some(cache) = Cache::of_user().filter(|_| snapshot.config.cache) else { return "nothing can be remembered" };
    if cache.has_mark(&folder) {
        return "that was done before";
    }
    let survey = look(&snapshot);
    if survey.files.notes == 0 {
        return "there are no notes";
    }
    if let Err(error) = cache.mark(&folder) {
        tracing::warn!("no settings are suggested, as that could not be remembered: {error}");
        return "nothing can be remembered";
    }
    let proposals = proposals(&survey);
    let recommended = recommended(&proposals);
    if recommended.is_empty() {
        return "none are recommended";
    }
    offer(session, path, message(&recommended), file_of(&recommended));
    "some are offered"
}

/// Whether a folder has a settings file, be it on disk or in the editor, and its path.
fn settings_file(session: &Session, root: u32, folder: &Path) -> (bool, PathBuf) {
    let path = folder.join(config::FILE);
    let is_open = session.state().document(&FileKey::new(root, config::FILE)).is_some();
    // A link that leads nowhere is there, too.
    (is_open || path.symlink_metadata().is_ok(), path)
}

fn look(snapshot: &Snapshot) -> Survey {
    let fetch = |key: &FileKey| snapshot.text_on_disk(key);
    let texts = Texts::new(&snapshot.world, &fetch);
    let inside = snapshot.world.files().filter(|(_, data)| data.key.root != FileKey::OUTSIDE);
    let texts: Vec<_> = inside.filter_map(|(file, _)| Some((file, texts.of(file)?))).collect();
    background_threads::on_all_cores(|| survey(&snapshot.world, &texts))
}

/// What was seen. Names of folders and properties come from notes of anybody, and editors make links of brackets.
fn message(recommended: &[&Proposal]) -> String {
    let seen: Vec<&str> = recommended.iter().take(MAX).map(|proposal| proposal.seen.as_str()).collect();
    let more = match recommended.len().saturating_sub(MAX) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    let message = format!("whoswho: {}{more}. A settings file makes them known.", seen.join("; "));
    in_one_line(&message.replace('[', "(").replace(']', ")"))
}

fn offer(session: &Arc<Session>, path: PathBuf, message: String, text: String) {
    let action = |title: &str| MessageActionItem { title: title.to_owned(), properties: HashMap::new() };
    let params = ShowMessageRequestParams {
        typ: MessageType::INFO,
        message,
        actions: Some(vec![action(WRITE), action(NOT_NOW)]),
    };
    let own = Arc::clone(session);
    session.outbox.request::<ShowMessageRequest>(params, move |answer| {
        let is_wanted = matches!(answer, Ok(Some(chosen)) if chosen.title == WRITE);
        if is_wanted {
            tokio::task::spawn_blocking(move || write(&own, &path, &text));
        }
    });
}

/// Writes the settings file, unless there is one by now.
fn write(session: &Session, path: &Path, text: &str) {
    match disk::create(path, text.as_bytes()) {
        Ok(()) => session.schedule(Job::ApplySettings),
        Err(error) => session
            .outbox
            .show(MessageType::WARNING, format!("whoswho: {}: {error}; nothing is written", path.display())),
    }
}
