//! The service that wraps tower-lsp's.

use std::any::Any;
use std::future::{Future, poll_fn, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use serde_json::Value;
use tower::Service;
use tower_lsp::jsonrpc::{Error, Request, Response};

use crate::lsp::transport::frames;
use crate::lsp::transport::guard::missing_capabilities::with_missing_capabilities;
#[cfg(unix)]
use crate::lsp::transport::guard::parent;
use crate::lsp::transport::guard::shutdown_state::ShutdownState;
use crate::lsp::transport::guard::{requests, tolerance};

/// Wraps the service that answers requests.
///
/// - A panic in a handler becomes an `InternalError` and a log line. Without that, tower-lsp's loop would unwind and
///   leave a process that answers nothing.
/// - What a client says of itself beyond our types of the protocol is left out rather than refused, see `tolerance`.
/// - The answer to `initialize` is completed.
/// - The server ends with the process that has started it, if the client has said which that is.
/// - `shutdown` and `exit` are noted in [`ShutdownState`]. `exit` goes no further: tower-lsp would cancel a `shutdown` that is
///   still being answered.
/// - When the server is to end, requests in flight are answered with `RequestCancelled` instead of being waited for.
pub(crate) struct Guard<S> {
    inner: S,
    pub(crate) life: ShutdownState,
}

impl<S> Guard<S> {
    pub(crate) fn new(inner: S, life: ShutdownState) -> Self {
        Self { inner, life }
    }
}

pub(crate) type Answer<E> = Pin<Box<dyn Future<Output = Result<Option<Response>, E>> + Send>>;

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
        // What begins so may be ignored, but not if an answer is waited for.
        if let (true, Some(id)) = (request.method().starts_with("$/"), request.id()) {
            return Box::pin(ready(Ok(Some(Response::from_error(id.clone(), Error::method_not_found())))));
        }
        let ends = match request.method() {
            #[cfg(unix)]
            "initialize" => {
                let process = request.params().and_then(|params| params.get("processId")).and_then(Value::as_i64);
                process.into_iter().for_each(|id| parent::watch(id, self.life.clone()));
                false
            }
            "exit" => {
                self.life.close();
                return Box::pin(ready(Ok(None)));
            }
            "shutdown" => {
                self.life.shut_down();
                true
            }
            _ => false,
        };
        let request = requests::sanitized(request);
        let (method, id) = (request.method().to_owned(), request.id().cloned());
        if let Some(why) = tolerance::unreadable(&method, request.params()) {
            tracing::warn!("{method} cannot be read and is left out: {why}");
        }
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
            let answer = answer.unwrap_or_else(|_| {
                // What was said when it panicked may quote a note. Where it was is in the report.
                tracing::error!("{method} panicked");
                let message = "whoswho made a mistake; its log says where a report of it is".into();
                let error = Error { message, ..Error::internal_error() };
                Ok(id.map(|id| Response::from_error(id, error)))
            });
            if method == "initialize" { answer.map(|it| it.map(with_missing_capabilities)) } else { answer }
        })
    }
}

type Panic = Box<dyn Any + Send>;

/// What the future gives, or the panic that ended it.
async fn caught<F: Future>(future: Result<F, Panic>) -> Result<F::Output, Panic> {
    // After a panic the future is not polled again, so the state in which it was left is never seen.
    let mut future = Box::pin(future?);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(poll) => poll.map(Ok),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}
