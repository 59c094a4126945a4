//! How many files there are of each kind, in words.

use std::fmt;

use super::count;
use crate::entity_index::FileId;
use crate::world::World;

/// So many notes, and so many sources, which are none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FileCounts {
    /// What people write.
    pub notes: usize,
    /// Data that defines people and organizations.
    pub sources: usize,
}

impl FileCounts {
    /// Counts these files.
    pub fn of(world: &World, files: impl Iterator<Item = FileId>) -> Self {
        let mut counts = Self::default();
        for data in files.filter_map(|file| world.file(file)) {
            *(if data.format().is_source() { &mut counts.sources } else { &mut counts.notes }) += 1;
        }
        counts
    }
}

impl fmt::Display for FileCounts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", count(self.notes, "note"))?;
        if self.sources > 0 {
            write!(out, ", {}", count(self.sources, "source"))?;
        }
        Ok(())
    }
}
