//! Messages on stderr.

use std::io::{self, Write};

use super::sanitize::escaped_in_line;

/// Prints a warning on stderr, as one line. File names may contain line breaks, and tools that parse the output would
/// take the rest for commands.
pub(super) fn warn(message: &str) {
    say_on_stderr(&escaped_in_line(message));
}

pub(super) fn say_on_stderr(message: &str) {
    // When stderr is closed too, there is nobody left to tell.
    let _ = writeln!(io::stderr(), "whoswho: {message}");
}

/// Prints an informational message on stderr, unless the user wants findings only.
pub(super) fn inform(is_quiet: bool, message: &str) {
    if !is_quiet {
        warn(message);
    }
}
