//! JSON-RPC 2.0, one message a line, and the differences between versions of the Model Context Protocol.

use serde_json::{Value, json};

/// The supported versions with a handshake, the latest first.
pub(super) const WITH_HANDSHAKE: [&str; 4] = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];
/// The version without a handshake, in which each request carries all metadata.
pub(super) const STATELESS: &str = "2026-07-28";
/// The only version with batches (changelogs of 2025-03-26 and 2025-06-18).
pub(super) const WITH_BATCHES: &str = "2025-03-26";

/// The key of the protocol version in a request.
const VERSION_KEY: &str = "io.modelcontextprotocol/protocolVersion";
/// The key of the server’s name in a result.
const SERVER_KEY: &str = "io.modelcontextprotocol/serverInfo";

/// A request, or a notification if there is no id.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) id: Option<Value>,
    pub(super) method: String,
    pub(super) params: Value,
}

/// An error response.
#[derive(Debug)]
pub(super) struct RpcError {
    code: i32,
    pub(super) message: String,
    data: Option<Value>,
}

impl RpcError {
    const NOT_JSON: i32 = -32700;
    const NO_REQUEST: i32 = -32600;
    const NO_METHOD: i32 = -32601;
    const BAD_PARAMS: i32 = -32602;
    const INTERNAL: i32 = -32603;
    /// Not used by [`STATELESS`], which has [`Self::BAD_PARAMS`] instead.
    const NOT_FOUND: i32 = -32002;
    const OTHER_VERSION: i32 = -32022;

    fn new(code: i32, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), data: None }
    }

    pub(super) fn no_method(method: &str) -> Self {
        Self::new(Self::NO_METHOD, format!("there is no method “{method}”"))
    }

    pub(super) fn bad_params(message: impl Into<String>) -> Self {
        Self::new(Self::BAD_PARAMS, message)
    }

    /// The message is not a valid request.
    pub(super) fn no_request(message: impl Into<String>) -> Self {
        Self::new(Self::NO_REQUEST, message)
    }

    /// The resource does not exist.
    pub(super) fn not_found(uri: &str) -> Self {
        Self::new(Self::NOT_FOUND, format!("there is no resource “{uri}”"))
    }

    /// The notes cannot be read.
    pub(super) fn internal(message: impl Into<String>) -> Self {
        Self::new(Self::INTERNAL, message)
    }

    fn other_version(wanted: &str) -> Self {
        let supported: Vec<&str> = std::iter::once(STATELESS).chain(WITH_HANDSHAKE).collect();
        let message = format!("version {wanted} of the protocol is not spoken here");
        Self {
            data: Some(json!({ "supported": supported, "requested": wanted })),
            ..Self::new(Self::OTHER_VERSION, message)
        }
    }
}

/// Parses a line.
pub(super) fn message(line: &[u8]) -> Result<Value, RpcError> {
    serde_json::from_slice(line)
        .map_err(|error| RpcError::new(RpcError::NOT_JSON, format!("the line is not JSON: {error}")))
}

impl Request {
    /// Parses a message; `None` for a response, which is ignored. An error comes with the id to answer to.
    pub(super) fn of(message: Value) -> Result<Option<Self>, (Value, RpcError)> {
        let Value::Object(mut message) = message else {
            return Err((Value::Null, RpcError::no_request("it is no request: an object with a method is expected")));
        };
        let id = message.remove("id");
        let known = id.clone().filter(|id| id.is_string() || id.is_number());
        let wrong = |why: &str| (known.clone().unwrap_or_default(), RpcError::no_request(why));
        if message.get("jsonrpc").and_then(Value::as_str) != Some("2.0") {
            return Err(wrong("it is no request of JSON-RPC: `jsonrpc` has to be \"2.0\""));
        }
        if id.is_some() && known.is_none() {
            return Err(wrong("it is no request: `id` has to be a text or a number"));
        }
        match message.remove("method") {
            Some(Value::String(method)) => {
                Ok(Some(Self { id, method, params: message.remove("params").unwrap_or_default() }))
            }
            None if message.contains_key("result") || message.contains_key("error") => Ok(None),
            _ => Err(wrong("it is no request: an object with a method is expected")),
        }
    }

    /// Whether the request is in the version without a handshake.
    pub(super) fn is_stateless(&self) -> Result<bool, RpcError> {
        match self.params.get("_meta").and_then(|meta| meta.get(VERSION_KEY)) {
            None => Ok(self.method == "server/discover"),
            Some(Value::String(version)) if version == STATELESS => Ok(true),
            Some(Value::String(other)) => Err(RpcError::other_version(other)),
            Some(_) => Err(RpcError::bad_params(format!("`{VERSION_KEY}` has to be a text"))),
        }
    }
}

pub(super) fn answer(id: Value, result: Value) -> Value {
    object([("jsonrpc", json!("2.0")), ("id", id), ("result", result)])
}

pub(super) fn refusal(id: Value, fault: RpcError) -> Value {
    let RpcError { code, message, data } = fault;
    let told = [("code", json!(code)), ("message", Value::String(message))];
    let error = object(told.into_iter().chain(data.map(|data| ("data", data))));
    object([("jsonrpc", json!("2.0")), ("id", id), ("error", error)])
}

/// An object that takes ownership of its values, because a result may be large.
fn object(fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// Adds the fields that [`STATELESS`] requires: that the result is complete, the server, and for how many milliseconds it
/// may be cached by the client.
pub(super) fn complete(result: &mut Value, server: Value, fresh: Option<u32>) {
    let Some(result) = result.as_object_mut() else { return };
    result.insert("resultType".to_owned(), json!("complete"));
    result.insert("_meta".to_owned(), object([(SERVER_KEY, server)]));
    if let Some(fresh) = fresh {
        result.insert("ttlMs".to_owned(), json!(fresh));
        result.insert("cacheScope".to_owned(), json!("private"));
    }
}

/// The error code as in [`STATELESS`].
pub(super) fn in_stateless(mut fault: RpcError) -> RpcError {
    if fault.code == RpcError::NOT_FOUND {
        fault.code = RpcError::BAD_PARAMS;
    }
    fault
}
