//! Threads for background work, and their priority.
//!
//! Most have a low priority: an answer comes before diagnostics. Only Linux has priorities of threads that can be lowered
//! without a privilege. Without one they cannot be raised again, so these are threads of their own.
//!
//! Indexing and tagging each have one thread that lives as long as the process. What they allocate lives long, and the
//! allocator keeps apart what different threads allocate. When any thread did that work, long-lived data lay scattered
//! between short-lived data, and the process took a sixth more memory.

use std::sync::LazyLock;
use std::time::Duration;

use rayon::{ThreadPool, ThreadPoolBuilder};
use tokio::runtime::{Builder, Runtime};
use tokio::task::{self, JoinError, JoinHandle};

/// The low priority: 0 is the usual one, 19 the lowest.
#[cfg(target_os = "linux")]
pub(crate) const LOW: i32 = 10;

/// A thread never ends for want of work.
const NEVER: Duration = Duration::from_secs(u32::MAX as u64);

/// Threads for blocking work: of a runtime, of which nothing else is used.
pub(crate) struct Threads(LazyLock<Option<Runtime>>);

/// Reads folders and notes.
pub(crate) static READING: Threads = Threads(LazyLock::new(|| start(&mut one("whoswho-read"))));

/// Tags notes, at a low priority.
pub(crate) static TAGGING: Threads =
    Threads(LazyLock::new(|| start(one("whoswho-names").on_thread_start(lower_priority))));

/// Threads of low priority. Like tokio's others they end when they have had nothing to do for a while, and with them goes
/// what the tagger caches in them.
pub(crate) static LOW_PRIORITY: Threads = Threads(LazyLock::new(|| {
    start(Builder::new_current_thread().on_thread_start(lower_priority).thread_name("whoswho-low"))
}));

/// One of low priority for each core, for as long as the process lives. Work on them must not cache much in its thread.
static CORES: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
    let threads = ThreadPoolBuilder::new().start_handler(|_| lower_priority()).build();
    threads.inspect_err(|error| tracing::warn!("no threads of lower priority: {error}")).ok()
});

impl Threads {
    /// Does blocking work there.
    pub(crate) fn spawn_blocking<R: Send + 'static>(&self, work: impl FnOnce() -> R + Send + 'static) -> JoinHandle<R> {
        match self.0.as_ref() {
            Some(threads) => threads.spawn_blocking(work),
            None => task::spawn_blocking(work),
        }
    }
}

/// A thread that does one piece of work after the other and never ends.
fn one(name: &str) -> Builder {
    let mut builder = Builder::new_current_thread();
    builder.thread_name(name).max_blocking_threads(1).thread_keep_alive(NEVER);
    builder
}

fn start(builder: &mut Builder) -> Option<Runtime> {
    builder.build().inspect_err(|error| tracing::warn!("no threads of their own for background work: {error}")).ok()
}

/// Does work on all cores, at a low priority.
pub(crate) fn on_all_cores<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    match CORES.as_ref() {
        Some(threads) => threads.install(work),
        None => work(),
    }
}

/// Gives the current thread a low priority, for good.
#[cfg(target_os = "linux")]
pub(crate) fn lower_priority() {
    if let Err(error) = rustix::process::setpriority_process(None, LOW) {
        tracing::debug!("a thread keeps the usual priority: {error}");
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn lower_priority() {}

/// Why work came to no end. The message of a panic may quote a note, so it is left to the panic's report.
pub(crate) fn failure(error: &JoinError) -> &'static str {
    if error.is_panic() { "whoswho made a mistake" } else { "it was stopped" }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[tokio::test]
    #[cfg(target_os = "linux")]
    async fn only_these_threads_lower_priority() {
        let priority = || rustix::process::getpriority_process(None);
        assert_eq!(LOW_PRIORITY.spawn_blocking(priority).await.ok(), Some(Ok(LOW)));
        assert_eq!(TAGGING.spawn_blocking(priority).await.ok(), Some(Ok(LOW)));
        assert_eq!(on_all_cores(priority), Ok(LOW));
        assert_eq!(READING.spawn_blocking(priority).await.ok(), Some(Ok(0)));
        assert_eq!(task::spawn_blocking(priority).await.ok(), Some(Ok(0)));
        assert_eq!(priority(), Ok(0));
    }

    #[tokio::test]
    async fn what_is_kept_for_long_is_made_on_one_thread_each() {
        let whose = async |threads: &Threads| threads.spawn_blocking(|| thread::current().id()).await.expect("it ends");
        let (reading, tagging) = (whose(&READING).await, whose(&TAGGING).await);
        assert_ne!(reading, tagging);
        assert_eq!((whose(&READING).await, whose(&TAGGING).await), (reading, tagging));
    }
}
