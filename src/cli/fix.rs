//! `whoswho check --fix`: writes certain corrections to the notes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use rustc_hash::FxHashSet;
use similar::TextDiff;

use super::messages::{inform, warn};
use super::outcome::{Failure, Outcome};
use super::sanitize::{escaped, escaped_in_line};
use super::terminal::TerminalInfo;
use super::workspace::Workspace;
use crate::disk;
use crate::entity_index::FileId;
use crate::features::{TextEdit, count, sure_fixes};
use crate::text::{Encoding, edited, mark_width};

/// Corrects the notes in scope and prints one line a change. Returns the number of changes.
pub(super) fn run(workspace: &Workspace, out: &mut impl Write) -> Result<usize, Failure> {
    let mut changes = 0;
    let mut notes = 0;
    let mut written_to: FxHashSet<PathBuf> = FxHashSet::default();
    for file in &workspace.in_scope {
        let text = workspace.text(*file);
        let fixes = sure_fixes(&workspace.world, *file, text);
        if fixes.is_empty() {
            continue;
        }
        let after = corrected_text(text, &fixes);
        let written = workspace.own_file(*file).and_then(|path| {
            // A note and a link to it are one file.
            let is_new = !written_to.contains(&path);
            if is_new {
                write(&path, text, &after)?;
                written_to.insert(path);
            }
            Ok(is_new)
        });
        match written {
            Ok(false) => {}
            Ok(true) => {
                for fix in &fixes {
                    writeln!(out, "{}", told(workspace, *file, fix))?;
                }
                changes += fixes.len();
                notes += 1;
            }
            Err(why) => warn(&format!("{}: {why}; it is left as it is", workspace.shown_path(*file))),
        }
    }
    if changes > 0 {
        writeln!(out, "{} corrected in {}\n", count(changes, "name"), count(notes, "note"))?;
    }
    Ok(changes)
}

/// The corrected text of the one note in scope, if there is anything to correct. Prints one line a change.
pub(super) fn corrected(workspace: &Workspace, out: &mut impl Write) -> Result<Option<String>, Failure> {
    let Some(file) = workspace.in_scope.first() else { return Ok(None) };
    let text = workspace.text(*file);
    let fixes = sure_fixes(&workspace.world, *file, text);
    for fix in &fixes {
        writeln!(out, "{}", told(workspace, *file, fix))?;
    }
    Ok((!fixes.is_empty()).then(|| corrected_text(text, &fixes)))
}

fn corrected_text(text: &str, fixes: &[TextEdit]) -> String {
    edited(text, fixes.iter().map(|fix| (fix.place.span, fix.text.as_str())))
}

/// `whoswho check --diff`: prints what [`run`] would change.
pub(super) fn diff(
    workspace: &Workspace,
    screen: TerminalInfo,
    is_quiet: bool,
    raw: &mut impl Write,
) -> Result<Outcome, Failure> {
    let (mut changes, mut notes) = (0, 0);
    for file in &workspace.in_scope {
        let text = workspace.text(*file);
        let fixes = sure_fixes(&workspace.world, *file, text);
        if fixes.is_empty() {
            continue;
        }
        let mark = mark(workspace, *file);
        let [before, after] = [text, &corrected_text(text, &fixes)].map(|text| format!("{mark}{text}"));
        print_diff(&workspace.shown_path(*file), &before, &after, screen, raw)?;
        changes += fixes.len();
        notes += 1;
    }
    // What is said of it comes after it.
    raw.flush()?;
    let (names, notes) = (count(changes, "name"), count(notes, "note"));
    match changes {
        0 => inform(is_quiet, "nothing to correct"),
        _ => inform(is_quiet, &format!("{names} in {notes} would be corrected by --fix")),
    }
    Ok(if changes > 0 { Outcome::Findings } else { Outcome::Clean })
}

/// The number of lines in a diff that name the note.
const HEADER: usize = 2;

/// Prints a change as a unified diff.
pub(super) fn print_diff(
    path: &str,
    before: &str,
    after: &str,
    screen: TerminalInfo,
    raw: &mut impl Write,
) -> Result<(), Failure> {
    // What patches files knows one end of a line: a carriage return alone is none.
    let [before, after] = [before, after].map(|text| text.split_inclusive('\n').collect::<Vec<&str>>());
    let diff = TextDiff::from_slices(&before, &after);
    // What patches files takes a path with blanks as one only before a tab.
    let end = if path.contains(' ') { "\t" } else { "" };
    let named = |side: &str| quoted(&format!("{side}/{path}")).unwrap_or_else(|| format!("{side}/{path}{end}"));
    let (old, new) = (named("a"), named("b"));
    let mut text = format!("--- {old}\n+++ {new}\n");
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        text.push_str(&format!("{}\n", hunk.header()));
        for change in hunk.iter_changes() {
            let end = if change.value().ends_with('\n') { "" } else { "\n\\ No newline at end of file\n" };
            text.push_str(&format!("{}{}{end}", change.tag(), change.value()));
        }
    }
    // Programs get lines as they are; a terminal is given no orders.
    if !screen.is_terminal && !screen.is_coloured {
        raw.write_all(text.as_bytes())?;
        return Ok(());
    }
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
        let style = match line.as_bytes() {
            _ if number < HEADER => Style::new().bold(),
            [b'@', ..] => AnsiColor::Cyan.on_default(),
            [b'-', ..] => AnsiColor::Red.on_default(),
            [b'+', ..] => AnsiColor::Green.on_default(),
            _ => Style::new(),
        };
        write!(raw, "{}{end}", screen.styled(style, &escaped(line.trim_end_matches('\r'))))?;
    }
    Ok(())
}

/// The byte order mark of a note. It is not part of the text, but a patch does not apply without it.
fn mark(workspace: &Workspace, file: FileId) -> &'static str {
    const MARK: &str = "\u{feff}";
    let read = |path: PathBuf| disk::read_regular(&path, disk::LARGEST).ok();
    let bytes = workspace.own_file(file).ok().and_then(read).unwrap_or_default();
    if bytes.starts_with(MARK.as_bytes()) { MARK } else { "" }
}

/// A path quoted and escaped for git and patch; `None` if it needs no quotes.
fn quoted(path: &str) -> Option<String> {
    let needs_it = |letter: char| letter.is_control() || matches!(letter, '"' | '\\');
    path.contains(needs_it).then(|| {
        let escape = |letter: char| match letter {
            '"' | '\\' => format!("\\{letter}"),
            _ if letter.is_control() => letter.to_string().bytes().map(|byte| format!("\\{byte:03o}")).collect(),
            _ => letter.to_string(),
        };
        format!("\"{}\"", path.chars().map(escape).collect::<String>())
    })
}

/// `Visit.md:3:5: “Wenfng” is now “Wenfeng”`
fn told(workspace: &Workspace, file: FileId, fix: &TextEdit) -> String {
    let lines = workspace.world.file(file).map(|file| &file.lines);
    let at = lines.map(|lines| lines.position(fix.place.span.start, Encoding::Utf32)).unwrap_or_default();
    let before = fix.place.span.text(workspace.text(file));
    let path = escaped_in_line(&workspace.shown_path(file));
    format!("{path}:{}:{}: “{before}” is now “{}”", at.line + 1, at.column + 1, fix.text)
}

/// Replaces the text of a file atomically, if it still is what was read.
pub(super) fn write(path: &Path, before: &str, after: &str) -> Result<(), String> {
    let mark = writable(path, before)?;
    disk::replace(path, format!("{mark}{after}").as_bytes()).map_err(|error| error.to_string())
}

/// Checks that a file has not changed since it was read, and is writable. Returns its byte order mark.
pub(super) fn writable(path: &Path, before: &str) -> Result<String, String> {
    let now = disk::read_regular(path, disk::LARGEST).map_err(|error| error.to_string())?;
    let now = String::from_utf8(now).map_err(|error| error.to_string())?;
    let (mark, text) = now.split_at_checked(mark_width(&now)).unwrap_or_default();
    if text != before {
        return Err("it has changed since it was read".to_owned());
    }
    let metadata = fs::metadata(path).map_err(|error| error.to_string())?;
    if metadata.permissions().readonly() {
        return Err("it is read-only".to_owned());
    }
    Ok(mark.to_owned())
}
