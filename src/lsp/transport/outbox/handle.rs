//! The handle by which everything is put into the outbox.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::mpsc::{self, UnboundedSender};
use tower_lsp::Client;
use tower_lsp::jsonrpc;
use tower_lsp::ls_types::request::{RegisterCapability, Request, UnregisterCapability, WorkspaceConfiguration};
use tower_lsp::ls_types::{
    ConfigurationItem, ConfigurationParams, Diagnostic, LSPAny, LogTraceParams, MessageType, Registration,
    RegistrationParams, Unregistration, UnregistrationParams, Uri,
};

use crate::lsp::transport::outbox::message::{Message, ProgressEvent, ProgressReport, Refresh};
use crate::lsp::transport::outbox::request::log_refusal;
use crate::lsp::transport::outbox::sending::send_all;

/// A handle on the outbox; clones feed the same one.
#[derive(Clone)]
pub struct Outbox {
    messages: UnboundedSender<Message>,
    progress_allowed: Arc<AtomicBool>,
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
            self.progress(token, ProgressEvent::Begin { title, cancellable });
        }
    }

    /// How far a progress is, of 100. A report that is not sent yet is replaced by a newer one.
    pub fn progress_report(&self, token: &str, message: impl Into<String>, percentage: Option<u32>) {
        let report = ProgressReport { message: message.into(), percentage };
        self.progress(token, ProgressEvent::Report(report));
    }

    /// Ends a progress, with a last message.
    pub fn progress_end(&self, token: &str, message: impl Into<String>) {
        self.progress(token, ProgressEvent::End { message: message.into() });
    }

    fn progress(&self, token: &str, event: ProgressEvent) {
        self.send(Message::Progress { token: token.to_owned(), event });
    }

    fn send(&self, message: Message) {
        // It fails only when the task is gone, and that goes with the runtime at the server's end.
        let _ = self.messages.send(message);
    }
}
