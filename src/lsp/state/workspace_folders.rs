//! The workspace folders, and which URI is which note.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tower_lsp::ls_types::Uri;

use crate::disk;
use crate::lsp::transport::uri;
use crate::world::FileKey;

/// The workspace folders, and the notes that the editor has open under URIs of its own spelling.
#[derive(Clone, Debug, Default)]
pub(crate) struct WorkspaceFolders {
    /// The folders by number; `None` for one that was removed, so that the others keep theirs.
    folders: Vec<Option<PathBuf>>,
    /// Other paths that lead to the folders, by links or by `..`, with their numbers.
    spellings: Vec<(PathBuf, u32)>,
    open: FxHashMap<FileKey, Uri>,
}

impl WorkspaceFolders {
    /// The folders there are, with their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &Path)> {
        self.folders.iter().zip(0..).filter_map(|(folder, number)| Some((number, folder.as_deref()?)))
    }

    /// The first folder, whose settings count for all.
    pub(crate) fn first(&self) -> Option<(u32, &Path)> {
        self.iter().next()
    }

    /// The folders with their numbers, as a copy.
    pub(crate) fn numbered(&self) -> Vec<(u32, PathBuf)> {
        self.iter().map(|(number, folder)| (number, folder.to_path_buf())).collect()
    }

    /// All paths that lead to folders.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        self.iter()
            .map(|(_, folder)| folder)
            .chain(self.spellings.iter().map(|(path, _)| path.as_path()))
            .map(Path::to_path_buf)
            .collect()
    }

    /// Adds a folder and returns its number; an old one if it is there already, under whatever path.
    pub(crate) fn add_folder(&mut self, folder: PathBuf) -> u32 {
        let real = real(&folder);
        let known = self.iter().find(|(_, other)| self::real(other) == real);
        if let Some((number, is_other)) = known.map(|(number, other)| (number, other != folder)) {
            if is_other {
                self.spellings.push((folder, number));
            }
            return number;
        }
        self.folders.push(Some(folder));
        self.find_spellings();
        u32::try_from(self.folders.len() - 1).unwrap_or(FileKey::OUTSIDE)
    }

    /// Forgets a folder and returns the number it had.
    pub(crate) fn remove_folder(&mut self, folder: &Path) -> Option<u32> {
        let number = self.iter().find(|(_, other)| *other == folder).map(|(number, _)| number)?;
        if let Some(slot) = self.folders.get_mut(number as usize) {
            *slot = None;
        }
        self.spellings.retain(|(_, other)| *other != number);
        self.find_spellings();
        Some(number)
    }

    /// Finds the folders that lie in another one which is itself reached by a link.
    fn find_spellings(&mut self) {
        let folders: Vec<(u32, &Path, PathBuf)> =
            self.iter().map(|(number, folder)| (number, folder, real(folder))).collect();
        let mut found = Vec::new();
        for (number, folder, inner) in &folders {
            for (_, around, outer) in &folders {
                let path = inner.strip_prefix(outer).ok().map(|rest| around.join(rest));
                found.extend(path.filter(|path| path != folder && path != around).map(|path| (path, *number)));
            }
        }
        found.retain(|spelling| !self.spellings.contains(spelling));
        self.spellings.extend(found);
    }

    /// The key of the note at a URI: in the innermost workspace folder around it, or outside of all.
    pub(crate) fn key(&self, uri: &Uri) -> FileKey {
        let outside = || FileKey { root: FileKey::OUTSIDE, path: Arc::from(uri.as_str()) };
        uri::to_path(uri).and_then(|path| self.key_of_path(&path)).unwrap_or_else(outside)
    }

    /// The key of a file in a workspace folder.
    pub(crate) fn key_of_path(&self, path: &Path) -> Option<FileKey> {
        let others = self.spellings.iter().map(|(folder, number)| (*number, folder.as_path()));
        let around = self.iter().chain(others).filter(|(_, folder)| path.starts_with(folder));
        let (number, folder) = around.max_by_key(|(_, folder)| folder.components().count())?;
        // The folder is spelt as it was named; what is below it, as the disk has it.
        let key = disk::key(number, folder, path)?;
        if key.path.is_ascii() {
            return Some(key);
        }
        let spelt = self.path(&key).and_then(|path| disk::key(number, self.folder(number)?, &disk::as_spelt(&path)));
        Some(spelt.unwrap_or(key))
    }

    fn folder(&self, number: u32) -> Option<&Path> {
        self.folders.get(number as usize)?.as_deref()
    }

    /// The path of a note on disk, if it has one.
    pub(crate) fn path(&self, key: &FileKey) -> Option<PathBuf> {
        let folder = self.folder(key.root)?;
        // An absolute path would take the folder's place.
        let stays = Path::new(key.path.as_ref()).components().all(|part| matches!(part, Component::Normal(_)));
        stays.then(|| folder.join(key.path.as_ref()))
    }

    /// Whether a file is in the workspace once all links are followed, or would be if it were made.
    pub(crate) fn holds(&self, key: &FileKey) -> bool {
        self.path(key).is_some_and(|path| self.is_inside(&path))
    }

    /// The same for the name of a file, which may itself be a link to wherever.
    pub(crate) fn holds_name(&self, key: &FileKey) -> bool {
        self.path(key).is_some_and(|path| path.parent().is_some_and(|folder| self.is_inside(folder)))
    }

    fn is_inside(&self, path: &Path) -> bool {
        self.iter().any(|(_, folder)| disk::is_inside(folder, path))
    }

    /// The URI of a note, as the editor writes it if it has the note open.
    pub(crate) fn uri(&self, key: &FileKey) -> Option<Uri> {
        if let Some(uri) = self.open.get(key) {
            return Some(uri.clone());
        }
        match self.path(key) {
            Some(path) => uri::from_path(&path),
            None => key.path.parse().ok(),
        }
    }

    /// The URI of a file that a note is renamed to. In the note's own folder it is written as that note's URI is: editors
    /// have their ways with drives and letters, and know their documents by them.
    pub(crate) fn uri_beside(&self, note: &FileKey, file: &FileKey) -> Option<Uri> {
        let folder = |key: &FileKey| key.path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let name = file.path.rsplit_once('/').map_or(file.path.as_ref(), |(_, name)| name);
        if note.root == file.root && folder(note) == folder(file) {
            uri::sibling(&self.uri(note)?, name)
        } else {
            self.uri(file)
        }
    }

    pub(crate) fn open(&mut self, key: FileKey, uri: Uri) {
        self.open.insert(key, uri);
    }

    pub(crate) fn close(&mut self, key: &FileKey) {
        self.open.remove(key);
    }
}

/// The path without links; the same path if there is nothing.
fn real(folder: &Path) -> PathBuf {
    disk::canonical(folder).unwrap_or_else(|_| folder.to_path_buf())
}
