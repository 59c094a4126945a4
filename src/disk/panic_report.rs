//! Reports of panics: the place in the source and the backtrace. They contain no text of notes, so that users can send
//! them.

use std::backtrace::Backtrace;
use std::collections::BTreeSet;
use std::fmt::Display;
use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::Mutex;
use std::thread;

use super::cache::Cache;
use super::today;

/// Whether a panic at this place was reported in this run.
static REPORTED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Installs a panic hook, which prints a message and writes a report, once for each place in the source.
pub fn install() {
    panic::set_hook(Box::new(report));
}

fn report(panicked: &PanicHookInfo<'_>) {
    let place = panicked.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    // Whoever panicked with the lock in hand has reported already.
    let is_new = REPORTED.lock().is_ok_and(|mut reported| reported.insert(place.clone()));
    if !is_new {
        return;
    }
    let written = Cache::of_user().map(|cache| cache.keep_report(&place, &text(panicked, &place)));
    let told: &dyn Display = match &written {
        Some(Ok(path)) => &format!("please report it with {}, in which nothing of your notes is", path.display()),
        Some(Err(error)) => &format!("no report could be written: {error}"),
        None => &"no report could be written: HOME is not set",
    };
    // There is nobody to tell that stderr is closed.
    let _ = writeln!(io::stderr(), "whoswho: an internal error at {place}; {told}");
}

/// Only static messages are kept: a formatted one may quote a note.
fn message<'p>(panicked: &'p PanicHookInfo<'_>) -> &'p str {
    panicked.payload().downcast_ref::<&'static str>().copied().unwrap_or("(left out: it may quote a note)")
}

fn text(panicked: &PanicHookInfo<'_>, place: &str) -> String {
    let (version, day) = (env!("CARGO_PKG_VERSION"), today());
    let (system, processor) = (std::env::consts::OS, std::env::consts::ARCH);
    let current = thread::current();
    let thread = current.name().unwrap_or("without a name");
    format!(
        "whoswho {version} on {system} ({processor}), {day}\nplace: {place}\nmessage: {}\nthread: {thread}\n\n{}\n",
        message(panicked),
        Backtrace::force_capture()
    )
}
