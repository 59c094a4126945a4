//! Runs a service over a pair of streams until its client is gone.

#[cfg(test)]
mod tests;

use std::error::Error;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _, DuplexStream, ReadBuf};
use tower::Service;
use tower_lsp::jsonrpc::{Request, Response};
use tower_lsp::{ClientSocket, Server};

use crate::lsp::transport::frames;
use crate::lsp::transport::guard::{Guard, ShutdownState};

/// How many messages are in work at once. With tower-lsp's default of 4 a few slow requests would keep a cancellation
/// of them waiting.
const CONCURRENCY: usize = 256;
/// How far the pump may read ahead of the server. It must get to see the end of stdin behind a crowd of requests that are
/// stuck; only behind so many bytes a client is slowed down.
const INPUT_BUFFER: usize = 16 * 1024 * 1024;
/// How far the server may write ahead of the client. A client that sends many requests before it reads the first answer
/// would otherwise wait for the server to read while the server waits for it.
const OUTPUT_BUFFER: usize = 64 * 1024 * 1024;
/// How long the server may take at its end to write what it has answered.
const GRACE: Duration = Duration::from_secs(1);

/// Serves until `exit` comes, `input` ends or `output` breaks, whichever is first, and gives the exit code.
///
/// It does not wait for requests in flight. Work on blocking threads may still run when it returns, and so may a read
/// of stdin, so the caller ends the process without waiting for the runtime.
pub async fn serve<S>(
    service: S,
    socket: ClientSocket,
    input: impl AsyncRead + Unpin + Send + 'static,
    mut output: impl AsyncWrite + Unpin + Send + 'static,
) -> u8
where
    S: Service<Request, Response = Option<Response>> + Send + 'static,
    S::Error: Into<Box<dyn Error + Send + Sync>> + Send + 'static,
    S::Future: Send + 'static,
{
    let life = ShutdownState::new();
    let (pumped, requests) = tokio::io::duplex(INPUT_BUFFER);
    let (answers, mut printed) = tokio::io::duplex(OUTPUT_BUFFER);

    // Tasks of their own, so that a handler that never yields cannot keep the end of the input from being seen.
    let server = Server::new(EndOfInput { requests, life: life.clone() }, answers, socket)
        .concurrency_level(CONCURRENCY)
        .serve(Guard::new(service, life.clone()));
    tokio::spawn(server);
    let pump = tokio::spawn(frames::pump(input, pumped));
    let printer = tokio::spawn(async move {
        tokio::io::copy(&mut printed, &mut output).await?;
        output.flush().await
    });

    // The printer ends when the server has ended and all it wrote is with the client, or when the client reads no more.
    let out_of_time = async {
        tokio::select! {
            () = life.closing() => {}
            _ = pump => {}
        }
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        printed = printer => {
            if let Ok(Err(error)) = printed {
                // A client that has asked for the end may well close its side before ours is done.
                if life.exit_code() == 0 {
                    tracing::debug!("the client reads no more: {error}");
                } else {
                    tracing::error!("the client reads no more: {error}");
                }
            }
        }
        () = out_of_time => tracing::warn!("ended with requests unanswered"),
    }
    life.exit_code()
}

/// The server's input, which tells when its last message has been read.
///
/// Only then requests in flight are cancelled, so that an `exit` that waits in the buffer is still seen.
struct EndOfInput {
    requests: DuplexStream,
    life: ShutdownState,
}

impl AsyncRead for EndOfInput {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let filled = buffer.filled().len();
        ready!(Pin::new(&mut self.requests).poll_read(context, buffer))?;
        if buffer.filled().len() == filled && buffer.remaining() > 0 {
            self.life.close();
        }
        Poll::Ready(Ok(()))
    }
}
