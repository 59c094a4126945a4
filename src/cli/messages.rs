//! Messages on stderr.

use std::io::{self, Write};

use super::sanitize::escaped_in_line;

/// Says on stderr what is wrong, in one line: in the name of a file there may be ends of lines, and programs that read what
/// is printed would obey what comes behind them.
pub(super) fn warn(message: &str) {
    say_on_stderr(&escaped_in_line(message));
}

pub(super) fn say_on_stderr(message: &str) {
    // When stderr is closed too, there is nobody left to tell.
    let _ = writeln!(io::stderr(), "whoswho: {message}");
}

/// Says on stderr what is good to know, unless the user wants to hear nothing but findings.
pub(super) fn inform(is_quiet: bool, message: &str) {
    if !is_quiet {
        warn(message);
    }
}
