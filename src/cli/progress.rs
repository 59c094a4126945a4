use std::io::{self, Write};

use super::terminal::Screen;

/// A line on stderr, if that is a terminal whose cursor moves, that says how many notes have been read for names.
pub(super) struct Progress {
    total: usize,
    is_shown: bool,
}

impl Progress {
    /// For so many notes. `least` is for how many it is worth showing.
    pub(super) fn new(total: usize, least: usize) -> Self {
        Self { total, is_shown: total > least && Screen::stderr().can_move() }
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
