//! The task that sends what is in the outbox.

use std::collections::HashSet;

use tokio::sync::mpsc::{UnboundedReceiver, WeakUnboundedSender};
use tower_lsp::Client;
use tower_lsp::ls_types::Uri;
use tower_lsp::ls_types::notification::LogTrace;
use tower_lsp::ls_types::request::{
    CodeLensRefresh, InlayHintRefreshRequest, SemanticTokensRefresh, WorkspaceDiagnosticRefresh,
};

use crate::lsp::transport::outbox::message::{Message, ProgressEvent, Refresh};
use crate::lsp::transport::outbox::progress::Progress;
use crate::lsp::transport::outbox::request::{log_refusal, start};

/// The one task that talks to the client.
pub(crate) async fn send_all(
    client: Client,
    mut received: UnboundedReceiver<Message>,
    own: WeakUnboundedSender<Message>,
) {
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
            Message::Progress { token, event: ProgressEvent::Report(_) } => seen.insert(Subject::Report(token.clone())),
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
