#![no_main]

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use libfuzzer_sys::fuzz_target;
use tokio::io::{AsyncRead, ReadBuf};
use whoswho::lsp::pump;

/// Gives so many bytes at a time.
struct InPieces<'a>(&'a [u8], usize);

impl AsyncRead for InPieces<'_> {
    fn poll_read(mut self: Pin<&mut Self>, _: &mut Context<'_>, out: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let (piece, rest) = self.0.split_at(self.1.min(self.0.len()).min(out.remaining()));
        out.put_slice(piece);
        self.0 = rest;
        Poll::Ready(Ok(()))
    }
}

/// What comes through, in one piece.
fn pumped(bytes: &[u8], piece: usize) -> Vec<u8> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime without a driver");
    let mut out = Vec::new();
    runtime.block_on(pump(InPieces(bytes, piece), &mut out));
    out
}

/// The bodies of frames that follow each other without anything between them.
fn bodies(mut frames: &[u8]) -> Vec<&str> {
    let mut bodies = Vec::new();
    while !frames.is_empty() {
        let text = std::str::from_utf8(frames).expect("it is UTF-8");
        let (header, rest) = text.split_once("\r\n\r\n").expect("a header");
        let length: usize = header.strip_prefix("Content-Length: ").and_then(|it| it.parse().ok()).expect("a length");
        let (body, _) = rest.split_at(length);
        bodies.push(body);
        frames = &frames[header.len() + 4 + length..];
    }
    bodies
}

// The first byte says how many bytes come at a time.
fuzz_target!(|input: &[u8]| {
    let Some((piece, bytes)) = input.split_first() else { return };
    let whole = pumped(bytes, usize::MAX);
    for body in bodies(&whole) {
        let message: serde_json::Value = serde_json::from_str(body).expect("each body is JSON");
        assert!(message.is_object());
    }
    assert_eq!(pumped(bytes, usize::from(*piece).max(1)), whole, "cut otherwise, it says the same");
    assert_eq!(pumped(&whole, usize::MAX), whole, "what came through comes through again");
});
