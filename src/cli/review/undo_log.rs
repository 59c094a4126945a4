//! What each decision has written, for undo.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use crate::cli::fix;
use crate::cli::workspace::Workspace;
use crate::config::{self, JUDGEMENTS};
use crate::disk;
use crate::entity_index::FileId;
use crate::features::{Change, FileChange};
use crate::text::edited;
use crate::world::{FileKey, Judgement};

/// A file before and after a decision; `None` where it does not exist.
struct Written {
    path: PathBuf,
    before: Option<Vec<u8>>,
    after: Option<Vec<u8>>,
}

/// All that one decision has written, in order.
#[derive(Default)]
pub(super) struct Entry {
    written: Vec<Written>,
}

impl Entry {
    /// Applies a change, all of it or nothing.
    pub(super) fn change(workspace: &Workspace, change: &Change) -> Result<Self, String> {
        let mut entry = Self::default();
        match entry.make(workspace, change) {
            Ok(()) => Ok(entry),
            Err(why) => Err(entry.failed(why)),
        }
    }

    fn make(&mut self, workspace: &Workspace, change: &Change) -> Result<(), String> {
        let mut by_file: FxHashMap<FileId, Vec<_>> = FxHashMap::default();
        for edit in &change.edits {
            by_file.entry(edit.place.file).or_default().push((edit.place.span, edit.text.as_str()));
        }
        let mut files: Vec<_> = by_file.into_iter().collect();
        files.sort_by_key(|(file, _)| workspace.path(*file).to_owned());
        for (file, edits) in files {
            let path = workspace.own_file(file).map_err(|why| self::said(workspace.path(file), &why))?;
            // A note and a link to it are one file, of which the second edit would find another text.
            if self.written.iter().any(|written| written.path == path) {
                return Err(self::said(workspace.path(file), "it is a link to a note that changes as well"));
            }
            let text = workspace.text(file);
            let before = bytes(&path).map_err(|error| self::said(workspace.path(file), &error.to_string()))?;
            fix::write(&path, text, &edited(text, edits)).map_err(|why| self::said(workspace.path(file), &why))?;
            let after = bytes(&path).map_err(|error| self::said(workspace.path(file), &error.to_string()))?;
            self.written.push(Written { path, before, after });
        }
        for file in &change.files {
            match file {
                FileChange::Delete { key, .. } => self.delete(workspace, key)?,
                FileChange::Create { key, .. } | FileChange::Rename { from: key, .. } => {
                    return Err(self::said(&key.path, "nothing is made or moved here"));
                }
            }
        }
        Ok(())
    }

    fn delete(&mut self, workspace: &Workspace, key: &FileKey) -> Result<(), String> {
        let refuse = |why: &str| self::said(&key.path, why);
        let file = workspace.world.find(key).ok_or_else(|| refuse("it is no note"))?;
        let path = workspace.own_file(file).map_err(|why| refuse(&why))?;
        if path != workspace.root().join(key.path.as_ref()) {
            return Err(refuse("a link leads to it, and its note would stay"));
        }
        let read = disk::read_note(&path).map_err(|why| refuse(&why))?;
        if read.as_ref() != workspace.text(file) {
            return Err(refuse("it has changed since it was read"));
        }
        let before = bytes(&path).map_err(|error| refuse(&error.to_string()))?;
        fs::remove_file(&path).map_err(|error| refuse(&error.to_string()))?;
        self.written.push(Written { path, before, after: None });
        Ok(())
    }

    /// Saves a judgement in the file of judgements.
    pub(super) fn remember(&mut self, root: &Path, judgement: &Judgement) -> Result<(), String> {
        let path = root.join(JUDGEMENTS);
        let said = |error: io::Error| self::said(JUDGEMENTS, &error.to_string());
        let text = config::judgements_text(root).map_err(said)?;
        let (place, new) = config::judging(text.as_deref().unwrap_or_default(), judgement).ok_or_else(|| {
            self::said(JUDGEMENTS, "it is not laid out one decision a line, as whoswho writes it; nothing was added")
        })?;
        let mut after = text.clone().unwrap_or_default();
        after.replace_range(place, &new);
        match &text {
            None => disk::create(&path, after.as_bytes()).map_err(said)?,
            Some(before) => fix_judgements(&path, before, &after)?,
        }
        let before = text.map(String::into_bytes);
        self.written.push(Written { path, before, after: Some(after.into_bytes()) });
        Ok(())
    }

    /// Undoes all of it; nothing if a file has changed since.
    pub(super) fn undo(&self) -> Result<(), String> {
        for written in &self.written {
            let now = bytes(&written.path).map_err(|error| said(&written.shown(), &error.to_string()))?;
            if now != written.after {
                return Err(said(&written.shown(), "it has changed since; nothing was taken back"));
            }
        }
        self.written.iter().rev().try_for_each(Written::restore)
    }

    /// Rolls back after an error, and returns the message about it.
    pub(super) fn failed(&self, why: String) -> String {
        match self.undo() {
            Ok(()) => why,
            Err(more) => format!("{why}; what was written before could not be taken back: {more}"),
        }
    }

    /// The paths of the written files.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.written.iter().map(|written| written.path.as_path())
    }
}

impl Written {
    fn restore(&self) -> Result<(), String> {
        let restored = match (&self.before, &self.after) {
            (Some(before), Some(_)) => disk::replace(&self.path, before),
            (Some(before), None) => disk::create(&self.path, before),
            (None, Some(_)) => fs::remove_file(&self.path),
            (None, None) => Ok(()),
        };
        restored.map_err(|error| said(&self.shown(), &error.to_string()))
    }

    fn shown(&self) -> String {
        self.path.display().to_string()
    }
}

fn said(path: &str, why: &str) -> String {
    format!("{path}: {why}")
}

/// The bytes of a file; `None` if it does not exist. Links are refused.
fn bytes(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match path.symlink_metadata() {
        Ok(own) if own.is_symlink() => Err(io::Error::new(io::ErrorKind::InvalidInput, "it is a link")),
        Ok(_) => disk::read_regular(path, disk::LARGEST).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes the file of judgements. Here the byte order mark is a part of its text.
fn fix_judgements(path: &Path, before: &str, after: &str) -> Result<(), String> {
    let bare = |text: &'_ str| text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
    fix::write(path, &bare(before), &bare(after)).map_err(|why| said(JUDGEMENTS, &why))
}
