//! `whoswho check --fix`: corrects what is surely wrong, on disk.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use super::workspace::Workspace;
use super::{Failure, complain};
use crate::disk;
use crate::features::{TextEdit, count, sure_fixes};
use crate::text::{Encoding, edited, mark_width};
use crate::whos_who::FileId;

/// Corrects the notes that were asked about and says what it changed, a line a change. Gives the number of changes.
pub(super) fn run(workspace: &Workspace, out: &mut impl Write) -> Result<usize, Failure> {
    let mut changes = 0;
    let mut notes = 0;
    let mut written_to: FxHashSet<PathBuf> = FxHashSet::default();
    for file in &workspace.asked {
        let text = workspace.text(*file);
        let fixes = sure_fixes(&workspace.world, *file, text);
        if fixes.is_empty() {
            continue;
        }
        let after = edited(text, fixes.iter().map(|fix| (fix.place.span, fix.text.as_str())));
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
            Err(why) => complain(&format!("{}: {why}; it is left as it is", workspace.shown_path(*file))),
        }
    }
    if changes > 0 {
        writeln!(out, "{} corrected in {}\n", count(changes, "name"), count(notes, "note"))?;
    }
    Ok(changes)
}

/// `Visit.md:3:5: “Wenfng” is now “Wenfeng”`
fn told(workspace: &Workspace, file: FileId, fix: &TextEdit) -> String {
    let lines = workspace.world.file(file).map(|file| &file.lines);
    let at = lines.map(|lines| lines.position(fix.place.span.start, Encoding::Utf32)).unwrap_or_default();
    let before = fix.place.span.text(workspace.text(file));
    format!("{}:{}:{}: “{before}” is now “{}”", workspace.shown_path(file), at.line + 1, at.column + 1, fix.text)
}

/// Puts another text into a file, all of it or nothing, and only if the file still says what was read.
fn write(path: &Path, before: &str, after: &str) -> Result<(), String> {
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
    disk::replace(path, format!("{mark}{after}").as_bytes()).map_err(|error| error.to_string())
}
