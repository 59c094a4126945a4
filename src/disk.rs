//! Finding, reading and writing files: notes, data files and caches.

pub mod archive;
mod atomic_write;
mod bounded_read;
pub mod cache;
mod configured_files;
mod date;
mod decoding;
mod file_metadata;
mod folder;
mod ignore_files;
mod names_file;
pub mod panic_report;
mod read_limits;
mod symlinks;
#[cfg(all(test, unix))]
mod tests;
mod workspace_boundary;

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Component, Path, PathBuf, Prefix};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::note::Format;
use crate::world::FileKey;

pub use atomic_write::{beside, create, put, replace};
pub use bounded_read::read_regular;
pub use configured_files::{Named, Patterns, pattern_fault};
pub use date::today;
pub use decoding::{decoded, is_utf16};
pub use folder::{Folder, Found};
pub use names_file::NamesFile;
pub use workspace_boundary::{is_inside, stays_below};

/// The largest note that is read: 16 MiB, a thousand times a long note.
pub const LARGEST: u64 = 16 << 20;

/// Folders of templates, which are not read as notes.
const TEMPLATE_FOLDERS: [&str; 4] = ["templates", "template", "_templates", "_template"];

/// Folders in which Logseq keeps backups.
const COPIES: [&str; 3] = ["logseq/bak", "logseq/version-files", "logseq/.recycle"];

/// Reads one note. The mark that may stand at the very beginning of a file is no part of its text, as it is none to editors.
///
/// # Errors
/// A line that says which file cannot be read, and why.
pub fn read_note(path: &Path) -> Result<Arc<str>, String> {
    let complain = |why: &dyn std::fmt::Display| format!("{}: {why}; it is left out", path.display());
    let bytes = read_regular(path, LARGEST).map_err(|error| complain(&error))?;
    decoded(bytes, path).map(Into::into).map_err(|why| complain(&why))
}

/// If a file cannot be seen because a folder on its path is not accessible: a message about that folder.
pub fn hidden(path: &Path) -> Option<String> {
    let error = path.symlink_metadata().err()?;
    if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) {
        return None;
    }
    let folder = path.ancestors().skip(1).find(|folder| folder.symlink_metadata().is_ok()).unwrap_or(path);
    Some(format!("{}: {error}; it is left out", folder.display()))
}

/// The path from the root of the file system, without links, as people and editors write it.
///
/// # Errors
/// If there is no such file.
pub fn canonical(path: &Path) -> io::Result<PathBuf> {
    path.canonicalize().map(without_verbatim)
}

/// Removes the `\\?\` that Windows puts before a canonical path, because most programs, and our cache, take that for
/// another path.
fn without_verbatim(path: PathBuf) -> PathBuf {
    let mut parts = path.components();
    let Some(Component::Prefix(prefix)) = parts.next() else { return path };
    let mut plain = match prefix.kind() {
        Prefix::VerbatimDisk(drive) => PathBuf::from(format!("{}:", char::from(drive))),
        Prefix::VerbatimUNC(server, share) => {
            let mut plain = OsString::from(r"\\");
            plain.extend([server, OsStr::new(r"\"), share]);
            PathBuf::from(plain)
        }
        _ => return path,
    };
    plain.extend(parts);
    plain
}

/// The key of a file in a workspace folder; `None` if it is outside, or its name is not Unicode.
pub fn key(root: u32, folder: &Path, path: &Path) -> Option<FileKey> {
    let relative = path.strip_prefix(folder).ok()?;
    let parts = relative.components().map(|part| match part {
        Component::Normal(name) => name.to_str(),
        // `..` may lead anywhere.
        _ => None,
    });
    let parts: Option<Vec<&str>> = parts.collect();
    Some(FileKey::new(root, &parts?.join("/")))
}

/// The path with the Unicode normalization of the file system: editors may compose accents that file names have as
/// combining marks, or the other way round. If the path does not exist, the other form is tried.
pub fn as_spelt(path: &Path) -> Cow<'_, Path> {
    let is_there = |path: &Path| path.symlink_metadata().is_ok();
    match path.to_str() {
        Some(text) if !text.is_ascii() && !is_there(path) => {
            let others = [text.nfc().collect::<String>(), text.nfd().collect::<String>()];
            let other = others.into_iter().map(PathBuf::from).find(|other| is_there(other));
            other.map_or(Cow::Borrowed(path), Cow::Owned)
        }
        _ => Cow::Borrowed(path),
    }
}

/// Whether [`Folder::read`] reads a file as a note with any settings, judged by its path.
pub fn is_note(key: &FileKey) -> bool {
    Format::from_path(&key.path).is_some_and(Format::is_of_notes) && is_in_sight(key)
}

/// Whether a path is one where notes are read: not hidden, no template, no backup.
fn is_in_sight(key: &FileKey) -> bool {
    let hidden = key.path.split('/').any(|part| part.starts_with('.'));
    let template = key.path.split('/').rev().skip(1).any(is_template_folder);
    let copy = Path::new(key.path.as_ref()).ancestors().any(is_copies);
    !hidden && !template && !copy
}

fn is_copies(folder: &Path) -> bool {
    COPIES.iter().any(|copies| folder.ends_with(copies))
}

fn is_template_folder(name: &str) -> bool {
    TEMPLATE_FOLDERS.iter().any(|template| template.eq_ignore_ascii_case(name))
}

#[cfg(all(test, windows))]
mod tests {
    use super::*;

    #[test]
    fn a_resolved_path_is_written_as_people_write_it() {
        for (resolved, plain) in [
            (r"\\?\C:\notes\a.md", r"C:\notes\a.md"),
            (r"\\?\UNC\server\share\a.md", r"\\server\share\a.md"),
            (r"C:\notes", r"C:\notes"),
        ] {
            assert_eq!(without_verbatim(PathBuf::from(resolved)).as_os_str(), plain);
        }
        let here = std::env::temp_dir();
        assert!(!canonical(&here).unwrap().as_os_str().to_string_lossy().contains('?'));
    }
}
