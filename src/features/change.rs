//! Edits of notes and files as plain data, and the texts that they are computed from.

use std::sync::Arc;

use super::Location;
use crate::entity_index::FileId;
use crate::world::{FileKey, World};

/// What a refactoring does to the workspace. Edits come before operations on files, and count in the texts as they are
/// before any of them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Change {
    /// Replacements that do not overlap, by note and then by place.
    pub edits: Vec<TextEdit>,
    /// What happens to whole notes, in this order.
    pub files: Vec<FileChange>,
}

/// A replacement in a note.
#[derive(Clone, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct TextEdit {
    /// What is replaced; an empty span inserts.
    pub place: Location,
    /// By what.
    pub text: String,
    /// A label for edits of one kind that the user may want to confirm or leave out together.
    pub label: Option<&'static str>,
}

/// Something that happens to a whole note.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileChange {
    /// A new note with this text.
    Create {
        /// Where; nothing may be there yet.
        key: FileKey,
        /// What it says.
        text: String,
    },
    /// A note moves.
    Rename {
        /// Which one.
        from: FileKey,
        /// Where to; nothing may be there yet.
        to: FileKey,
    },
    /// A note goes.
    Delete {
        /// Which one.
        key: FileKey,
        /// A label as edits have it.
        label: Option<&'static str>,
    },
}

impl Change {
    /// Puts edits in order and drops those that are there twice. Of two that overlap the later one is dropped.
    pub fn put_in_order(&mut self) {
        self.edits.sort_unstable();
        self.edits.dedup_by(|later, earlier| {
            later.place.file == earlier.place.file
                && (later.place.span.overlaps(earlier.place.span) || later == earlier)
        });
    }
}

/// The texts of notes. An open note's is at hand; a closed one's has to be fetched, because features touch no files.
pub struct Texts<'a> {
    world: &'a World,
    fetch: &'a (dyn Fn(&FileKey) -> Option<Arc<str>> + Sync),
}

impl<'a> Texts<'a> {
    /// Texts of a workspace, where `fetch` gets those of closed notes, several at a time.
    pub fn new(world: &'a World, fetch: &'a (dyn Fn(&FileKey) -> Option<Arc<str>> + Sync)) -> Self {
        Self { world, fetch }
    }

    /// The text of any file in the workspace as it is on disk; nothing if there is none.
    pub fn on_disk(&self, key: &FileKey) -> Option<Arc<str>> {
        (self.fetch)(key)
    }

    /// The text in which the spans of a note's mentions count; nothing if it is on disk otherwise by now.
    pub fn of(&self, file: FileId) -> Option<Arc<str>> {
        let data = self.world.file(file)?;
        match data.text() {
            Some(text) => Some(Arc::clone(text)),
            None => (self.fetch)(&data.key).filter(|text| data.is_text(text)),
        }
    }
}
