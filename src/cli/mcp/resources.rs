//! People and organizations as resources, and the prompt that asks for a briefing.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::{Value, json};

use super::answers::whole;
use super::protocol::Fault;
use super::schema::MOST;
use super::vault::Vault;

/// What the address of a resource begins with.
const ENTITY: &str = "whoswho://entity/";

/// The addresses there may be.
pub(super) fn template() -> Value {
    json!({
        "uriTemplate": format!("{ENTITY}{{name}}"),
        "name": "entity",
        "title": "A person or an organization",
        "description": "What the notes say about whoever goes by a name",
        "mimeType": "application/json",
    })
}

/// Everybody who is defined, by name, page by page.
pub(super) fn list(vault: &mut Vault<'_>, params: &Value) -> Result<Value, Fault> {
    let cursor = params.get("cursor").and_then(Value::as_str).unwrap_or("0");
    let from: usize = cursor.parse().map_err(|_| Fault::bad_params(format!("“{cursor}” is no cursor of ours")))?;
    let workspace = vault.now()?;
    let entities = workspace.world.entities_by_name();
    let to = entities.len().min(from.saturating_add(MOST));
    let resource = |entity: &&crate::whos_who::Entity| {
        json!({
            "uri": format!("{ENTITY}{}", utf8_percent_encode(entity.name(), NON_ALPHANUMERIC)),
            "name": entity.name(),
            "description": entity.definition.summary,
            "mimeType": "application/json",
        })
    };
    let shown: Vec<Value> = entities.get(from..to).unwrap_or_default().iter().map(resource).collect();
    let mut answer = json!({ "resources": shown });
    if let (true, Some(answer)) = (to < entities.len(), answer.as_object_mut()) {
        answer.insert("nextCursor".to_owned(), json!(to.to_string()));
    }
    Ok(answer)
}

/// Everybody who goes by the name of an address.
pub(super) fn read(vault: &mut Vault<'_>, params: &Value) -> Result<Value, Fault> {
    let uri = params.get("uri").and_then(Value::as_str).ok_or_else(|| Fault::bad_params("`uri` is missing"))?;
    let name = uri.strip_prefix(ENTITY).ok_or_else(|| Fault::not_found(uri))?;
    let name = percent_decode_str(name).decode_utf8().map_err(|_| Fault::not_found(uri))?;
    let workspace = vault.now()?;
    let cards = workspace.world.look_up(&name).into_iter().filter_map(|id| whole(workspace, id));
    let contents: Vec<Value> =
        cards.map(|card| json!({ "uri": uri, "mimeType": "application/json", "text": card.to_string() })).collect();
    if contents.is_empty() { Err(Fault::not_found(uri)) } else { Ok(json!({ "contents": contents })) }
}

/// The prompt with a name filled in.
pub(super) fn brief(vault: &mut Vault<'_>, params: &Value) -> Result<Value, Fault> {
    if params.get("name").and_then(Value::as_str) != Some("brief_me_on") {
        return Err(Fault::bad_params("the only prompt is brief_me_on"));
    }
    let name = params.pointer("/arguments/name").and_then(Value::as_str);
    let name = name.ok_or_else(|| Fault::bad_params("`name` is missing: whom to brief on"))?;
    let workspace = vault.now()?;
    let cards: Vec<Value> = workspace.world.look_up(name).into_iter().filter_map(|id| whole(workspace, id)).collect();
    let known =
        if cards.is_empty() { "No note defines anybody by that name.".to_owned() } else { json!(cards).to_string() };
    let text = format!(
        "Brief me on “{name}”, from my notes alone: who they are, what connects them with whom, what happened when, and what \
         is open. Give the note and line for each statement; use the tools timeline, related and mentions_of. If several \
         go by the name, tell them apart first.\n\nWhat the notes define: {known}"
    );
    Ok(json!({ "messages": [{ "role": "user", "content": { "type": "text", "text": text } }] }))
}
