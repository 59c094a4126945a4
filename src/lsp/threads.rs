//! Threads for the background: for what nobody waits for, and for what is kept for long.
//!
//! Most let all others have the core first: an answer comes before diagnostics. Only Linux has priorities of threads that
//! nobody needs a right for. A thread that has stood back cannot step forward again, so these are threads of their own.
//!
//! What comes of reading notes and of looking for names is kept for long, and the allocator keeps apart what different threads
//! make. When any thread did that work, what is kept lay scattered between what they had soon given up, and the process took a
//! sixth more memory. Therefore each has one thread, piece by piece, for as long as the process lives.

use std::sync::LazyLock;
use std::time::Duration;

use rayon::{ThreadPool, ThreadPoolBuilder};
use tokio::runtime::{Builder, Runtime};
use tokio::task::{self, JoinHandle};

/// The priority of threads that stand back: 0 is the usual one, 19 the last.
#[cfg(target_os = "linux")]
pub(super) const PRIORITY: i32 = 10;

/// A thread never ends for want of work.
const NEVER: Duration = Duration::from_secs(u32::MAX as u64);

/// Threads for blocking work: of a runtime, of which nothing else is used.
pub(super) struct Threads(LazyLock<Option<Runtime>>);

/// Reads folders and notes.
pub(super) static READING: Threads = Threads(LazyLock::new(|| start(&mut one("whoswho-read"))));

/// Looks for names, and stands back.
pub(super) static TAGGING: Threads = Threads(LazyLock::new(|| start(one("whoswho-names").on_thread_start(stand_back))));

/// Stand back. Like tokio's others they end when they have had nothing to do for a while, and with them goes what the tagger
/// remembers on them.
pub(super) static ASIDE: Threads = Threads(LazyLock::new(|| {
    start(Builder::new_current_thread().on_thread_start(stand_back).thread_name("whoswho-aside"))
}));

/// One for each core, for as long as the process lives. Nothing is to be done on them that remembers much.
static CORES: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
    let threads = ThreadPoolBuilder::new().start_handler(|_| stand_back()).build();
    threads.inspect_err(|error| tracing::warn!("no threads of lower priority: {error}")).ok()
});

impl Threads {
    /// Does blocking work there.
    pub(super) fn spawn_blocking<R: Send + 'static>(&self, work: impl FnOnce() -> R + Send + 'static) -> JoinHandle<R> {
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

/// Does work on all cores, on threads that stand back.
pub(super) fn on_all_cores<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    match CORES.as_ref() {
        Some(threads) => threads.install(work),
        None => work(),
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

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[tokio::test]
    #[cfg(target_os = "linux")]
    async fn only_these_threads_stand_back() {
        let priority = || rustix::process::getpriority_process(None);
        assert_eq!(ASIDE.spawn_blocking(priority).await.ok(), Some(Ok(PRIORITY)));
        assert_eq!(TAGGING.spawn_blocking(priority).await.ok(), Some(Ok(PRIORITY)));
        assert_eq!(on_all_cores(priority), Ok(PRIORITY));
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
