//! `whoswho check --watch`: checks again whenever notes change.

use std::io::Write;
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use rustc_hash::FxHashSet;
use serde_json::json;

use super::{Format, Notes, Options};
use crate::cli::screen::Screen;
use crate::cli::terminal::Escaped;
use crate::cli::workspace::Workspace;
use crate::cli::{Failure, Outcome, complain};
use crate::config;
use crate::disk;
use crate::features::count;
use crate::world::FileKey;

/// Editors change several files at once, or one several times: this long nothing may change before the notes are looked at.
const PAUSE: Duration = Duration::from_millis(50);
/// So long at most the notes are not looked at while something always changes.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);
/// After so long it is looked whether a folder that is gone is there again.
const AGAIN: Duration = Duration::from_secs(1);
/// From so many changed notes on, all are read: that is faster than one by one.
const MANY: usize = 256;
/// So many changed notes are named.
const NAMED: usize = 3;

/// What has changed.
#[derive(Default)]
struct News {
    notes: FxHashSet<FileKey>,
    /// Not only notes: settings, what is ignored, or whole folders.
    is_more: bool,
    /// The folder itself is gone, and nobody watches the one that may take its place.
    is_lost: bool,
}

/// Checks until the process is ended, or nobody reads any longer.
pub(super) fn run(options: &Options, raw: &mut impl Write) -> Result<Outcome, Failure> {
    let mut start = Instant::now();
    let (sender, events) = mpsc::channel();
    let mut watcher = RecommendedWatcher::new(sender, notify::Config::default()).map_err(|error| unwatched(&error))?;
    // What changes while the notes are read is not to be missed.
    let watch = |root: &Path| watcher.watch(root, RecursiveMode::Recursive).map_err(|error| unwatched(&error));
    let mut notes = Notes::new(Workspace::load_after(&options.scope, watch)?);
    let mut changed: Vec<String> = Vec::new();
    loop {
        report(&mut notes, options, &changed, start, raw)?;
        changed.clear();
        while changed.is_empty() {
            let Some(news) = next(&events, &notes.workspace) else { return Ok(Outcome::Clean) };
            start = Instant::now();
            if !news.is_more && news.notes.len() <= MANY {
                changed = notes.refresh(&news.notes);
                continue;
            }
            let root = notes.workspace.root().to_path_buf();
            let loaded = if news.is_lost { None } else { Workspace::load(&options.scope).ok() };
            notes = Notes::new(match loaded {
                Some(workspace) => workspace,
                None => find_again(&mut watcher, &root, options)?,
            });
            changed.push(notes.workspace.root().display().to_string());
        }
    }
}

/// Reads the notes in a folder that is gone, as soon as there is one again. It is another one, to be watched anew.
fn find_again(watcher: &mut RecommendedWatcher, root: &Path, options: &Options) -> Result<Workspace, Failure> {
    let mut is_told = false;
    loop {
        // What is gone may be watched no longer already.
        let _ = watcher.unwatch(root);
        let watch = |root: &Path| watcher.watch(root, RecursiveMode::Recursive).map_err(|error| unwatched(&error));
        match Workspace::load_after(&options.scope, watch) {
            Err(Failure::Message(message)) if !is_told => complain(&format!("{message}; it may come back")),
            Err(Failure::Message(_)) => {}
            other => return other,
        }
        is_told = true;
        thread::sleep(AGAIN);
    }
}

fn unwatched(error: &notify::Error) -> Failure {
    Failure::Message(format!("cannot watch the notes: {error}"))
}

impl Notes {
    /// Takes over notes that may have changed. The paths of those that have.
    fn refresh(&mut self, keys: &FxHashSet<FileKey>) -> Vec<String> {
        if let Some(workspace) = &mut self.read_by_both {
            workspace.refresh(keys);
        }
        let changed = self.workspace.refresh(keys);
        changed.iter().map(|key| self.workspace.shown(&key.path)).collect()
    }
}

/// Waits for something to change, and for the end of it. `None` when nothing will be said any more.
fn next(events: &Receiver<notify::Result<Event>>, workspace: &Workspace) -> Option<News> {
    let mut news = News::default();
    while news.notes.is_empty() && !news.is_more {
        news.add(events.recv().ok()?, workspace);
    }
    let first = Instant::now();
    while first.elapsed() < LONGEST_PAUSE {
        match events.recv_timeout(PAUSE) {
            Ok(event) => news.add(event, workspace),
            Err(_) => break,
        }
    }
    Some(news)
}

impl News {
    fn add(&mut self, event: notify::Result<Event>, workspace: &Workspace) {
        let event = match event {
            Ok(event) => event,
            Err(error) => return complain(&format!("while watching: {error}")),
        };
        // Reading is no change: we read ourselves.
        if event.kind.is_access() {
            return;
        }
        let takes_away = matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
        self.is_lost |= takes_away && event.paths.iter().any(|path| path == workspace.root());
        self.is_more |= self.is_lost || event.need_rescan();
        event.paths.iter().for_each(|path| self.add_path(path, workspace));
    }

    fn add_path(&mut self, path: &Path, workspace: &Workspace) {
        let Some(key) = workspace.key(path) else { return };
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let decides = name == config::FILE || name == ".gitignore" || name == ".ignore";
        if disk::is_note(&key) && !path.is_dir() {
            self.notes.insert(key);
        } else if decides || (!is_hidden(&key) && (path.is_dir() || workspace.has_notes_in(&key))) {
            self.is_more = true;
        }
    }
}

fn is_hidden(key: &FileKey) -> bool {
    key.path.is_empty() || key.path.split('/').any(|part| part.starts_with('.'))
}

fn report(
    notes: &mut Notes,
    options: &Options,
    changed: &[String],
    start: Instant,
    raw: &mut impl Write,
) -> Result<(), Failure> {
    let screen = Screen::stdout();
    let findings = notes.find(options);
    let findings = notes.sift(findings, options)?;
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
            "notes": notes.workspace.asked.len(),
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
