//! `whoswho check --watch`: checks again whenever notes change.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use rustc_hash::FxHashSet;
use serde_json::json;

use super::checked_notes::Notes;
use super::options::{Format, Options};
use crate::cli::file_watcher::{FileWatcher, MANY};
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::sanitize::Escaped;
use crate::cli::terminal::TerminalInfo;
use crate::cli::workspace::Workspace;
use crate::features::{FileCounts, count};
use crate::world::FileKey;

/// The number of changed notes that are named.
const NAMED: usize = 3;

/// Checks until the process ends or the output is closed.
pub(super) fn run(options: &Options, raw: &mut impl Write) -> Result<Outcome, Failure> {
    let mut start = Instant::now();
    let mut watching = None;
    // What changes while the notes are read is not to be missed.
    let watch = |root: &Path| {
        watching = Some(FileWatcher::new(root)?);
        Ok(())
    };
    let mut notes = Notes::new(Workspace::load_after(&options.scope, watch)?);
    let Some(mut watching) = watching else { return Ok(Outcome::Clean) };
    let mut changed: Vec<String> = Vec::new();
    loop {
        report(&mut notes, options, &changed, start, raw)?;
        changed.clear();
        while changed.is_empty() {
            let Some(changes) = watching.next(&notes.workspace) else { return Ok(Outcome::Clean) };
            start = Instant::now();
            if !changes.is_more && changes.notes.len() <= MANY {
                changed = notes.refresh(&changes.notes);
                continue;
            }
            let loaded = if changes.is_lost { None } else { Workspace::load(&options.scope).ok() };
            notes = Notes::new(match loaded {
                Some(workspace) => workspace,
                None => watching.find_again(&options.scope)?,
            });
            changed.push(notes.workspace.root().display().to_string());
        }
    }
}

impl Notes {
    /// Rereads notes that may have changed. Returns the paths of those that have.
    fn refresh(&mut self, keys: &FxHashSet<FileKey>) -> Vec<String> {
        if let Some(workspace) = &mut self.read_by_both {
            workspace.refresh(keys);
        }
        let changed = self.workspace.refresh(keys);
        changed.iter().map(|key| self.workspace.shown(&key.path)).collect()
    }
}

fn report(
    notes: &mut Notes,
    options: &Options,
    changed: &[String],
    start: Instant,
    raw: &mut impl Write,
) -> Result<(), Failure> {
    let screen = TerminalInfo::stdout();
    let findings = notes.find(options);
    let findings = notes.filter(findings, options)?;
    if options.format == Format::Text && screen.can_move() {
        write!(raw, "\x1b[2J\x1b[H")?;
    }
    if options.format == Format::Text && !options.quiet && !changed.is_empty() {
        writeln!(Escaped::new(&mut *raw), "Changed: {}\n", named(changed))?;
    }
    notes.print(&findings, options, screen, raw)?;
    let milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let out = &mut Escaped::new(&mut *raw);
    if options.format == Format::Json {
        let checked = json!({ "checked": {
            "notes": FileCounts::of(&notes.workspace.world, notes.workspace.in_scope.iter().copied()).notes,
            "findings": findings.shown.len(),
            "milliseconds": milliseconds,
            "changed": changed,
        } });
        writeln!(out, "{checked}")?;
    } else if !options.quiet {
        writeln!(out, "Checked in {milliseconds} ms. Watching for changes; press Ctrl-C to stop.")?;
    }
    out.flush()?;
    Ok(())
}

fn named(changed: &[String]) -> String {
    let first = changed.iter().take(NAMED).cloned().collect::<Vec<String>>().join(", ");
    match changed.len().saturating_sub(NAMED) {
        0 => first,
        more => format!("{first} and {}", count(more, "other note")),
    }
}
