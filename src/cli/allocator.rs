//! Tells the allocator to give memory back at once.

/// Starts this program again in the same process, with an allocator that gives memory back as soon as it is free.
///
/// By itself it does so when the thread that had the memory wants some again; but once a vault is read, most of a server's
/// threads want none for hours, and it was measured to keep as much as the whole workspace takes. It can be told so only in
/// the environment, and only from the start. Returns where that cannot be done, is done, or was decided by the user.
#[cfg(unix)]
pub(super) fn give_back_at_once() {
    use std::os::unix::process::CommandExt;

    /// After how many milliseconds mimalloc gives memory back.
    const DELAY: &str = "MIMALLOC_PURGE_DELAY";

    if std::env::var_os(DELAY).is_some() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        // This comes back only if it fails, and then all goes on as it is.
        let _ = std::process::Command::new(program).args(std::env::args_os().skip(1)).env(DELAY, "0").exec();
    }
}

#[cfg(not(unix))]
pub(super) fn give_back_at_once() {}
