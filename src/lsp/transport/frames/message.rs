//! Judges the body of one frame: what tower-lsp would understand passes, what can be mended is mended.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{ErrorCode, Request, Response};

use crate::lsp::transport::frames::fault::Fault;

/// The very type that tower-lsp's decoder reads a body into, so that both agree on what is a message.
#[derive(Deserialize)]
#[serde(untagged)]
enum Message {
    Response(#[allow(dead_code)] Response),
    Request(Request),
}

/// The body as tower-lsp understands it.
pub(crate) fn read(body: &[u8]) -> Result<Cow<'_, [u8]>, Fault> {
    let text =
        std::str::from_utf8(body).map_err(|error| Fault::unreadable(format!("the text is not UTF-8: {error}")))?;
    if is_message(text) {
        return Ok(Cow::Borrowed(body));
    }
    mend(text).map(|value| Cow::Owned(value.to_string().into_bytes()))
}

fn is_message(text: &str) -> bool {
    match serde_json::from_str(text) {
        Ok(Message::Response(_)) => true,
        // What has no method is taken for a request without a name.
        Ok(Message::Request(request)) => !request.method().is_empty(),
        Err(_) => false,
    }
}

/// Takes what clients get slightly wrong, where no doubt is left about what they mean.
fn mend(text: &str) -> Result<Value, Fault> {
    let value = match serde_json::from_str::<Value>(text) {
        Ok(value) => value,
        Err(error) => {
            let mended = without_lone_surrogates(text);
            let value = serde_json::from_str(&mended).map_err(|_| Fault::unreadable(error.to_string()))?;
            if is_message(&mended) {
                return Ok(value);
            }
            value
        }
    };
    // Without a method it is an answer to one of our requests. Some clients leave out a result of null, or add fields
    // to an error. tower-lsp takes such an answer for a request and would answer it with an error under the same id,
    // and then the client's own request of that id would fail.
    let id = value.get("id").filter(|id| id.is_i64() || id.is_string());
    if let (None, Some(id)) = (value.get("method"), id) {
        return Ok(match value.get("error") {
            Some(error) if !error.is_null() => json!({ "jsonrpc": "2.0", "id": id, "error": {
                "code": error.get("code").and_then(Value::as_i64).unwrap_or(ErrorCode::InternalError.code()),
                "message": error.get("message").and_then(Value::as_str).unwrap_or("no reason given"),
                "data": error.get("data"),
            }}),
            _ => json!({ "jsonrpc": "2.0", "id": id, "result": value.get("result") }),
        });
    }
    let why = "this is not a JSON-RPC 2.0 message".to_owned();
    Err(Fault { code: ErrorCode::InvalidRequest, id: id.cloned().unwrap_or(Value::Null), why })
}

/// Replaces `\ud83d` without its other half by U+FFFD.
///
/// JavaScript strings may hold half a character, and editors send it when only half was typed or deleted. Dropping such
/// an edit would leave the document wrong for good; U+FFFD counts one UTF-16 unit as well, so columns stay right.
fn without_lone_surrogates(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        mended.push_str(before);
        let taken =
            match (escaped_unit(after), after.get(5..).and_then(|next| next.strip_prefix('\\')).and_then(escaped_unit))
            {
                (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 11,
                (Some(0xD800..=0xDFFF), _) => {
                    mended.push_str("\\ufffd");
                    rest = after.get(5..).unwrap_or_default();
                    continue;
                }
                // Any other escape is copied with the character behind it, so that `\\` does not start a new one.
                _ => after.chars().next().map_or(0, char::len_utf8),
            };
        mended.push('\\');
        mended.push_str(after.get(..taken).unwrap_or_default());
        rest = after.get(taken..).unwrap_or_default();
    }
    mended.push_str(rest);
    mended
}

/// The UTF-16 unit that `u` and four hexadecimal digits at the start of the text name.
fn escaped_unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix('u')?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}
