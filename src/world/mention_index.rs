//! An inverted index: for each entity, the notes that mention it.

use std::sync::{Arc, OnceLock};

use super::file_data::FileData;
use super::note_set::NoteSet;
use crate::chunked_vec::ChunkedVec;
use crate::entity_index::FileId;
use crate::names::EntityId;
use crate::note::Date;

/// For each entity, the notes that mention it or may mention it, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct MentionIndex {
    notes: ChunkedVec<Notes>,
}

/// The notes of one entity.
#[derive(Debug, Default)]
struct Notes {
    list: Vec<MentionedIn>,
    /// Those with a sure mention: computed on the first query, dropped when the list changes.
    sure: OnceLock<NoteSet>,
}

impl Clone for Notes {
    /// A copy is made to be changed, most often by one note more. A vector that grows by itself takes twice the memory,
    /// and as these lists live long, that adds up.
    fn clone(&self) -> Self {
        let mut list = Vec::with_capacity(self.list.len() + 1);
        list.extend_from_slice(&self.list);
        Self { list, sure: OnceLock::new() }
    }
}

impl Notes {
    fn sure(&self) -> &NoteSet {
        let sure = self.list.iter().filter(|note| note.mentions > 0);
        self.sure.get_or_init(|| NoteSet::of(sure.map(|note| note.file)))
    }
}

/// A note that mentions an entity, or may.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MentionedIn {
    /// The note.
    pub file: FileId,
    /// How many sure mentions it has, the definition's own names not counted.
    pub mentions: u32,
    /// The latest day of a mention: that of its section, else the note's.
    pub date: Option<Date>,
}

impl MentionIndex {
    pub(super) fn of(&self, entity: EntityId) -> &[MentionedIn] {
        self.notes.get(entity.0 as usize).map(|notes| notes.list.as_slice()).unwrap_or_default()
    }

    /// How many notes surely mention both.
    pub(super) fn together(&self, one: EntityId, other: EntityId) -> usize {
        let notes = |entity: EntityId| self.notes.get(entity.0 as usize);
        let (Some(one), Some(other)) = (notes(one), notes(other)) else { return 0 };
        let sure = one.sure();
        if other.list.len() > sure.cost() {
            return sure.shared_with(other.sure());
        }
        other.list.iter().filter(|note| note.mentions > 0 && sure.contains(note.file)).count()
    }

    /// Takes over that a note is now another.
    pub(super) fn update(&mut self, file: FileId, before: Option<&FileData>, now: Option<&FileData>) {
        let (before, now) = (cast(file, before), cast(file, now));
        for (entity, _) in before.iter().filter(|(entity, _)| in_cast(&now, *entity).is_none()) {
            self.change(*entity, |notes| notes.retain(|note| note.file != file));
        }
        for (entity, one) in now.iter().filter(|(entity, one)| in_cast(&before, *entity) != Some(one)) {
            self.change(*entity, |notes| match notes.binary_search_by_key(&file, |note| note.file) {
                Ok(at) => notes.get_mut(at).into_iter().for_each(|note| *note = *one),
                Err(at) => notes.insert(at, *one),
            });
        }
    }

    fn change(&mut self, entity: EntityId, change: impl FnOnce(&mut Vec<MentionedIn>)) {
        let index = entity.0 as usize;
        let mut notes = self.notes.get(index).cloned().unwrap_or_default();
        self.notes.set(index, None);
        let changed = Arc::make_mut(&mut notes);
        change(&mut changed.list);
        changed.sure = OnceLock::new();
        self.notes.set(index, Some(notes));
    }
}

/// All entities that a note mentions or may mention, sorted.
fn cast(file: FileId, data: Option<&FileData>) -> Vec<(EntityId, MentionedIn)> {
    let mut cast = Vec::new();
    let mentioned = data.into_iter().flat_map(|data| data.mentions.iter().map(move |mention| (data, mention)));
    for (data, mention) in mentioned.filter(|(_, mention)| mention.counts()) {
        let mentions = u32::from(mention.entity().is_some());
        let date = data.date_at(mention.span.start);
        cast.extend(mention.candidates().iter().map(|entity| (*entity, MentionedIn { file, mentions, date })));
    }
    cast.sort_unstable_by_key(|(entity, _)| *entity);
    cast.dedup_by(|(later, in_later), (earlier, in_earlier)| {
        let is_same = later == earlier;
        if is_same {
            in_earlier.mentions += in_later.mentions;
            in_earlier.date = in_earlier.date.max(in_later.date);
        }
        is_same
    });
    cast
}

fn in_cast(cast: &[(EntityId, MentionedIn)], entity: EntityId) -> Option<&MentionedIn> {
    let at = cast.binary_search_by_key(&entity, |(entity, _)| *entity).ok()?;
    cast.get(at).map(|(_, one)| one)
}
