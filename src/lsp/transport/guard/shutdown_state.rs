//! When the server ends, and with which exit code.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::watch;

/// What is known about the end of the server; every clone knows the same.
#[derive(Clone)]
pub(crate) struct ShutdownState {
    shutdown: Arc<AtomicBool>,
    closing: Arc<watch::Sender<bool>>,
}

impl ShutdownState {
    pub(crate) fn new() -> Self {
        Self { shutdown: Arc::default(), closing: Arc::new(watch::Sender::new(false)) }
    }

    /// From now on no answer is waited for: requests in flight are cancelled.
    pub(crate) fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Waits until the server is to end.
    pub(crate) async fn closing(&self) {
        // It fails only when the sender is gone, which this very value keeps.
        let _ = self.closing.subscribe().wait_for(|&closing| closing).await;
    }

    /// The client has asked for a shutdown.
    pub(crate) fn shut_down(&self) {
        self.shutdown.store(true, Ordering::SeqCst);
    }

    /// The process's exit code as the protocol has it: 0 if the client asked for a shutdown before the end, else 1.
    pub(crate) fn exit_code(&self) -> u8 {
        u8::from(!self.shutdown.load(Ordering::SeqCst))
    }
}
