//! Takes over the tags that the tagger found in notes. It works in the background, on texts; its results are dropped if
//! the note has changed by then.

use std::sync::Arc;

use super::file_data::{FileData, OpenNote};
use super::state::World;
use super::tag_archive::ArchivedTags;
use super::tags::{PackedTags, Tags, in_note};
use crate::entity_index::FileId;
use crate::note::parse;
use crate::resolve::{Readers, Tag, TagCache, tags};

/// A closed note that was read.
#[derive(Debug)]
pub struct ClosedNote {
    id: FileId,
    /// The note as it was when it was read.
    before: Arc<FileData>,
    data: FileData,
}

impl World {
    /// Takes over what the tagger found in each block of an open note, unless its text is another by now. Says whether
    /// it did.
    ///
    /// What both readers found is not given up for what the first finds alone.
    pub fn tag(&mut self, id: FileId, text: &Arc<str>, by: Readers, found: Vec<Arc<[Tag]>>) -> bool {
        let Some(file) = self.file(id) else { return false };
        let is_same = |open: &&Arc<OpenNote>| {
            Arc::ptr_eq(&open.text, text) && open.tags.len() == found.len() && open.read_by != Some(Readers::Both)
        };
        let Some(open) = file.open.as_ref().filter(is_same) else { return false };
        let mut open = OpenNote::clone(open);
        for (kept, found) in open.tags.iter_mut().zip(found) {
            let is_confirmed = kept.as_ref().is_some_and(|kept| kept.by == Readers::Both);
            if by == Readers::Both || !is_confirmed {
                *kept = Some(Tags { by, found });
            }
        }
        open.read_by = Some(by);
        let data = FileData { mentions: self.mentions_in_open(id, file, &open), ..file.clone() };
        self.install(id, Some(FileData { open: Some(Arc::new(open)), ..data }));
        true
    }

    /// The closed notes that these readers of the tagger have not read as they are now.
    pub fn unread(&self, readers: Readers) -> Vec<FileId> {
        self.files().filter(|(_, file)| file.is_unread(readers)).map(|(id, _)| id).collect()
    }

    /// Reads a closed note for names. Nothing comes of it if the note is open or wants to be left alone, or if `text` is not
    /// the one that it was taken in with.
    pub fn read_closed(&self, id: FileId, text: &str, readers: Readers) -> Option<ClosedNote> {
        self.recall_closed(id, text, readers, &ArchivedTags::default())
    }

    /// The same, without reading what is known.
    pub fn recall_closed(&self, id: FileId, text: &str, readers: Readers, known: &ArchivedTags) -> Option<ClosedNote> {
        let before = self.files.get(id.0 as usize)?;
        if before.open.is_some() || before.ignored || !before.is_text(text) {
            return None;
        }
        let parsed = parse(text, before.key.format());
        let read = || {
            let found = tags(&parsed, text, readers, &mut TagCache::default());
            Tags { by: readers, found: in_note(&parsed.blocks, found.iter()) }
        };
        let tags = known.by(readers, before.text_hash).map_or_else(read, PackedTags::unpacked);
        let mentions = self.mentions_in_closed(id, &parsed, text, &before.cast, Some(&tags));
        let data = FileData { mentions, tags: Some(tags.packed()), ..FileData::clone(before) };
        Some(ClosedNote { id, before: Arc::clone(before), data })
    }

    /// Takes over a closed note that was read, unless anything has touched it since. Says whether it did.
    ///
    /// Whatever may change the mentions of a note makes it be taken in again later, so this compares nothing else.
    pub fn tag_closed(&mut self, note: ClosedNote) -> bool {
        let is_same = self.files.get(note.id.0 as usize).is_some_and(|now| Arc::ptr_eq(now, &note.before));
        if is_same {
            self.install(note.id, Some(note.data));
        }
        is_same
    }
}
