//! The guard: a service around tower-lsp's that no handler can take down, and that knows when the server ends.

#[cfg(unix)]
mod parent;
#[cfg(test)]
mod tests;
mod tolerance;

use std::any::Any;
use std::borrow::Cow;
use std::fmt::{Display, Write as _};
use std::future::{Future, poll_fn, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use serde_json::{Map, Value};
use tokio::sync::watch;
use tower::Service;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

use super::{frames, hierarchies, uri};

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
/// - What a client says of itself beyond our types of the protocol is left out rather than refused, see [`tolerance`].
/// - The answer to `initialize` is completed.
/// - The server ends with the process that has started it, if the client has said which that is.
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
                self.life.shutdown.store(true, Ordering::SeqCst);
                true
            }
            _ => false,
        };
        let request = with_encoded_uris(with_readable_params(request));
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

/// The names of fields that hold a URI.
const URIS: [&str; 5] = ["uri", "rootUri", "oldUri", "newUri", "scopeUri"];

/// The request with its URIs as they must be written. Else it would be refused as a whole.
fn with_encoded_uris(request: Request) -> Request {
    let mut mended = Vec::new();
    if let Some(params) = request.params() {
        find_raw_uris(params, &mut String::new(), &mut mended);
    }
    if mended.is_empty() {
        return request;
    }
    let (method, id, mut params) = request.into_parts();
    for (place, uri) in mended {
        if let Some(written) = params.as_mut().and_then(|params| params.pointer_mut(&place)) {
            *written = Value::String(uri);
        }
    }
    rebuilt(method, id, params)
}

/// The URIs in a value that have to be written otherwise, and their places as JSON pointers. Values are nested no deeper
/// than serde_json reads.
fn find_raw_uris(value: &Value, place: &mut String, found: &mut Vec<(String, String)>) {
    let length = place.len();
    let mut enter = |step: &dyn Display, inner: &Value, field: &str| {
        // Writing to a string cannot fail.
        let _ = write!(place, "/{step}");
        match inner {
            Value::String(uri) if URIS.contains(&field) => {
                found.extend(uri::encoded(uri).map(|uri| (place.clone(), uri)));
            }
            Value::Object(_) | Value::Array(_) => find_raw_uris(inner, place, found),
            _ => {}
        }
        place.truncate(length);
    };
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(field, inner)| enter(&field.replace('~', "~0").replace('/', "~1"), inner, field));
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(at, inner)| enter(&at, inner, "")),
        _ => {}
    }
}
