//! The editor's settings.

use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::ls_types::{
    ConfigurationItem, DidChangeConfigurationParams, InitializeParams, MessageType, Registration,
};

use crate::config::Layer;
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::job::Job;
use crate::lsp::state::session::Session;
use crate::lsp::state::workspace_state::WorkspaceState;

/// The section of an editor's settings that is ours.
const SECTION: &str = "whoswho";

/// Uses the options that the editor starts with.
pub(crate) fn initialize(session: &Session, state: &mut WorkspaceState, params: &InitializeParams) {
    if let Some(options) = &params.initialization_options {
        state.layers.options = Layer::from_json(&as_ours(options));
        warn_of_problems(session, &Layer::default(), &state.layers.options);
        state.config = Arc::new(state.layers.config());
    }
}

/// Asks the editor to say when its settings change, and what they are.
pub(crate) fn register(session: &Arc<Session>) {
    if registers_configuration(&session.client()) {
        session.outbox.register(vec![Registration {
            id: "whoswho-settings".to_owned(),
            method: "workspace/didChangeConfiguration".to_owned(),
            register_options: Some(json!({ "section": SECTION })),
        }]);
    }
    if session.client().has_configuration() {
        ask(session);
    }
}

/// Editors that let themselves be asked are asked: what they send along need not be all of our settings.
pub(crate) fn did_change(session: &Arc<Session>, params: &DidChangeConfigurationParams) {
    if session.client().has_configuration() {
        ask(session);
    } else {
        set_section(session, Layer::from_json(&params.settings));
    }
}

fn ask(session: &Arc<Session>) {
    let own = Arc::clone(session);
    let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
    session.outbox.configuration(vec![item], move |answer| match answer {
        Ok(values) => {
            let section = values.into_iter().next().unwrap_or_default();
            set_section(&own, Layer::from_json(&as_ours(&section)));
        }
        Err(error) => tracing::warn!("the client does not say what its settings are: {error}"),
    });
}

fn set_section(session: &Session, section: Layer) {
    let mut state = session.state();
    warn_of_problems(session, &state.layers.section, &section);
    state.layers.section = section;
    state.layers.has_section = true;
    drop(state);
    session.schedule(Job::ApplySettings);
}

/// The settings as an object in which they have our name, so that all of them are taken for ours.
fn as_ours(settings: &Value) -> Value {
    if settings.get(SECTION).is_some() { settings.clone() } else { json!({ SECTION: settings }) }
}

/// Tells the user what is wrong with settings that stand in no file, unless they have been told.
fn warn_of_problems(session: &Session, before: &Layer, now: &Layer) {
    for problem in now.problems.iter().filter(|problem| !before.problems.contains(problem)) {
        tracing::warn!("settings: {}", problem.message);
        session.outbox.show(MessageType::WARNING, format!("whoswho: {}", problem.message));
    }
}

/// Whether the editor lets the server ask for news of settings.
fn registers_configuration(client: &Client) -> bool {
    let configuration = client.workspace().and_then(|workspace| workspace.did_change_configuration.as_ref());
    configuration.and_then(|it| it.dynamic_registration) == Some(true)
}
