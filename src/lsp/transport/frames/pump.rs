//! Carries messages from a client to the server, and mends or drops what is none.

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

use crate::lsp::transport::frames::parser::{Item, Parser};

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
                // The server has ended and dropped its side, so there is nothing left to carry messages to.
                return;
            }
        }
    }
}
