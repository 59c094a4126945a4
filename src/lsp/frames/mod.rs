//! The frame pump: stands between stdin and tower-lsp, and lets through only what tower-lsp survives.
//!
//! tower-lsp's decoder ends the server at the first bad frame, bad JSON or lower-case header. So the pump reads the
//! raw bytes, drops what is no message, and writes the rest framed anew. What it drops is logged, and answered by the
//! [guard](super::guard): the pump puts a request of its own, [`UNREADABLE`], where the bad frame stood, so that the
//! error reply keeps its place in the order and nothing but tower-lsp ever writes to stdout.

mod message;
mod parser;
#[cfg(test)]
mod tests;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};

use parser::{Item, Parser};

/// The method of the request that stands in for a frame that could not be read.
///
/// A client that sends it by itself gets the error it asks for, which harms nobody.
const UNREADABLE: &str = "$/unreadable";

/// Why a frame was dropped, and what can be told to its sender.
#[derive(Debug)]
struct Fault {
    code: ErrorCode,
    /// The id of the request that was dropped, null where none can be told.
    id: serde_json::Value,
    why: String,
}

impl Fault {
    fn unreadable(why: impl Into<String>) -> Self {
        Self { code: ErrorCode::ParseError, id: serde_json::Value::Null, why: why.into() }
    }

    fn to_request(&self) -> Vec<u8> {
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
pub(super) fn answer_unreadable(request: &Request) -> Option<Response> {
    if request.method() != UNREADABLE {
        return None;
    }
    let error = request
        .params()
        .and_then(|params| serde_json::from_value::<Error>(params.clone()).ok())
        .unwrap_or_else(Error::parse_error);
    Some(Response::from_error(request.id().cloned().unwrap_or(Id::Null), error))
}

/// Carries messages from `input` to `output` until either ends; `output` is closed by being dropped.
///
/// It reads no further than `output` takes, so a busy server slows its client down instead of growing.
pub async fn pump(mut input: impl AsyncRead + Unpin, mut output: impl AsyncWrite + Unpin) {
    let mut parser = Parser::default();
    let mut chunk = vec![0; 64 * 1024];
    loop {
        match input.read(&mut chunk).await {
            Ok(0) => return,
            Ok(read) => parser.push(chunk.get(..read).unwrap_or_default()),
            Err(error) => {
                tracing::error!("stdin cannot be read: {error}");
                return;
            }
        }
        while let Some(item) = parser.next() {
            let body = match item {
                Item::Message(body) => body,
                Item::Fault(fault) => {
                    tracing::warn!("dropped a message that could not be read: {}", fault.why);
                    fault.to_request()
                }
                Item::Garbage(bytes) => {
                    tracing::warn!("skipped {bytes} bytes between messages");
                    continue;
                }
            };
            let header = format!("Content-Length: {}\r\n\r\n", body.len());
            if output.write_all(header.as_bytes()).await.is_err() || output.write_all(&body).await.is_err() {
                // The server has ended and dropped its side, so there is nobody left to carry messages to.
                return;
            }
        }
    }
}
