//! Lists and reads the notes of a workspace folder.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::overrides::{Override, OverrideBuilder};
use ignore::{DirEntry, WalkBuilder, WalkState};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::bounded_read::is_of_kernel;
use super::configured_files::{Named, Patterns};
use super::file_metadata::file_metadata;
use super::ignore_files::IgnoreFiles;
use super::read_limits::{FileWithMetadata, MAX};
use super::symlinks::Links;
use super::{is_copies, is_template_folder, key, read_note};
use crate::note::Format;
use crate::world::{FileKey, FileMetadata};

/// Notes read from disk, and problems.
#[derive(Debug, Default)]
pub struct Found {
    /// The notes with their texts, by path.
    pub notes: Vec<(FileKey, Arc<str>)>,
    /// Messages about what could not be read.
    pub problems: Vec<String>,
    /// The keys of files that could not be read.
    pub unreadable: Vec<FileKey>,
}

impl Found {
    /// Reads pages of HTML and mails that the command line names. Otherwise these are not notes.
    pub fn add_named(&mut self, root: &Path, named: &[PathBuf]) {
        let is_left_out = |path: &&PathBuf| {
            let format = path.to_str().and_then(Format::from_path);
            format.is_some_and(|format| !format.is_of_notes()) && path.is_file()
        };
        for path in named.iter().filter(is_left_out) {
            let Some(key) = key(0, root, path) else { continue };
            match read_note(path) {
                Ok(text) => self.notes.push((key, text)),
                Err(problem) => self.problems.push(problem),
            }
        }
        self.notes.sort_by(|(one, _), (other, _)| one.cmp(other));
        // The settings may name them, too.
        self.notes.dedup_by(|(one, _), (other, _)| one == other);
    }
}

/// A workspace folder. Files that `.gitignore` excludes, hidden files, templates and Logseq’s backups are not read.
/// Symbolic links to folders elsewhere are followed, each folder once; those that lead back are not.
#[derive(Clone, Copy, Debug)]
pub struct Folder<'a> {
    /// Its number in the keys of its notes.
    pub root: u32,
    /// Its path.
    pub path: &'a Path,
    /// Patterns of files to exclude, as in `.gitignore`.
    pub exclude: &'a [String],
    /// Patterns of files to read besides notes.
    pub named: Named<'a>,
    /// All folders of the workspace. Nested ones keep their notes to themselves.
    pub workspace: &'a [PathBuf],
}

impl Folder<'_> {
    /// Reads all notes.
    pub fn read(&self) -> Found {
        self.read_and_list(Named::default()).0
    }

    /// Reads all notes. Also lists files that match `others` and are not read, by path.
    pub fn read_and_list(&self, others: Named<'_>) -> (Found, Vec<FileKey>) {
        let mut found = Found::default();
        let paths = self.list(&mut found.problems, others.patterns(), |_| true);
        let (home, named) = (self.path, self.named.patterns());
        let (own, others): (Vec<PathBuf>, Vec<PathBuf>) =
            paths.into_par_iter().partition(|path| is_note_path(path) || is_named(path, home, &named));
        let files = self.limited(own, &mut found.problems);
        let read: Vec<(FileKey, Result<Arc<str>, String>)> = files
            .par_iter()
            .filter_map(|(path, _)| Some((key(self.root, self.path, path)?, path)))
            .map(|(key, path)| (key, read_note(path)))
            .collect();
        for (key, text) in read {
            match text {
                Ok(text) => found.notes.push((key, text)),
                Err(problem) => {
                    found.problems.push(problem);
                    found.unreadable.push(key);
                }
            }
        }
        found.notes.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut others: Vec<FileKey> = others.iter().filter_map(|path| key(self.root, self.path, path)).collect();
        others.sort();
        (found, others)
    }

    /// All notes with the metadata of their files, which is `None` where it cannot be read. `problems` gets a line for each
    /// thing that could not be listed.
    pub fn files_with_metadata(&self, problems: &mut Vec<String>) -> Vec<(FileKey, Option<FileMetadata>)> {
        let files = self.files(problems).into_iter();
        files.filter_map(|(path, metadata)| Some((key(self.root, self.path, &path)?, metadata))).collect()
    }

    /// The notes at some paths: those files, and all files in those folders. Nothing else is listed.
    pub fn at(&self, places: &FxHashSet<FileKey>) -> FxHashSet<FileKey> {
        let own = places.iter().filter(|key| key.root == self.root);
        let wanted: HashSet<PathBuf> = own.map(|key| self.path.join(key.path.as_ref())).collect();
        if wanted.is_empty() {
            return FxHashSet::default();
        }
        let on_the_way: HashSet<PathBuf> =
            wanted.iter().flat_map(|path| path.ancestors()).map(Path::to_path_buf).collect();
        let is_wanted =
            move |path: &Path| on_the_way.contains(path) || path.ancestors().any(|ancestor| wanted.contains(ancestor));
        let found = self.list(&mut Vec::new(), Named::default().patterns(), is_wanted);
        found.iter().filter_map(|path| key(self.root, self.path, path)).collect()
    }

    /// The files of all notes with their metadata, up to the limit.
    pub(super) fn files(&self, problems: &mut Vec<String>) -> Vec<FileWithMetadata> {
        let paths = self.list(problems, Named::default().patterns(), |_| true);
        self.limited(paths, problems)
    }

    /// These files with their metadata, up to the limit.
    fn limited(&self, paths: Vec<PathBuf>, problems: &mut Vec<String>) -> Vec<FileWithMetadata> {
        let with_metadata = |path: PathBuf| {
            let metadata = file_metadata(&path);
            (path, metadata)
        };
        MAX.apply(self.path, paths.into_par_iter().map(with_metadata).collect(), problems)
    }

    /// The paths of all notes, and of files that match `extra`, for which `is_wanted` holds. That is also asked about folders.
    /// `problems` gets a message for each thing that could not be listed.
    fn list(
        &self,
        problems: &mut Vec<String>,
        extra: Patterns,
        is_wanted: impl Fn(&Path) -> bool + Send + Sync + 'static,
    ) -> Vec<PathBuf> {
        let mut overrides = OverrideBuilder::new(self.path);
        // A glob of nothing would exclude everything.
        for glob in self.exclude.iter().filter(|glob| !glob.trim().is_empty()) {
            // One that is no pattern is said where the settings are read.
            let _ = overrides.add(&format!("!{glob}"));
        }
        let overrides = overrides.build().unwrap_or_else(|_| Override::empty());
        let others: HashSet<PathBuf> = self.workspace.iter().cloned().collect();
        let (home, named) = (self.path.to_path_buf(), self.named.patterns());
        let is_read =
            move |path: &Path| is_note_path(path) || is_named(path, &home, &named) || is_named(path, &home, &extra);
        let is_read: Arc<Asked> = Arc::new(is_read);
        let mut links = Links::out_of(self.path, self.workspace);
        let is_wanted: Arc<Asked> = Arc::new(move |path| !others.contains(path) && is_wanted(path));
        let mut paths = Vec::new();
        let mut next = Some(self.path.to_path_buf());
        while let Some(folder) = next {
            let walked = walk(&folder, &overrides, problems, &is_wanted, &is_read);
            paths.extend(walked.notes);
            links.add(walked.links, problems);
            next = links.next();
        }
        paths
    }
}

/// A predicate on paths.
type Asked = dyn Fn(&Path) -> bool + Send + Sync;

/// The result of a walk.
#[derive(Default)]
struct Walked {
    notes: Vec<PathBuf>,
    /// Symbolic links to folders, not followed yet.
    links: Vec<PathBuf>,
    problems: Vec<String>,
}

fn walk(
    folder: &Path,
    overrides: &Override,
    problems: &mut Vec<String>,
    is_wanted: &Arc<Asked>,
    is_read: &Arc<Asked>,
) -> Walked {
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
        let is_none = is_template || is_copies(entry.path()) || is_of_kernel(entry.path());
        if is_none || !is_wanted(entry.path()) {
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
                Ok(entry) if is_file(&entry) && is_read(entry.path()) => found.notes.push(entry.into_path()),
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

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink())
}

fn is_note_path(path: &Path) -> bool {
    path.to_str().is_some_and(|path| Format::from_path(path).is_some_and(Format::is_of_notes))
}

fn is_named(path: &Path, home: &Path, named: &Patterns) -> bool {
    key(0, home, path).is_some_and(|key| named.name(&key))
}
