//! What waits in the outbox.

use std::future::Future;
use std::pin::Pin;

use tower_lsp::Client;
use tower_lsp::ls_types::{Diagnostic, LogTraceParams, MessageType, Uri};

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

/// What happens to a progress.
pub(crate) enum ProgressEvent {
    Begin {
        title: String,
        cancellable: bool,
    },
    /// The client's answer to the request for a token.
    Created {
        agreed: bool,
    },
    Report(ProgressReport),
    End {
        message: String,
    },
}

pub(crate) struct ProgressReport {
    pub(crate) message: String,
    pub(crate) percentage: Option<u32>,
}

/// A request that is on its way, until its answer is dealt with.
pub(crate) type PendingRequest = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A message to the client, or news of a progress that becomes one.
pub(crate) enum Message {
    Publish { uri: Uri, diagnostics: Vec<Diagnostic>, version: Option<i32> },
    Log(MessageType, String),
    Show(MessageType, String),
    Trace(LogTraceParams),
    Refresh(Refresh),
    Request(Box<dyn FnOnce(Client) -> PendingRequest + Send>),
    Progress { token: String, event: ProgressEvent },
}
