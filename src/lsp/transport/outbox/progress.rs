//! Progress: begun only after the client has agreed to its token, and then always ended.
//!
//! Helix counts a token that it has agreed to as work in progress until it ends, so even work that is over before the
//! client answers is begun and ended.

use std::collections::HashMap;

use tokio::sync::mpsc::WeakUnboundedSender;
use tower_lsp::Client;
use tower_lsp::ls_types::notification::Progress as ProgressNotification;
use tower_lsp::ls_types::{
    ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress, WorkDoneProgressBegin, WorkDoneProgressEnd,
    WorkDoneProgressReport,
};

use crate::lsp::transport::outbox::message::{Message, ProgressEvent, ProgressReport};
use crate::lsp::transport::outbox::request::start;

/// The progresses that the client has been told of or asked for.
pub(crate) struct Progress {
    client: Client,
    own: WeakUnboundedSender<Message>,
    states: HashMap<String, State>,
}

enum State {
    /// The client has not agreed yet. What is reported meanwhile is shown at the beginning, and an end waits for it.
    Asked {
        title: String,
        cancellable: bool,
        latest: Option<ProgressReport>,
        end: Option<String>,
    },
    Begun,
}

impl Progress {
    pub(crate) fn new(client: Client, own: WeakUnboundedSender<Message>) -> Self {
        Self { client, own, states: HashMap::new() }
    }

    pub(crate) async fn handle(&mut self, token: String, event: ProgressEvent) {
        match event {
            ProgressEvent::Begin { title, cancellable } => {
                self.states.insert(token.clone(), State::Asked { title, cancellable, latest: None, end: None });
                self.ask(token).await;
            }
            ProgressEvent::Created { agreed } => match self.states.remove(&token) {
                Some(State::Asked { title, cancellable, latest, end }) if agreed => {
                    let (message, percentage) = shown(latest);
                    let cancellable = cancellable.then_some(true);
                    let begin = WorkDoneProgressBegin { title, cancellable, message, percentage };
                    self.notify(token.clone(), WorkDoneProgress::Begin(begin)).await;
                    match end {
                        Some(message) => self.end(token, message).await,
                        None => drop(self.states.insert(token, State::Begun)),
                    }
                }
                // It has been refused; then there is nothing to show.
                _ => {}
            },
            ProgressEvent::Report(report) => match self.states.get_mut(&token) {
                Some(State::Asked { latest, .. }) => *latest = Some(report),
                Some(State::Begun) => {
                    let (message, percentage) = shown(Some(report));
                    let report = WorkDoneProgressReport { cancellable: None, message, percentage };
                    self.notify(token, WorkDoneProgress::Report(report)).await;
                }
                None => {}
            },
            ProgressEvent::End { message } => match self.states.get_mut(&token) {
                Some(State::Asked { end, .. }) => *end = Some(message),
                Some(State::Begun) => {
                    self.states.remove(&token);
                    self.end(token, message).await;
                }
                None => {}
            },
        }
    }

    async fn end(&self, token: String, message: String) {
        self.notify(token, WorkDoneProgress::End(WorkDoneProgressEnd { message: Some(message) })).await;
    }

    async fn ask(&self, token: String) {
        let (client, own) = (self.client.clone(), self.own.clone());
        start(Box::pin(async move {
            let agreed = client.create_work_done_progress(ProgressToken::String(token.clone())).await.is_ok();
            if let Some(outbox) = own.upgrade() {
                let _ = outbox.send(Message::Progress { token, event: ProgressEvent::Created { agreed } });
            }
        }))
        .await;
    }

    async fn notify(&self, token: String, value: WorkDoneProgress) {
        let (token, value) = (ProgressToken::String(token), ProgressParamsValue::WorkDone(value));
        self.client.send_notification::<ProgressNotification>(ProgressParams { token, value }).await;
    }
}

/// The protocol lets a percentage be given from the beginning on or not at all, so an unknown one begins at 0.
fn shown(report: Option<ProgressReport>) -> (Option<String>, Option<u32>) {
    match report {
        Some(report) => (Some(report.message), report.percentage.map(|percentage| percentage.min(100))),
        None => (None, Some(0)),
    }
}
