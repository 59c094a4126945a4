//! The process that has started the server, which is not to outlive it.

use std::time::Duration;

use rustix::io::Errno;
use rustix::process::{Pid, test_kill_process};

use crate::lsp::transport::guard::shutdown_state::ShutdownState;

/// How often it is looked for.
const PERIOD: Duration = Duration::from_secs(3);

/// Ends the server once there is no process of this number any more. Usually stdin ends before that; but another process may
/// have inherited its other end.
pub(crate) fn watch(process: i64, life: ShutdownState) {
    let Some(parent) = i32::try_from(process).ok().and_then(Pid::from_raw) else { return };
    tokio::spawn(async move {
        // Of a process that is not ours we may at least know that it is there.
        while test_kill_process(parent) != Err(Errno::SRCH) {
            tokio::time::sleep(PERIOD).await;
        }
        tracing::warn!("process {process}, which has started the server, is gone");
        life.close();
    });
}
