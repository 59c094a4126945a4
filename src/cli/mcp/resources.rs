//! Entities as resources.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::{Value, json};

use super::answers::{shortened, whole};
use super::pagination::PageRequest;
use super::protocol::RpcError;
use super::schema::MAX_LIMIT;
use super::workspace_cache::State;
use crate::names::EntityId;

/// The prefix of resource URIs.
const ENTITY: &str = "whoswho://entity/";
/// The most namesakes that a resource contains.
const MAX_NAMESAKES: usize = 20;
/// Identifies this list in cursors.
const QUESTION: u64 = 0;

/// The URI template.
pub(super) fn template() -> Value {
    json!({
        "uriTemplate": address_template(),
        "name": "entity",
        "title": "A person or an organization",
        "description": "What the notes say about whoever goes by a name",
        "mimeType": "application/json",
    })
}

pub(super) fn address_template() -> String {
    format!("{ENTITY}{{name}}")
}

/// The defined entities by name, paged.
pub(super) fn list(state: &State, params: &Value) -> Result<Value, RpcError> {
    let cursor = match params.get("cursor") {
        None | Some(Value::Null) => None,
        Some(cursor) => Some(cursor.as_str().ok_or_else(|| RpcError::bad_params("`cursor` has to be a text"))?),
    };
    let wanted = PageRequest::new(QUESTION, cursor, MAX_LIMIT).map_err(RpcError::bad_params)?;
    let resource = |id: &EntityId| {
        let entity = state.workspace.world.entity(*id)?;
        let mut resource = json!({
            "uri": format!("{ENTITY}{}", utf8_percent_encode(entity.name(), NON_ALPHANUMERIC)),
            "name": entity.name(),
            "mimeType": "application/json",
        });
        if let (Some(summary), Some(resource)) = (&entity.definition.summary, resource.as_object_mut()) {
            resource.insert("description".to_owned(), json!(shortened(summary)));
        }
        Some(resource)
    };
    let mut page = wanted.of_list("resources", state.entities(), resource);
    if let Some(page) = page.as_object_mut() {
        page.remove("total");
    }
    Ok(page)
}

/// The entities with the name in a URI.
pub(super) fn read(state: &State, params: &Value) -> Result<Value, RpcError> {
    let uri = params.get("uri").and_then(Value::as_str).ok_or_else(|| RpcError::bad_params("`uri` is missing"))?;
    let name = uri.strip_prefix(ENTITY).ok_or_else(|| RpcError::not_found(uri))?;
    let name = percent_decode_str(name).decode_utf8().map_err(|_| RpcError::not_found(uri))?;
    let known = state.workspace.world.look_up(&name);
    let cards = known.iter().take(MAX_NAMESAKES).filter_map(|id| whole(&state.workspace, *id));
    let contents: Vec<Value> =
        cards.map(|card| json!({ "uri": uri, "mimeType": "application/json", "text": card.to_string() })).collect();
    if contents.is_empty() { Err(RpcError::not_found(uri)) } else { Ok(json!({ "contents": contents })) }
}
