//! Everything that goes to the client without being an answer, in order, through one task.
//!
//! A handler that awaited the client could wait for a client that waits for the handler. So handlers only put things
//! into the outbox, which never waits, and one task sends them. It waits for the client to take a message, but never for
//! an answer: a request that is never answered holds up nothing.

mod progress;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;

use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender, WeakUnboundedSender};
use tower_lsp::Client;
use tower_lsp::jsonrpc;
use tower_lsp::ls_types::notification::LogTrace;
use tower_lsp::ls_types::request::{
    CodeLensRefresh, InlayHintRefreshRequest, RegisterCapability, Request, SemanticTokensRefresh, UnregisterCapability,
    WorkspaceConfiguration, WorkspaceDiagnosticRefresh,
};
use tower_lsp::ls_types::{
    ConfigurationItem, ConfigurationParams, Diagnostic, LSPAny, LogTraceParams, MessageType, Registration,
    RegistrationParams, Unregistration, UnregistrationParams, Uri,
};

use progress::Progress;

/// A handle on the outbox; clones feed the same one.
#[derive(Clone)]
pub struct Outbox {
    messages: UnboundedSender<Message>,
    progress_allowed: Arc<AtomicBool>,
}

/// What a client may be asked to ask for again.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Refresh {
    /// Pulled diagnostics.
    Diagnostics,
    /// Semantic tokens.
    SemanticTokens,
    /// Inlay hints.
    InlayHints,
    /// Code lenses.
    CodeLenses,
}

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

enum Message {
    Publish { uri: Uri, diagnostics: Vec<Diagnostic>, version: Option<i32> },
    Log(MessageType, String),
    Show(MessageType, String),
    Trace(LogTraceParams),
    Refresh(Refresh),
    Request(Box<dyn FnOnce(Client) -> Work + Send>),
    Progress { token: String, event: progress::Event },
}

impl Outbox {
    /// An outbox of its own task, which ends with the last handle. To be called inside a tokio runtime.
    pub fn new(client: Client) -> Self {
        let (messages, received) = mpsc::unbounded_channel();
        tokio::spawn(send_all(client, received, messages.downgrade()));
        Self { messages, progress_allowed: Arc::default() }
    }

    /// Publishes all diagnostics of a document. One that is not sent yet is replaced by a newer one.
    pub fn publish(&self, uri: Uri, diagnostics: Vec<Diagnostic>, version: Option<i32>) {
        self.send(Message::Publish { uri, diagnostics, version });
    }

    /// A line for the client's log.
    pub fn log(&self, level: MessageType, text: impl Into<String>) {
        self.send(Message::Log(level, text.into()));
    }

    /// A line of the trace that the client has asked for.
    pub fn trace(&self, message: LogTraceParams) {
        self.send(Message::Trace(message));
    }

    /// A message for the user to see.
    pub fn show(&self, level: MessageType, text: impl Into<String>) {
        self.send(Message::Show(level, text.into()));
    }

    /// Registers capabilities; a refusal is logged.
    pub fn register(&self, registrations: Vec<Registration>) {
        self.request::<RegisterCapability>(RegistrationParams { registrations }, log_refusal::<RegisterCapability>);
    }

    /// Takes registrations back; a refusal is logged.
    pub fn unregister(&self, unregisterations: Vec<Unregistration>) {
        let params = UnregistrationParams { unregisterations };
        self.request::<UnregisterCapability>(params, log_refusal::<UnregisterCapability>);
    }

    /// Asks for settings, one value an item. `done` is called with the answer, and not at all if none comes.
    pub fn configuration(
        &self,
        items: Vec<ConfigurationItem>,
        done: impl FnOnce(jsonrpc::Result<Vec<LSPAny>>) + Send + 'static,
    ) {
        self.request::<WorkspaceConfiguration>(ConfigurationParams { items }, done);
    }

    /// Asks the client to ask again; the caller checks that the client can.
    pub fn refresh(&self, what: Refresh) {
        self.send(Message::Refresh(what));
    }

    /// Sends any request in its turn. `done` is called with the answer, and not at all if none comes.
    pub fn request<R>(&self, params: R::Params, done: impl FnOnce(jsonrpc::Result<R::Result>) + Send + 'static)
    where
        R: Request + 'static,
        R::Params: Send + 'static,
        R::Result: Send,
    {
        self.send(Message::Request(Box::new(move |client| {
            Box::pin(async move { done(client.send_request::<R>(params).await) })
        })));
    }

    /// Says whether the client shows progress (`window.workDoneProgress`); until then all progress is dropped.
    pub fn allow_progress(&self, allowed: bool) {
        self.progress_allowed.store(allowed, Ordering::Relaxed);
    }

    /// Begins a progress under a token that is used only once. The client is asked first and sees nothing if it refuses.
    pub fn progress_begin(&self, token: &str, title: impl Into<String>) {
        self.begin(token, title.into(), false);
    }

    /// The same for work that the user may stop.
    pub fn progress_begin_cancellable(&self, token: &str, title: impl Into<String>) {
        self.begin(token, title.into(), true);
    }

    fn begin(&self, token: &str, title: String, cancellable: bool) {
        if self.progress_allowed.load(Ordering::Relaxed) {
            self.progress(token, progress::Event::Begin { title, cancellable });
        }
    }

    /// How far a progress is, of 100. A report that is not sent yet is replaced by a newer one.
    pub fn progress_report(&self, token: &str, message: impl Into<String>, percentage: Option<u32>) {
        let report = progress::Report { message: message.into(), percentage };
        self.progress(token, progress::Event::Report(report));
    }

    /// Ends a progress, with a last message.
    pub fn progress_end(&self, token: &str, message: impl Into<String>) {
        self.progress(token, progress::Event::End { message: message.into() });
    }

    fn progress(&self, token: &str, event: progress::Event) {
        self.send(Message::Progress { token: token.to_owned(), event });
    }

    fn send(&self, message: Message) {
        // It fails only when the task is gone, and that goes with the runtime at the server's end.
        let _ = self.messages.send(message);
    }
}

/// The one task that talks to the client.
async fn send_all(client: Client, mut received: UnboundedReceiver<Message>, own: WeakUnboundedSender<Message>) {
    let mut progress = Progress::new(client.clone(), own);
    let mut batch = Vec::new();
    while received.recv_many(&mut batch, 1024).await > 0 {
        drop_outdated(&mut batch);
        for message in batch.drain(..) {
            match message {
                Message::Publish { uri, diagnostics, version } => {
                    client.publish_diagnostics(uri, diagnostics, version).await;
                }
                Message::Log(level, text) => client.log_message(level, text).await,
                Message::Show(level, text) => client.show_message(level, text).await,
                Message::Trace(message) => client.send_notification::<LogTrace>(message).await,
                Message::Refresh(what) => start(Box::pin(refresh(client.clone(), what))).await,
                Message::Request(request) => start(request(client.clone())).await,
                Message::Progress { token, event } => progress.handle(token, event).await,
            }
        }
    }
}

/// Sends a request now and leaves the wait for its answer to a task of its own.
async fn start(mut request: Work) {
    // tower-lsp's client puts a message on its way when it is first polled, so the order holds.
    let done = poll_fn(|context| Poll::Ready(request.as_mut().poll(context).is_ready())).await;
    if !done {
        tokio::spawn(request);
    }
}

/// Removes what a later message of the batch makes pointless, so that a slow client gets the latest state, not a history.
fn drop_outdated(batch: &mut Vec<Message>) {
    #[derive(PartialEq, Eq, Hash)]
    enum Subject {
        Diagnostics(Uri),
        Refresh(Refresh),
        Report(String),
    }
    let mut seen = HashSet::new();
    let mut kept: Vec<_> = std::mem::take(batch)
        .into_iter()
        .rev()
        .filter(|message| match message {
            Message::Publish { uri, .. } => seen.insert(Subject::Diagnostics(uri.clone())),
            Message::Refresh(what) => seen.insert(Subject::Refresh(*what)),
            Message::Progress { token, event: progress::Event::Report(_) } => {
                seen.insert(Subject::Report(token.clone()))
            }
            _ => true,
        })
        .collect();
    kept.reverse();
    *batch = kept;
}

async fn refresh(client: Client, what: Refresh) {
    match what {
        Refresh::Diagnostics => log_refusal::<WorkspaceDiagnosticRefresh>(client.workspace_diagnostic_refresh().await),
        Refresh::SemanticTokens => log_refusal::<SemanticTokensRefresh>(client.semantic_tokens_refresh().await),
        Refresh::InlayHints => log_refusal::<InlayHintRefreshRequest>(client.inlay_hint_refresh().await),
        Refresh::CodeLenses => log_refusal::<CodeLensRefresh>(client.code_lens_refresh().await),
    }
}

fn log_refusal<R: Request>(answer: jsonrpc::Result<R::Result>) {
    if let Err(error) = answer {
        tracing::warn!("the client refused {}: {error}", R::METHOD);
    }
}
