//! Requests as tower-lsp takes them, where clients are known to send others.

use std::borrow::Cow;

use serde_json::{Map, Value};
use tower_lsp::jsonrpc::{Id, Request};

use crate::lsp::transport::guard::{raw_uris, tolerance};

/// The request with what clients get wrong put right.
pub(crate) fn sanitized(request: Request) -> Request {
    with_encoded_uris(with_readable_params(request))
}

/// The request with parameters that tower-lsp takes, where clients are known to send others.
fn with_readable_params(request: Request) -> Request {
    if !matches!(request.method(), "initialize" | "initialized" | "shutdown" | "$/setTrace") {
        return request;
    }
    let (method, id, mut params) = request.into_parts();
    match (method.as_ref(), &mut params) {
        // There is nothing in either, so some clients leave out all, and others send nothing in braces.
        ("initialized", _) => params = Some(Map::new().into()),
        ("shutdown", _) => params = None,
        ("initialize", Some(params)) => tolerance::of_initialize(params),
        ("$/setTrace", Some(params)) => tolerance::of_trace(params, "value"),
        _ => {}
    }
    rebuilt(method, id, params)
}

/// The request with its URIs as they must be written. Else it would be refused as a whole.
fn with_encoded_uris(request: Request) -> Request {
    let mut sanitized = Vec::new();
    if let Some(params) = request.params() {
        raw_uris::find(params, &mut String::new(), &mut sanitized);
    }
    if sanitized.is_empty() {
        return request;
    }
    let (method, id, mut params) = request.into_parts();
    for (place, uri) in sanitized {
        if let Some(written) = params.as_mut().and_then(|params| params.pointer_mut(&place)) {
            *written = Value::String(uri);
        }
    }
    rebuilt(method, id, params)
}

fn rebuilt(method: Cow<'static, str>, id: Option<Id>, params: Option<Value>) -> Request {
    let mut request = Request::build(method);
    if let Some(params) = params {
        request = request.params(params);
    }
    match id {
        Some(id) => request.id(id).finish(),
        None => request.finish(),
    }
}
