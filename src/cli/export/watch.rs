//! `whoswho export dictionary --watch`: rewrites the file whenever notes change.

use std::io::Write;
use std::path::Path;

use super::dictionary::{keep, told, warn_of_note};
use super::options::Options;
use crate::cli::file_watcher::{FileWatcher, MANY};
use crate::cli::messages::warn;
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::sanitize::escaped_in_line;
use crate::cli::workspace::Workspace;

/// Updates the file until the process ends or the output is closed.
pub(super) fn run(options: &Options, file: &Path, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut watching = None;
    // What changes while the notes are read is not to be missed.
    let watch = |root: &Path| {
        watching = Some(FileWatcher::new(root)?);
        Ok(())
    };
    let mut workspace = Workspace::load_after(&options.scope, watch)?;
    let Some(mut watching) = watching else { return Ok(Outcome::Clean) };
    warn_of_note(&workspace, file);
    // A file that cannot be written from the first is a mistake; later it may be again what it was.
    let (words, is_new) = keep(&workspace, options.format, file)?;
    writeln!(out, "{}", escaped_in_line(&told(file, words, is_new)))?;
    writeln!(out, "Watching for changes; press Ctrl-C to stop.")?;
    out.flush()?;
    while let Some(changes) = watching.next(&workspace) {
        if changes.is_more || changes.notes.len() > MANY {
            let loaded = if changes.is_lost { None } else { Workspace::load(&options.scope).ok() };
            workspace = match loaded {
                Some(workspace) => workspace,
                None => watching.find_again(&options.scope)?,
            };
        } else if workspace.refresh(&changes.notes).is_empty() {
            continue;
        }
        match keep(&workspace, options.format, file) {
            Ok((words, true)) => {
                writeln!(out, "{}", escaped_in_line(&told(file, words, true)))?;
                out.flush()?;
            }
            Ok((_, false)) => {}
            Err(Failure::Message(why)) => warn(&format!("{why}; it is tried again after the next change")),
            Err(closed) => return Err(closed),
        }
    }
    Ok(Outcome::Clean)
}
