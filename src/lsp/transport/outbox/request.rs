//! Requests to the client, for whose answers nothing waits.

use std::future::poll_fn;
use std::task::Poll;

use tower_lsp::jsonrpc;
use tower_lsp::ls_types::request::Request;

use crate::lsp::transport::outbox::message::PendingRequest;

/// Sends a request now and leaves the wait for its answer to a task of its own.
pub(crate) async fn start(mut request: PendingRequest) {
    // tower-lsp's client puts a message on its way when it is first polled, so the order holds.
    let done = poll_fn(|context| Poll::Ready(request.as_mut().poll(context).is_ready())).await;
    if !done {
        tokio::spawn(request);
    }
}

/// Logs that the client has refused a request.
pub(crate) fn log_refusal<R: Request>(answer: jsonrpc::Result<R::Result>) {
    if let Err(error) = answer {
        tracing::warn!("the client refused {}: {error}", R::METHOD);
    }
}
