//! The notes that links can point to, by the names that links call them.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::names::normalize::fold;
use crate::note::{Format, Link, LinkKind};

/// Names a file of the workspace for as long as the workspace is open.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// What links may call a note.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoteName {
    /// The number of the workspace folder it is in.
    pub root: u32,
    /// Its path within that folder, with `/` and extension.
    pub path: Arc<str>,
    /// Its title, first heading and aliases.
    pub titles: Arc<[String]>,
}

/// All notes, by folded stem, path and title.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    names: FxHashMap<FileId, NoteName>,
    stems: FxHashMap<String, Vec<FileId>>,
    titles: FxHashMap<String, Vec<FileId>>,
}

/// Where a link leads by path or stem.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    Note(FileId),
    Missing,
    Elsewhere,
}

impl Notes {
    pub(super) fn add(&mut self, file: FileId, name: NoteName) {
        self.remove(file);
        self.stems.entry(fold(stem(&name.path))).or_default().push(file);
        for title in name.titles.iter() {
            self.titles.entry(fold(title)).or_default().push(file);
        }
        self.names.insert(file, name);
    }

    pub(super) fn remove(&mut self, file: FileId) {
        let Some(name) = self.names.remove(&file) else { return };
        drop_from(&mut self.stems, &fold(stem(&name.path)), file);
        for title in name.titles.iter() {
            drop_from(&mut self.titles, &fold(title), file);
        }
    }

    /// Gives a note another place; what it is called otherwise stays.
    pub(super) fn relocate(&mut self, file: FileId, root: u32, path: Arc<str>) {
        if let Some(name) = self.names.get(&file) {
            let titles = Arc::clone(&name.titles);
            self.add(file, NoteName { root, path, titles });
        }
    }

    /// Workspace folder and path of a note.
    pub(super) fn place(&self, file: FileId) -> Option<(u32, &Arc<str>)> {
        self.names.get(&file).map(|name| (name.root, &name.path))
    }

    pub(super) fn of_stem(&self, folded: &str) -> &[FileId] {
        self.stems.get(folded).map(Vec::as_slice).unwrap_or_default()
    }

    /// The note that a link in the note `from` names by path or file name.
    pub(super) fn find(&self, link: &Link, from: FileId) -> Place {
        let Some(home) = self.names.get(&from) else { return Place::Missing };
        if link.target.is_empty() {
            return Place::Note(from);
        }
        let target = link.target.trim().trim_start_matches("./");
        let path = match link.kind {
            LinkKind::Markdown if !target.starts_with('/') => join(folder(&home.path), target),
            _ => target.trim_start_matches('/').to_owned(),
        };
        let found = self.at_path(&path, home).or_else(|| self.with_ending(target, home));
        match found {
            Some(file) => Place::Note(file),
            None if names_no_note(target) => Place::Elsewhere,
            None => Place::Missing,
        }
    }

    /// The note whose title, first heading or alias this is, in the same workspace folder; the nearest if several are.
    pub(super) fn titled(&self, title: &str, from: FileId) -> Option<FileId> {
        let home = self.names.get(&from)?;
        let candidates = self.titles.get(&fold(title.trim()))?.iter();
        let named = candidates.filter_map(|file| self.names.get(file).map(|name| (*file, name)));
        named
            .filter(|(_, name)| name.root == home.root)
            .min_by_key(|(_, name)| distance(name, home))
            .map(|(file, _)| file)
    }

    fn at_path(&self, path: &str, home: &NoteName) -> Option<FileId> {
        self.best(path, home, |name| fold(without_extension(&name.path)) == fold(without_extension(path)))
    }

    /// Obsidian's shortest form: `Sub/Note` for `Folder/Sub/Note.md`.
    fn with_ending(&self, target: &str, home: &NoteName) -> Option<FileId> {
        let ending = fold(without_extension(target.trim_start_matches("../")));
        self.best(target, home, |name| {
            let path = fold(without_extension(&name.path));
            path.strip_suffix(ending.as_str()).is_some_and(|front| front.is_empty() || front.ends_with('/'))
        })
    }

    /// The nearest of the notes with the target's stem: alike to the letter before alike when folded, then in the same
    /// folder, then with the shortest path.
    fn best(&self, target: &str, home: &NoteName, fits: impl Fn(&NoteName) -> bool) -> Option<FileId> {
        let wanted = stem(target);
        let candidates =
            self.stems.get(&fold(wanted))?.iter().filter_map(|file| self.names.get(file).map(|name| (*file, name)));
        candidates
            .filter(|(_, name)| name.root == home.root && fits(name))
            .min_by_key(|(_, name)| {
                let written = stem(&name.path);
                let likeness =
                    if written == wanted { 0 } else { 1 + u8::from(written.to_lowercase() != wanted.to_lowercase()) };
                (likeness, distance(name, home))
            })
            .map(|(file, _)| file)
    }
}

/// Orders the notes that a link may mean: those in its own folder first, then those with the shortest path.
fn distance(name: &NoteName, home: &NoteName) -> (bool, usize, Arc<str>) {
    (folder(&name.path) != folder(&home.path), name.path.len(), Arc::clone(&name.path))
}

fn drop_from(lists: &mut FxHashMap<String, Vec<FileId>>, key: &str, file: FileId) {
    if let Some(files) = lists.get_mut(key) {
        files.retain(|other| *other != file);
        if files.is_empty() {
            lists.remove(key);
        }
    }
}

/// The file name of a path, without the extension of a note.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    without_extension(name)
}

/// The path without the extension of a note; other dots are part of the name.
pub(crate) fn without_extension(path: &str) -> &str {
    match path.rsplit_once('.') {
        Some((front, _)) if Format::from_path(path).is_some() => front,
        _ => path,
    }
}

/// Whether the target has the extension of a picture or document, so that no note is meant.
fn names_no_note(target: &str) -> bool {
    const EXTENSIONS: [&str; 30] = [
        "png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "avif", "pdf", "mp3", "mp4", "m4a", "wav", "ogg", "webm",
        "mov", "mkv", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "zip", "html", "csv", "json", "canvas",
        "base",
    ];
    target.rsplit_once('.').is_some_and(|(_, extension)| EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str()))
}

/// The folder that a path leads into; empty for the workspace folder itself.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Joins a relative path to a folder, taking `..` and `.` away.
pub(crate) fn join(folder: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
