//! What keeps a fault of ours at one note from costing all others.
//!
//! A panic of the work that [`catch_panic`] does is reported by the program's panic hook, and the work comes to something else.
//! Nothing is tried a second time, so that a note that always makes something panic makes no loop.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// What the work comes to, or what `otherwise` does if it panics. What the work changed before that stays as it is then: the
/// caller sees to it that nobody looks.
pub(crate) fn catch_panic<R>(work: impl FnOnce() -> R, otherwise: impl FnOnce() -> R) -> R {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| otherwise())
}

/// Panics where a test wants to see what comes of that: at texts that have these words in them. It does nothing in release
/// builds.
pub(crate) fn inject_fault(step: &str, text: &str) {
    debug_assert!(!text.contains(&format!("whoswho injects a panic while {step}")), "injected while {step}");
}
