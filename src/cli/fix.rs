//! `whoswho check --fix`: corrects what is surely wrong, on disk.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::workspace::Workspace;
use super::{Failure, complain};
use crate::features::{TextEdit, count, sure_fixes};
use crate::text::{Encoding, edited};
use crate::whos_who::FileId;

/// Corrects the notes that were asked about and says what it changed, a line a change. Gives the number of changes.
pub(super) fn run(workspace: &Workspace, out: &mut impl Write) -> Result<usize, Failure> {
    let mut changes = 0;
    let mut notes = 0;
    for file in &workspace.asked {
        let text = workspace.text(*file);
        let fixes = sure_fixes(&workspace.world, *file, text);
        if fixes.is_empty() {
            continue;
        }
        match write(
            &workspace.disk_path(*file),
            text,
            &edited(text, fixes.iter().map(|fix| (fix.place.span, fix.text.as_str()))),
        ) {
            Ok(()) => {
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
    // A link to a note stays a link.
    let path = path.canonicalize().map_err(|error| error.to_string())?;
    let now = fs::read(&path).map_err(|error| error.to_string())?;
    if now != before.as_bytes() {
        return Err("it has changed since it was read".to_owned());
    }
    let beside = beside(&path);
    let written = fs::metadata(&path).and_then(|metadata| {
        if metadata.permissions().readonly() {
            return Err(std::io::ErrorKind::PermissionDenied.into());
        }
        fs::write(&beside, after)?;
        fs::set_permissions(&beside, metadata.permissions())?;
        fs::rename(&beside, &path)
    });
    written.map_err(|error| {
        // What is left of a failed attempt is of use to nobody.
        let _ = fs::remove_file(&beside);
        error.to_string()
    })
}

/// A file beside the note that nobody reads as one.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    path.with_file_name(format!(".{name}.whoswho-{}", std::process::id()))
}
