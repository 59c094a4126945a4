//! Where somebody is writing, so that nothing is flagged in a word before it is written.

use rustc_hash::FxHashMap;

use crate::entity_index::FileId;
use crate::text::{Common, Span};

/// The place of the last edit in each note that is being edited: the byte behind it.
#[derive(Clone, Debug, Default)]
pub(super) struct Typing(FxHashMap<FileId, u32>);

impl Typing {
    /// Takes over that a note has another text. What was not edited, but only opened or sent again, is being written by nobody.
    pub(super) fn edited(&mut self, file: FileId, before: &str, now: &str) {
        if before != now {
            self.0.insert(file, Span::at(now.len() - Common::of(before, now).tail).start);
        }
    }

    /// Takes over that a note is saved or closed. Returns whether somebody was writing in it.
    pub(super) fn stop(&mut self, file: FileId) -> bool {
        self.0.remove(&file).is_some()
    }

    /// Whether what stands at a place of the note is being written.
    pub(super) fn is_at(&self, file: FileId, place: Span) -> bool {
        self.0.get(&file).is_some_and(|caret| place.start < *caret && *caret <= place.end)
    }
}
