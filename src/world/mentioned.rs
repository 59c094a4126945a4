//! Who is mentioned where.

use std::sync::Arc;

use crate::names::EntityId;
use crate::resolve::Mention;
use crate::slots::Slots;
use crate::whos_who::FileId;

/// For each entity, the notes that mention it or may mention it, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Mentioned {
    notes: Slots<Vec<FileId>>,
}

impl Mentioned {
    pub(super) fn of(&self, entity: EntityId) -> &[FileId] {
        self.notes.get(entity.0 as usize).map(|notes| notes.as_slice()).unwrap_or_default()
    }

    /// Takes over that a note's mentions are now these.
    pub(super) fn update(&mut self, file: FileId, before: &[Mention], now: &[Mention]) {
        let (before, now) = (cast(before), cast(now));
        for entity in before.iter().filter(|entity| now.binary_search(entity).is_err()) {
            self.change(*entity, |notes| {
                if let Ok(at) = notes.binary_search(&file) {
                    notes.remove(at);
                }
            });
        }
        for entity in now.iter().filter(|entity| before.binary_search(entity).is_err()) {
            self.change(*entity, |notes| {
                if let Err(at) = notes.binary_search(&file) {
                    notes.insert(at, file);
                }
            });
        }
    }

    fn change(&mut self, entity: EntityId, change: impl FnOnce(&mut Vec<FileId>)) {
        let index = entity.0 as usize;
        let mut notes = self.notes.get(index).cloned().unwrap_or_default();
        self.notes.set(index, None);
        change(Arc::make_mut(&mut notes));
        self.notes.set(index, Some(notes));
    }
}

/// Everybody who is or may be mentioned, sorted.
fn cast(mentions: &[Mention]) -> Vec<EntityId> {
    let asserted = mentions.iter().filter(|mention| mention.counts());
    let mut cast: Vec<EntityId> = asserted.flat_map(|mention| mention.candidates().iter().copied()).collect();
    cast.sort_unstable();
    cast.dedup();
    cast
}
