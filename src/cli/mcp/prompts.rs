//! The prompt for a briefing, and completion of its argument.

use serde_json::{Value, json};

use super::answers::whole;
use super::protocol::RpcError;
use super::resources::address_template;
use super::workspace_cache::State;
use crate::features::workspace_symbols;

/// The name of the prompt.
const BRIEFING: &str = "brief_me_on";
/// The name of its argument, as in the resource template.
const NAME: &str = "name";
/// The most namesakes whose cards are part of the prompt.
const MAX_NAMESAKES: usize = 5;
/// The most completions, which is the limit of the protocol (“Completion”, `values`).
const MAX_VALUES: usize = 100;

/// The prompt as it is listed.
pub(super) fn briefing() -> Value {
    json!({
        "name": BRIEFING,
        "title": "Brief me on …",
        "description": "What the notes say about a person or an organization",
        "arguments": [{ "name": NAME, "description": "Whom to brief on, by any name", "required": true }],
    })
}

/// The prompt with its argument filled in.
pub(super) fn get(state: &State, params: &Value) -> Result<Value, RpcError> {
    if params.get("name").and_then(Value::as_str) != Some(BRIEFING) {
        return Err(RpcError::bad_params(format!("the only prompt is {BRIEFING}")));
    }
    let name = params.get("arguments").and_then(|arguments| arguments.get(NAME)).and_then(Value::as_str);
    let name = name.ok_or_else(|| RpcError::bad_params("`name` is missing: whom to brief on"))?;
    let known = state.workspace.world.look_up(name);
    let cards: Vec<Value> = known.iter().take(MAX_NAMESAKES).filter_map(|id| whole(&state.workspace, *id)).collect();
    let more = match known.len().saturating_sub(MAX_NAMESAKES) {
        0 => String::new(),
        more => format!(" And {more} more, whom who_is lists."),
    };
    let known =
        if cards.is_empty() { "No note defines anybody by that name.".to_owned() } else { json!(cards).to_string() };
    let text = format!(
        "Brief me on “{name}”, from my notes alone: who they are, what connects them with whom, what happened when, and what \
         is open. Give the note and line for each statement; use the tools timeline, related and mentions_of. If several \
         go by the name, tell them apart first.\n\nWhat the notes define: {known}{more}"
    );
    let description = format!("Brief me on {name}");
    let messages = json!([{ "role": "user", "content": { "type": "text", "text": text } }]);
    Ok(json!({ "description": description, "messages": messages }))
}

/// Completes a name.
pub(super) fn complete(state: &State, params: &Value) -> Result<Value, RpcError> {
    let text = |pointer: &str| params.pointer(pointer).and_then(Value::as_str);
    let is_ours = match text("/ref/type") {
        Some("ref/prompt") => text("/ref/name") == Some(BRIEFING),
        Some("ref/resource") => text("/ref/uri") == Some(address_template().as_str()),
        _ => false,
    };
    if !is_ours || text("/argument/name") != Some(NAME) {
        let message =
            format!("only `{NAME}` of the prompt {BRIEFING} and of the template {} is completed", address_template());
        return Err(RpcError::bad_params(message));
    }
    let begun = text("/argument/value").ok_or_else(|| RpcError::bad_params("`argument.value` is missing"))?;
    let found = workspace_symbols(&state.workspace.world, begun, MAX_VALUES + 1);
    let mut names: Vec<&str> = Vec::new();
    for entity in found.iter().take(MAX_VALUES) {
        if !names.contains(&entity.name()) {
            names.push(entity.name());
        }
    }
    Ok(json!({ "completion": { "values": names, "hasMore": found.len() > MAX_VALUES } }))
}
