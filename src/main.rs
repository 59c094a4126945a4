//! `whoswho`: the terminal's way in.

use std::process::ExitCode;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("lsp") => whoswho::lsp::run(),
        _ => ExitCode::from(2),
    }
}
