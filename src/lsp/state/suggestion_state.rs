//! Whether settings may be suggested, and whether that was considered.

use std::sync::atomic::{AtomicBool, Ordering};

/// What is known about suggestions in this run.
#[derive(Default)]
pub(crate) struct SuggestionState {
    settings_known: AtomicBool,
    considered: AtomicBool,
}

impl SuggestionState {
    /// The editor has said what its settings are, and they have been applied.
    pub(crate) fn set_settings_known(&self) {
        self.settings_known.store(true, Ordering::Release);
    }

    /// Whether it has.
    pub(crate) fn are_settings_known(&self) -> bool {
        self.settings_known.load(Ordering::Acquire)
    }

    /// Notes that suggestions are considered now. Says whether this is the first time.
    pub(crate) fn is_first_time(&self) -> bool {
        !self.considered.swap(true, Ordering::AcqRel)
    }
}
