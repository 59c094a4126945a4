//! Finding and reading notes on disk.

pub mod archive;
mod boundary;
pub mod cache;
mod ignore_files;
mod links;
mod names_file;
mod reading;
mod replacing;
#[cfg(all(test, unix))]
mod tests;
mod today;

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Component, Path, PathBuf, Prefix};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::overrides::{Override, OverrideBuilder};
use ignore::{DirEntry, WalkBuilder, WalkState};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::note::Format;
use crate::world::FileKey;

pub use boundary::{is_inside, stays_below};
pub use names_file::NamesFile;
pub use reading::read_regular;
pub use replacing::{beside, create, put, replace};
pub use today::today;

use ignore_files::IgnoreFiles;
use links::Links;

/// Notes larger than this are not read: 16 MiB, a thousand times a long note.
pub const LARGEST: u64 = 16 << 20;

/// Folders of templates, whose notes are not about anybody.
const TEMPLATE_FOLDERS: [&str; 4] = ["templates", "template", "_templates", "_template"];

/// Folders in which Logseq keeps old copies of notes.
const COPIES: [&str; 3] = ["logseq/bak", "logseq/version-files", "logseq/.recycle"];

/// Notes found on disk, and what could not be read.
#[derive(Debug, Default)]
pub struct Found {
    /// The notes with their texts, by path.
    pub notes: Vec<(FileKey, Arc<str>)>,
    /// A line for each thing that could not be read: what, and why.
    pub problems: Vec<String>,
}

/// Reads all notes under a workspace folder. What `.gitignore` names, hidden files, folders of templates and of Logseq's
/// copies are left out. Links to folders elsewhere are followed, each folder once; those that lead back are not.
pub fn read_folder(root: u32, folder: &Path, exclude: &[String]) -> Found {
    let mut found = Found::default();
    let paths = list(folder, exclude, &mut found.problems, |_| true);
    let read: Vec<Result<(FileKey, Arc<str>), String>> = paths
        .par_iter()
        .filter_map(|path| Some((key(root, folder, path)?, path)))
        .map(|(key, path)| Ok((key, read_note(path)?)))
        .collect();
    for result in read {
        match result {
            Ok(note) => found.notes.push(note),
            Err(problem) => found.problems.push(problem),
        }
    }
    found.notes.sort_by(|(one, _), (other, _)| one.cmp(other));
    found
}

/// Reads one note. The mark that may stand at the very beginning of a file is no part of its text, as it is none to editors.
///
/// # Errors
/// A line that says which file cannot be read, and why.
pub fn read_note(path: &Path) -> Result<Arc<str>, String> {
    let complain = |why: &dyn std::fmt::Display| format!("{}: {why}; it is left out", path.display());
    let bytes = read_regular(path, LARGEST).map_err(|error| complain(&error))?;
    match String::from_utf8(bytes) {
        // The mark that tells the order of bytes.
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).into()),
        Err(error) => Err(complain(&format!("not UTF-8 at byte {}", error.utf8_error().valid_up_to()))),
    }
}

/// The path from the root of the file system, without links, as people and editors write it.
///
/// # Errors
/// If there is no such file.
pub fn canonical(path: &Path) -> io::Result<PathBuf> {
    path.canonicalize().map(without_verbatim)
}

/// Windows puts `\\?\` before a path that it has resolved. With that it is another path to most programs, and to our cache.
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

/// The key of a file in a workspace folder; `None` if it is not in it, or its name is not Unicode.
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

/// Whether a file of the workspace is one that [`read_folder`] would read, as far as its name tells.
pub fn is_note(key: &FileKey) -> bool {
    let hidden = key.path.split('/').any(|part| part.starts_with('.'));
    let template = key.path.split('/').rev().skip(1).any(is_template_folder);
    let copy = Path::new(key.path.as_ref()).ancestors().any(is_copies);
    Format::from_path(&key.path).is_some() && !hidden && !template && !copy
}

fn is_copies(folder: &Path) -> bool {
    COPIES.iter().any(|copies| folder.ends_with(copies))
}

fn is_template_folder(name: &str) -> bool {
    TEMPLATE_FOLDERS.iter().any(|template| template.eq_ignore_ascii_case(name))
}

/// Those of the files that [`read_folder`] would read. Only the folders that they are in are looked at.
pub fn readable(root: u32, folder: &Path, exclude: &[String], keys: &FxHashSet<FileKey>) -> FxHashSet<FileKey> {
    let paths: Vec<PathBuf> =
        keys.iter().filter(|key| key.root == root).map(|key| folder.join(key.path.as_ref())).collect();
    if paths.is_empty() {
        return FxHashSet::default();
    }
    let on_the_way: HashSet<PathBuf> = paths.iter().flat_map(|path| path.ancestors()).map(Path::to_path_buf).collect();
    let found = list(folder, exclude, &mut Vec::new(), move |path| on_the_way.contains(path));
    found.iter().filter_map(|path| key(root, folder, path)).collect()
}

/// The paths of all notes under a folder to which `is_wanted` leads; it is asked about folders, too.
fn list(
    folder: &Path,
    exclude: &[String],
    problems: &mut Vec<String>,
    is_wanted: impl Fn(&Path) -> bool + Send + Sync + 'static,
) -> Vec<PathBuf> {
    let mut overrides = OverrideBuilder::new(folder);
    let is_wanted: Arc<IsWanted> = Arc::new(is_wanted);
    for glob in exclude {
        if let Err(error) = overrides.add(&format!("!{glob}")) {
            problems.push(format!("exclude: {error}; this glob is ignored"));
        }
    }
    let overrides = overrides.build().unwrap_or_else(|_| Override::empty());
    let mut links = Links::out_of(folder);
    let mut paths = Vec::new();
    let mut next = Some(folder.to_path_buf());
    while let Some(folder) = next {
        let walked = walk(&folder, &overrides, problems, &is_wanted);
        paths.extend(walked.notes);
        links.add(walked.links, problems);
        next = links.next();
    }
    paths
}

/// Asked about a file or folder, whether it is looked for or on the way there.
type IsWanted = dyn Fn(&Path) -> bool + Send + Sync;

/// What a walk through a folder has found.
#[derive(Default)]
struct Walked {
    notes: Vec<PathBuf>,
    /// Links to folders, which are not followed.
    links: Vec<PathBuf>,
    problems: Vec<String>,
}

fn walk(folder: &Path, overrides: &Override, problems: &mut Vec<String>, is_wanted: &Arc<IsWanted>) -> Walked {
    let mut walk = WalkBuilder::new(folder);
    walk.require_git(false).follow_links(false).overrides(overrides.clone());
    let ignore_files = IgnoreFiles::around(folder, problems);
    ignore_files.set(&mut walk);
    walk.threads(std::thread::available_parallelism().map_or(1, usize::from));
    let found = Arc::new(Mutex::new(Walked::default()));
    let (refused, is_wanted) = (Arc::clone(&found), Arc::clone(is_wanted));
    walk.filter_entry(move |entry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir()) || is_linked_folder(entry);
        let is_template = is_folder && entry.file_name().to_str().is_some_and(is_template_folder);
        if entry.depth() == 0 {
            return true;
        }
        if is_template || is_copies(entry.path()) || !is_wanted(entry.path()) {
            return false;
        }
        let problem = if is_folder { ignore_files.problem_in(entry.path()) } else { None };
        let is_refused = problem.is_some();
        let line = problem.map(|why| format!("{why}; its folder is left out"));
        refused.lock().unwrap_or_else(PoisonError::into_inner).problems.extend(line);
        !is_refused
    });
    walk.build_parallel().run(|| {
        Box::new(|entry| {
            let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
            match entry {
                Ok(entry) if is_linked_folder(&entry) => found.links.push(entry.into_path()),
                Ok(entry) if is_note_file(&entry) => found.notes.push(entry.into_path()),
                Ok(_) => {}
                Err(error) => found.problems.push(format!("{error}; it is left out")),
            }
            WalkState::Continue
        })
    });
    let mut walked = std::mem::take(&mut *found.lock().unwrap_or_else(PoisonError::into_inner));
    problems.append(&mut walked.problems);
    walked
}

fn is_linked_folder(entry: &DirEntry) -> bool {
    // The folder of the walk itself may be one.
    entry.depth() > 0 && entry.path_is_symlink() && entry.path().is_dir()
}

fn is_note_file(entry: &DirEntry) -> bool {
    let is_file = entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink());
    is_file && entry.path().to_str().is_some_and(|path| Format::from_path(path).is_some())
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
