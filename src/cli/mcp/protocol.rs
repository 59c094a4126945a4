//! JSON-RPC 2.0: a message a line.

use serde_json::{Value, json};

/// What somebody asks, or tells if there is no id.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) id: Option<Value>,
    pub(super) method: String,
    pub(super) params: Value,
}

/// Why something cannot be answered.
#[derive(Debug)]
pub(super) struct Fault {
    code: i32,
    message: String,
}

impl Fault {
    pub(super) fn no_method(method: &str) -> Self {
        Self { code: -32601, message: format!("there is no method “{method}”") }
    }

    pub(super) fn bad_params(message: impl Into<String>) -> Self {
        Self { code: -32602, message: message.into() }
    }

    /// A resource that is not there.
    pub(super) fn not_found(uri: &str) -> Self {
        Self { code: -32002, message: format!("there is no resource “{uri}”") }
    }

    /// The notes cannot be read.
    pub(super) fn internal(message: String) -> Self {
        Self { code: -32603, message }
    }
}

impl Request {
    /// Reads a message.
    pub(super) fn read(line: &[u8]) -> Result<Self, Fault> {
        let message: Value = serde_json::from_slice(line)
            .map_err(|error| Fault { code: -32700, message: format!("the line is not JSON: {error}") })?;
        let invalid =
            || Fault { code: -32600, message: "it is no request: an object with a method is expected".to_owned() };
        let mut message = match message {
            Value::Object(message) => message,
            _ => return Err(invalid()),
        };
        let id = message.remove("id").filter(|id| id.is_string() || id.is_number());
        // What has no method is an answer, and nothing was asked.
        let Some(Value::String(method)) = message.remove("method") else { return Err(invalid()) };
        Ok(Self { id, method, params: message.remove("params").unwrap_or_default() })
    }
}

pub(super) fn answer(id: Value, result: Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "result": result })
}

pub(super) fn refusal(id: Value, fault: Fault) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": fault.code, "message": fault.message } })
}
