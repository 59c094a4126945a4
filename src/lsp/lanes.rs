//! Threads of which each does one kind of background work, piece by piece, for as long as the process lives.
//!
//! What comes of that work is kept for long, and the allocator keeps apart what different threads make. When any thread did
//! it, what is kept lay scattered between what they had soon given up, and the process took a sixth more memory.

use std::sync::LazyLock;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::task::{self, JoinHandle};

use super::aside;

/// A thread never ends for want of work.
const NEVER: Duration = Duration::from_secs(u32::MAX as u64);

/// A thread for one kind of work.
pub(super) struct Lane(LazyLock<Option<Runtime>>);

/// Reads folders and notes.
pub(super) static READING: Lane =
    Lane(LazyLock::new(|| thread(Builder::new_current_thread().thread_name("whoswho-read"))));

/// Looks for names. It stands back: see [`aside`].
pub(super) static TAGGING: Lane = Lane(LazyLock::new(|| {
    thread(Builder::new_current_thread().thread_name("whoswho-names").on_thread_start(aside::stand_back))
}));

impl Lane {
    /// Does work after all that came before it.
    pub(super) fn spawn_blocking<R: Send + 'static>(&self, work: impl FnOnce() -> R + Send + 'static) -> JoinHandle<R> {
        match self.0.as_ref() {
            Some(thread) => thread.spawn_blocking(work),
            None => task::spawn_blocking(work),
        }
    }
}

/// Only its one thread for blocking work is used.
fn thread(builder: &mut Builder) -> Option<Runtime> {
    let thread = builder.max_blocking_threads(1).thread_keep_alive(NEVER).build();
    thread.inspect_err(|error| tracing::warn!("no thread of its own for background work: {error}")).ok()
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[tokio::test]
    async fn each_kind_of_work_stays_on_its_thread() {
        let whose = async |lane: &Lane| lane.spawn_blocking(|| thread::current().id()).await.expect("it ends");
        let (reading, tagging) = (whose(&READING).await, whose(&TAGGING).await);
        assert_ne!(reading, tagging);
        assert_eq!((whose(&READING).await, whose(&TAGGING).await), (reading, tagging));
    }

    #[tokio::test]
    #[cfg(target_os = "linux")]
    async fn only_looking_for_names_stands_back() {
        let priority = || rustix::process::getpriority_process(None);
        assert_eq!(TAGGING.spawn_blocking(priority).await.ok(), Some(Ok(aside::PRIORITY)));
        assert_eq!(READING.spawn_blocking(priority).await.ok(), Some(Ok(0)));
    }
}
