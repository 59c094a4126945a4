//! Threads that let all others have the core first, for what nobody waits for: an answer comes before diagnostics.
//!
//! Only Linux has priorities of threads that nobody needs a right for. A thread that has stood back cannot step forward
//! again, so these are threads of their own. Like tokio's others they end when they have had nothing to do for a while, and
//! with them goes what the tagger remembers on them.

use std::sync::LazyLock;

use rayon::{ThreadPool, ThreadPoolBuilder};
use tokio::runtime::{Builder, Runtime};
use tokio::task::{self, JoinHandle};

/// The priority of these threads: 0 is the usual one, 19 the last.
#[cfg(target_os = "linux")]
pub(super) const PRIORITY: i32 = 10;

/// Only its threads for blocking work are used.
static THREADS: LazyLock<Option<Runtime>> = LazyLock::new(|| {
    let threads = Builder::new_current_thread().on_thread_start(stand_back).thread_name("whoswho-aside").build();
    threads.inspect_err(|error| tracing::warn!("no threads of lower priority: {error}")).ok()
});

/// One for each core, for as long as the process lives. Nothing is to be done on them that remembers much.
static CORES: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
    let threads = ThreadPoolBuilder::new().start_handler(|_| stand_back()).build();
    threads.inspect_err(|error| tracing::warn!("no threads of lower priority: {error}")).ok()
});

/// Does work on all cores, on threads that stand back.
pub(super) fn on_all_cores<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    match CORES.as_ref() {
        Some(threads) => threads.install(work),
        None => work(),
    }
}

/// Does blocking work on a thread that stands back.
pub(super) fn spawn_blocking<R: Send + 'static>(work: impl FnOnce() -> R + Send + 'static) -> JoinHandle<R> {
    match THREADS.as_ref() {
        Some(threads) => threads.spawn_blocking(work),
        None => task::spawn_blocking(work),
    }
}

/// Lets the threads of all others have the core before this one, from now on.
#[cfg(target_os = "linux")]
pub(super) fn stand_back() {
    if let Err(error) = rustix::process::setpriority_process(None, PRIORITY) {
        tracing::debug!("a thread keeps the usual priority: {error}");
    }
}

#[cfg(not(target_os = "linux"))]
pub(super) fn stand_back() {}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_these_threads_stand_back() {
        let priority = || rustix::process::getpriority_process(None);
        assert_eq!(spawn_blocking(priority).await.ok(), Some(Ok(PRIORITY)));
        assert_eq!(on_all_cores(priority), Ok(PRIORITY));
        assert_eq!(task::spawn_blocking(priority).await.ok(), Some(Ok(0)));
        assert_eq!(priority(), Ok(0));
    }
}
