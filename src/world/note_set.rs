//! A set of notes, for counting what two sets have in common.

use crate::entity_index::FileId;

const WIDTH: usize = u64::BITS as usize;

/// Notes by number, a bit for each.
#[derive(Clone, Debug, Default)]
pub(super) struct NoteSet {
    blocks: Box<[u64]>,
}

impl NoteSet {
    /// The set of these notes, which are sorted.
    pub(super) fn of(notes: impl DoubleEndedIterator<Item = FileId> + Clone) -> Self {
        let length = notes.clone().next_back().map_or(0, |last| last.0 as usize / WIDTH + 1);
        let mut blocks = vec![0; length].into_boxed_slice();
        for note in notes {
            if let Some(block) = blocks.get_mut(note.0 as usize / WIDTH) {
                *block |= 1 << (note.0 as usize % WIDTH);
            }
        }
        Self { blocks }
    }

    pub(super) fn contains(&self, note: FileId) -> bool {
        self.blocks.get(note.0 as usize / WIDTH).is_some_and(|block| block >> (note.0 as usize % WIDTH) & 1 == 1)
    }

    /// How many notes are in both.
    pub(super) fn shared_with(&self, other: &Self) -> usize {
        self.blocks.iter().zip(&other.blocks).map(|(one, other)| (one & other).count_ones() as usize).sum()
    }

    /// Roughly how many single notes can be looked up in the time that [`NoteSet::shared_with`] takes.
    pub(super) fn cost(&self) -> usize {
        self.blocks.len()
    }
}
