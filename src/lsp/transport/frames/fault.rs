//! A frame that was dropped, and how its sender learns of it.

use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};

/// The method of the request that stands in for a frame that could not be read.
///
/// A client that sends it by itself gets the error it asks for, which does no harm.
const UNREADABLE: &str = "$/unreadable";

/// Why a frame was dropped, and what can be told to its sender.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) code: ErrorCode,
    /// The id of the request that was dropped, null where none can be told.
    pub(crate) id: serde_json::Value,
    pub(crate) why: String,
}

impl Fault {
    pub(crate) fn unreadable(why: impl Into<String>) -> Self {
        Self { code: ErrorCode::ParseError, id: serde_json::Value::Null, why: why.into() }
    }

    pub(crate) fn to_request(&self) -> Vec<u8> {
        serde_json::json!({
            "jsonrpc": "2.0",
            "id": self.id,
            "method": UNREADABLE,
            "params": { "code": self.code, "message": format!("{}: {}", self.code.description(), self.why) },
        })
        .to_string()
        .into_bytes()
    }
}

/// The error reply to a frame that the pump dropped; `None` for every other request.
pub(crate) fn answer_unreadable(request: &Request) -> Option<Response> {
    if request.method() != UNREADABLE {
        return None;
    }
    let error = request
        .params()
        .and_then(|params| serde_json::from_value::<Error>(params.clone()).ok())
        .unwrap_or_else(Error::parse_error);
    Some(Response::from_error(request.id().cloned().unwrap_or(Id::Null), error))
}
