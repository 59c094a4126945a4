//! Tags that are known already, so that a note is not tagged twice.

use std::sync::Arc;

use super::state::World;
use super::tags::{PackedTags, Tags, in_note};
use super::text_hash::TextHash;
use crate::entity_index::FileId;
use crate::resolve::Tag;

impl World {
    /// What is known already of the names in a note, by spans of the note, if its text is still the one that was read.
    pub(super) fn known_tags(&self, id: FileId, text_hash: TextHash) -> Option<PackedTags> {
        let before = self.file(id).filter(|before| before.text_hash == text_hash)?;
        let Some(open) = &before.open else { return before.tags.clone() };
        let by = open.read_by?;
        let found =
            open.tags.iter().map(|tags| tags.as_ref().map_or_else(Arc::default, |tags| Arc::clone(&tags.found)));
        let found: Vec<Arc<[Tag]>> = found.collect();
        Some(Tags { by, found: in_note(&open.parsed.blocks, found.iter()) }.packed())
    }
}
