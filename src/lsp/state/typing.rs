//! Where the user is typing, so that nothing is flagged in a word before it is complete.

use rustc_hash::FxHashMap;

use crate::entity_index::FileId;
use crate::text::{Common, Span};

/// The place of the last edit in each note that is being edited: the byte behind it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typing(FxHashMap<FileId, u32>);

impl Typing {
    /// A note has another text. One that was only opened or sent again, and not edited, is not being typed in.
    pub(crate) fn edited(&mut self, file: FileId, before: &str, now: &str) {
        if before != now {
            self.0.insert(file, Span::at(now.len() - Common::of(before, now).tail).start);
        }
    }

    /// A note is saved or closed. Returns whether it was being typed in.
    pub(crate) fn stop(&mut self, file: FileId) -> bool {
        self.0.remove(&file).is_some()
    }

    /// Whether what stands at a place of the note is being typed.
    pub(crate) fn is_at(&self, file: FileId, place: Span) -> bool {
        self.0.get(&file).is_some_and(|caret| place.start < *caret && *caret <= place.end)
    }
}
