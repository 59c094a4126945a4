//! What the server does, for editors that want to know.

use std::sync::Mutex;

use tower_lsp::ls_types::{LogTraceParams, TraceValue};

use crate::lsp::state::lock::lock;

/// How much the editor wants to know.
#[derive(Default)]
pub(crate) struct TraceLevel(Mutex<TraceValue>);

impl TraceLevel {
    pub(crate) fn set(&self, value: TraceValue) {
        *lock(&self.0) = value;
    }

    /// The message for the editor; `None` if it does not want to know.
    pub(crate) fn message(&self, what: &str, details: impl Fn() -> String) -> Option<LogTraceParams> {
        let verbose = match *lock(&self.0) {
            TraceValue::Off => return None,
            TraceValue::Messages => None,
            TraceValue::Verbose => Some(details()),
        };
        Some(LogTraceParams { message: what.to_owned(), verbose })
    }
}
