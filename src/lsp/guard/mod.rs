//! The guard: a service around tower-lsp's that no handler can take down, and that knows when the server ends.

#[cfg(test)]
mod tests;

use std::any::Any;
use std::future::{Future, poll_fn, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use tokio::sync::watch;
use tower::Service;
use tower_lsp::jsonrpc::{Error, Request, Response};

use super::{frames, hierarchies};

/// What is known about the end of the server; every clone knows the same.
#[derive(Clone)]
pub(super) struct Life {
    shutdown: Arc<AtomicBool>,
    closing: Arc<watch::Sender<bool>>,
}

impl Life {
    pub(super) fn new() -> Self {
        Self { shutdown: Arc::default(), closing: Arc::new(watch::Sender::new(false)) }
    }

    /// From now on nobody waits for answers: what is in flight is given up.
    pub(super) fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Waits until the server is to end.
    pub(super) async fn closing(&self) {
        // It fails only when the sender is gone, which this very value keeps.
        let _ = self.closing.subscribe().wait_for(|&closing| closing).await;
    }

    /// The process's exit code as the protocol has it: 0 if the client asked for a shutdown before the end, else 1.
    pub(super) fn exit_code(&self) -> u8 {
        u8::from(!self.shutdown.load(Ordering::SeqCst))
    }
}

/// Wraps the service that answers requests.
///
/// - A panic in a handler becomes an `InternalError` and a log line. Without that, tower-lsp's loop would unwind and
///   leave a process that answers nothing.
/// - The answer to `initialize` is completed.
/// - `shutdown` and `exit` are noted in [`Life`]. `exit` goes no further: tower-lsp would cancel a `shutdown` that is
///   still being answered.
/// - When the server is to end, requests in flight are answered with `RequestCancelled` instead of being waited for.
pub(super) struct Guard<S> {
    inner: S,
    life: Life,
}

impl<S> Guard<S> {
    pub(super) fn new(inner: S, life: Life) -> Self {
        Self { inner, life }
    }
}

type Answer<E> = Pin<Box<dyn Future<Output = Result<Option<Response>, E>> + Send>>;

impl<S> Service<Request> for Guard<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Answer<S::Error>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if let Some(answer) = frames::answer_unreadable(&request) {
            return Box::pin(ready(Ok(Some(answer))));
        }
        let ends = match request.method() {
            "exit" => {
                self.life.close();
                return Box::pin(ready(Ok(None)));
            }
            "shutdown" => {
                self.life.shutdown.store(true, Ordering::SeqCst);
                true
            }
            _ => false,
        };
        // Some clients send `shutdown` with empty parameters, which tower-lsp refuses.
        let request = if ends { without_params(request) } else { request };
        let (method, id) = (request.method().to_owned(), request.id().cloned());
        let answer = catch_unwind(AssertUnwindSafe(|| self.inner.call(request)));
        let life = self.life.clone();
        Box::pin(async move {
            // Biased, so that an answer that is ready is given even when the server is to end.
            let answer = tokio::select! {
                biased;
                answer = caught(answer) => answer,
                () = life.closing(), if !ends => {
                    return Ok(id.map(|id| Response::from_error(id, Error::request_cancelled())));
                }
            };
            let answer = answer.unwrap_or_else(|panic| {
                tracing::error!("{method} panicked: {}", text_of(&*panic));
                Ok(id.map(|id| Response::from_error(id, Error::internal_error())))
            });
            if method == "initialize" { answer.map(|it| it.map(hierarchies::announce)) } else { answer }
        })
    }
}

type Panic = Box<dyn Any + Send>;

/// What the future gives, or the panic that ended it.
async fn caught<F: Future>(future: Result<F, Panic>) -> Result<F::Output, Panic> {
    // After a panic the future is not polled again, so nobody sees what state it was left in.
    let mut future = Box::pin(future?);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(poll) => poll.map(Ok),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}

fn text_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no reason given")
}

fn without_params(request: Request) -> Request {
    let (method, id, _) = request.into_parts();
    let bare = Request::build(method);
    match id {
        Some(id) => bare.id(id).finish(),
        None => bare.finish(),
    }
}
