//! The progress of reading notes, on stderr.

use std::io::{self, Write};

use super::terminal::TerminalInfo;

/// A progress line. It is shown only if stderr is a terminal that can move its cursor.
pub(super) struct Progress {
    total: usize,
    is_shown: bool,
}

impl Progress {
    /// For `total` notes. Nothing is shown for `least` or fewer.
    pub(super) fn new(total: usize, least: usize) -> Self {
        Self { total, is_shown: total > least && TerminalInfo::stderr().can_move() }
    }

    pub(super) fn show(&self, done: usize) {
        if self.is_shown {
            // When it cannot be shown, there is nobody to see it.
            let _ = write!(io::stderr(), "\rReading {done} of {} notes", self.total);
        }
    }

    pub(super) fn clear(&self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
