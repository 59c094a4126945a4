use std::sync::Arc;

use super::words::Words;
use crate::note::ParsedNote;
use crate::note::definitions::CastEntry;
use crate::note::{Format, Problem};
use crate::resolve::{Mention, Sighting, Tag};
use crate::text::LineIndex;

/// What identifies a note: the workspace folder and the path in it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct FileKey {
    /// The workspace folder's number; [`FileKey::OUTSIDE`] for notes in none.
    pub root: u32,
    /// The path within the folder, with `/`; for notes in none, their URI.
    pub path: Arc<str>,
}

impl FileKey {
    /// The root of notes that are in no workspace folder, and of those without a file.
    pub const OUTSIDE: u32 = u32::MAX;

    /// The note at `path` in a workspace folder.
    pub fn new(root: u32, path: &str) -> Self {
        Self { root, path: path.into() }
    }
}

/// A note as the workspace keeps it. Closed notes keep no text.
#[derive(Clone, Debug)]
pub struct FileData {
    /// Where it is.
    pub key: FileKey,
    /// Its lines.
    pub lines: LineIndex,
    /// Who is mentioned in it, in source order. Those that are not asserted are kept for open notes only.
    pub mentions: Vec<Mention>,
    /// What it says about its cast.
    pub cast: Vec<CastEntry>,
    /// Its date, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Its title: a property, its first heading, or its file's name.
    pub title: String,
    /// What could not be read in it.
    pub problems: Vec<Problem>,
    /// Whether it asks to be left alone.
    pub ignored: bool,
    /// Its text and what was read from it, while an editor has it open.
    pub open: Option<Arc<OpenNote>>,
    /// The words in it and what its links call.
    pub(super) words: Words,
    /// What links may call it, besides its path.
    pub(super) titles: Vec<String>,
}

/// A note that an editor has open.
#[derive(Clone, Debug)]
pub struct OpenNote {
    /// The text.
    pub text: Arc<str>,
    /// The editor's number of this text.
    pub version: i32,
    /// The text, read.
    pub parsed: ParsedNote,
    /// The known names in each of its blocks.
    pub(super) sightings: Vec<Arc<[Sighting]>>,
    /// What the tagger found in each of its blocks; nothing in those it has not read yet.
    pub(super) tags: Vec<Option<Arc<[Tag]>>>,
}

impl OpenNote {
    /// Whether the tagger has not read all of it yet.
    pub fn is_untagged(&self) -> bool {
        self.tags.iter().any(Option::is_none)
    }
}

impl FileData {
    /// The text of a note that is open.
    pub fn text(&self) -> Option<&Arc<str>> {
        self.open.as_ref().map(|open| &open.text)
    }

    /// How the note is written.
    pub fn format(&self) -> Format {
        match &self.open {
            Some(open) => open.parsed.format,
            None => Format::from_path(&self.key.path).unwrap_or(Format::Plain),
        }
    }
}
