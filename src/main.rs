//! `whoswho`: the terminal's way in.

use std::process::ExitCode;

fn main() -> ExitCode {
    whoswho::cli::run()
}
