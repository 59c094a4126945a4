//! `whoswho`: the terminal's way in.

use std::process::ExitCode;

/// Reading a vault makes millions of short texts on all cores. This allocator gives their room back; that of most systems
/// keeps it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    whoswho::cli::run()
}
