//! The index of the notes that links can point to, by path, file name and title.

use std::sync::Arc;

use crate::chunked_vec::ChunkedVec;
use crate::names::normalize::fold;
use crate::note::definitions::says_other_kind;
use crate::note::{Format, Link, LinkKind, logseq_pages};
use crate::sharded_map::ShardedMap;

/// Identifies a file of the workspace for as long as the workspace is open.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// The names by which links may refer to a note.
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
    names: ChunkedVec<NoteName>,
    stems: ShardedMap<Box<str>, Vec<FileId>>,
    titles: ShardedMap<Box<str>, Vec<FileId>>,
}

/// The target of a link by path or file name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    Note(FileId),
    Missing,
    Elsewhere,
}

impl Notes {
    pub(super) fn add(&mut self, file: FileId, name: NoteName) {
        self.remove(file);
        for stem in stems(&name.path) {
            self.stems.change(stem.into(), |files| files.push(file));
        }
        for title in name.titles.iter() {
            self.titles.change(fold(title).into(), |files| files.push(file));
        }
        self.names.set(file.0 as usize, Some(Arc::new(name)));
    }

    pub(super) fn remove(&mut self, file: FileId) {
        let Some(name) = self.names.get(file.0 as usize).cloned() else { return };
        self.names.set(file.0 as usize, None);
        for stem in stems(&name.path) {
            self.stems.take_from(stem.as_str(), &file);
        }
        for title in name.titles.iter() {
            self.titles.take_from(fold(title).as_str(), &file);
        }
    }

    /// Changes the path of a note; its titles stay.
    pub(super) fn relocate(&mut self, file: FileId, root: u32, path: Arc<str>) {
        if let Some(name) = self.name(file) {
            let titles = Arc::clone(&name.titles);
            self.add(file, NoteName { root, path, titles });
        }
    }

    fn name(&self, file: FileId) -> Option<&NoteName> {
        self.names.get(file.0 as usize).map(Arc::as_ref)
    }

    /// Workspace folder and path of a note.
    pub(super) fn place(&self, file: FileId) -> Option<(u32, &Arc<str>)> {
        self.name(file).map(|name| (name.root, &name.path))
    }

    /// The titles by which links may refer to a note, besides its path.
    pub(super) fn titles(&self, file: FileId) -> &[String] {
        self.name(file).map(|name| name.titles.as_ref()).unwrap_or_default()
    }

    pub(super) fn of_stem(&self, folded: &str) -> &[FileId] {
        self.stems.get(folded).map(Vec::as_slice).unwrap_or_default()
    }

    /// The note that a link in the note `from` names by path or file name.
    pub(super) fn find(&self, link: &Link, from: FileId) -> Place {
        let Some(home) = self.name(from) else { return Place::Missing };
        if link.target.is_empty() {
            return Place::Note(from);
        }
        let written = link.target.trim();
        let target = written.trim_start_matches("./");
        let is_way = is_relative(written) || (link.kind == LinkKind::Markdown && !target.starts_with('/'));
        let path = if is_way { join(folder(&home.path), target) } else { target.trim_start_matches('/').to_owned() };
        let found = self.at_path(&path, home).or_else(|| self.with_ending(target, home));
        match found {
            Some(file) => Place::Note(file),
            // `[text](/authors/ann)` is an address on the site that the notes are published on.
            None if names_no_note(target) || is_of_site(link, target) => Place::Elsewhere,
            None => Place::Missing,
        }
    }

    /// The only note with the file name of a link whose folder is wrong. A path that leads out of the workspace folder
    /// means no note in it.
    pub(super) fn in_other_folder(&self, link: &Link, from: FileId) -> Option<FileId> {
        let home = self.name(from)?;
        let target = link.target.trim();
        if !target.contains('/') || leads_out(folder(&home.path), target) || says_other_kind(target) {
            return None;
        }
        let alike = self.of_stem(&fold(stem(target))).iter();
        let mut here = alike.filter(|file| self.name(**file).is_some_and(|name| name.root == home.root));
        let only = here.next().copied()?;
        here.next().is_none().then_some(only)
    }

    /// The note with this title, first heading or alias in the same workspace folder; the nearest if there are several.
    pub(super) fn titled(&self, title: &str, from: FileId) -> Option<FileId> {
        let home = self.name(from)?;
        let candidates = self.titles.get(fold(title.trim()).as_str())?.iter();
        let named = candidates.filter_map(|file| self.name(*file).map(|name| (*file, name)));
        named
            .filter(|(_, name)| name.root == home.root)
            .min_by_key(|(_, name)| distance(name, home))
            .map(|(file, _)| file)
    }

    /// The note with this file name; the nearest if there are several.
    pub(super) fn named(&self, name: &str, from: FileId) -> Option<FileId> {
        self.name(from).and_then(|home| self.best(name.trim(), home, |_| !name.contains('/')))
    }

    fn at_path(&self, path: &str, home: &NoteName) -> Option<FileId> {
        let wanted = fold(without_extension(path));
        // Pages of Logseq go by their whole names.
        let is_page = |path: &str| logseq_pages::name(path).is_some_and(|page| fold(&page) == wanted);
        self.best(path, home, |place| fold(without_extension(place)) == wanted || is_page(place))
    }

    /// Obsidian's shortest form: `Sub/Note` for `Folder/Sub/Note.md`.
    fn with_ending(&self, target: &str, home: &NoteName) -> Option<FileId> {
        let ending = fold(without_extension(target.trim_start_matches("../")));
        self.best(target, home, |place| {
            let path = fold(without_extension(place));
            path.strip_suffix(ending.as_str()).is_some_and(|front| front.is_empty() || front.ends_with('/'))
        })
    }

    /// The nearest of the notes with the file name of the target: an exact match before one that only folds to the
    /// same, then one in the same folder, then the one with the shortest path.
    fn best(&self, target: &str, home: &NoteName, fits: impl Fn(&str) -> bool) -> Option<FileId> {
        let wanted = stem(target);
        let candidates =
            self.stems.get(fold(wanted).as_str())?.iter().filter_map(|file| self.name(*file).map(|name| (*file, name)));
        candidates
            .filter(|(_, name)| name.root == home.root && fits(&name.path))
            .min_by_key(|(_, name)| {
                let page = logseq_pages::path(&name.path);
                let written = stem(&page);
                let likeness =
                    if written == wanted { 0 } else { 1 + u8::from(written.to_lowercase() != wanted.to_lowercase()) };
                (likeness, distance(name, home))
            })
            .map(|(file, _)| file)
    }
}

/// The last parts, folded, by which a link may refer to the note: its file name, and that of its page in Logseq. A
/// source is not a target of links.
fn stems(path: &str) -> Vec<String> {
    if Format::of_file(path).is_source() {
        return Vec::new();
    }
    let mut stems = vec![fold(stem(path)), fold(stem(&logseq_pages::path(path)))];
    stems.dedup();
    stems
}

/// The order of notes that a link may mean: those in its own folder first, then by the length of the path.
fn distance(name: &NoteName, home: &NoteName) -> (bool, usize, Arc<str>) {
    (folder(&name.path) != folder(&home.path), name.path.len(), Arc::clone(&name.path))
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

/// Whether a Markdown link has a path from the root of a web site, as no editor writes a link to a note.
fn is_of_site(link: &Link, target: &str) -> bool {
    link.kind == LinkKind::Markdown && target.starts_with('/') && without_extension(target) == target
}

/// Whether the target has the extension of a picture or document, so that it is not a note.
fn names_no_note(target: &str) -> bool {
    const EXTENSIONS: [&str; 30] = [
        "png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "avif", "pdf", "mp3", "mp4", "m4a", "wav", "ogg", "webm",
        "mov", "mkv", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "zip", "html", "csv", "json", "canvas",
        "base",
    ];
    target.rsplit_once('.').is_some_and(|(_, extension)| EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str()))
}

/// The folder of a path; empty for the workspace folder itself.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether a link is relative to the note.
pub(crate) fn is_relative(target: &str) -> bool {
    ["./", "../"].iter().any(|start| target.starts_with(start))
}

/// Whether a relative path climbs out of the workspace folder.
pub(crate) fn leads_out(folder: &str, relative: &str) -> bool {
    let steps = relative.trim_start_matches("./").split('/').take_while(|part| *part == "..").count();
    steps > folder.split('/').filter(|part| !part.is_empty()).count()
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
