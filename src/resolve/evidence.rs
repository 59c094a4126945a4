//! The evidence of a note: which entities appear in it, and what shows it.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::names::EntityId;
use crate::names::honorifics::Title;

/// An item of evidence that an entity appears in the note.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct EvidenceItem {
    /// Its kind.
    pub kind: EvidenceKind,
    /// Its byte offset in the note.
    pub at: u32,
}

/// The kinds of evidence.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum EvidenceKind {
    /// The note defines the entity.
    OwnNote,
    /// A link or a handle.
    Link,
    /// A property that lists the note's cast.
    Cast,
    /// A mention by a full name.
    FullMention,
    /// The note names it far more often than the other candidates.
    Foremost,
    /// A mention that fits this entity and others.
    Doubtful,
    /// No other entity of the workspace has that name, and the settings say that the cast is closed.
    ClosedCast,
    /// The tagger finds a name of that kind there.
    Tagger,
}

/// A title that a note puts before the full name of an entity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Titled {
    pub(super) title: Title,
    /// How often it does.
    pub(super) times: usize,
    /// The byte offset of the first time.
    pub(super) first: u32,
}

/// The evidence of a note, by entity.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    sure: FxHashMap<EntityId, Vec<EvidenceItem>>,
    doubtful: FxHashMap<EntityId, Vec<EvidenceItem>>,
    /// Organizations whose acronym the note introduces in brackets.
    acronyms: Vec<EntityId>,
    /// The titles before full names of an entity.
    titled: FxHashMap<EntityId, Vec<Titled>>,
    /// The titles before a word alone, by word, each with its first byte offset.
    titled_words: FxHashMap<u32, Vec<(Title, u32)>>,
}

impl Evidence {
    pub(super) fn add(&mut self, entity: EntityId, kind: EvidenceKind, at: u32) {
        let list = if kind == EvidenceKind::Doubtful { &mut self.doubtful } else { &mut self.sure };
        list.entry(entity).or_default().push(EvidenceItem { kind, at });
    }

    pub(super) fn introduce_acronym(&mut self, entity: EntityId) {
        self.acronyms.push(entity);
    }

    pub(super) fn introduces_acronym(&self, entity: EntityId) -> bool {
        self.acronyms.contains(&entity)
    }

    pub(super) fn add_title(&mut self, entity: EntityId, title: Title, at: u32) {
        let titles = self.titled.entry(entity).or_default();
        match titles.iter_mut().find(|own| own.title.id == title.id) {
            Some(own) => (own.times, own.first) = (own.times + 1, at.min(own.first)),
            None => titles.push(Titled { title, times: 1, first: at }),
        }
    }

    pub(super) fn add_titled_word(&mut self, word: u32, title: Title, at: u32) {
        let titles = self.titled_words.entry(word).or_default();
        match titles.iter_mut().find(|(own, _)| own.id == title.id) {
            Some((_, first)) => *first = at.min(*first),
            None => titles.push((title, at)),
        }
    }

    /// The first byte offset of the title before just this word.
    pub(super) fn first_titled_word(&self, word: u32, title: Title) -> Option<u32> {
        self.titles_before(word).iter().find(|(own, _)| own.id == title.id).map(|(_, first)| *first)
    }

    /// The titles before just this word, each with its first byte offset.
    pub(super) fn titles_before(&self, word: u32) -> &[(Title, u32)] {
        self.titled_words.get(&word).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether the note defines the entity.
    pub(super) fn is_about(&self, entity: EntityId) -> bool {
        self.sure.get(&entity).is_some_and(|all| all.iter().any(|item| item.kind == EvidenceKind::OwnNote))
    }

    /// The titles that the note puts before the entity's full name.
    pub(super) fn titles(&self, entity: EntityId) -> &[Titled] {
        self.titled.get(&entity).map(Vec::as_slice).unwrap_or_default()
    }

    /// The best sure evidence for the entity, seen from `at`: the nearest before it, else the first after it.
    pub(super) fn sure(&self, entity: EntityId, at: u32) -> Option<EvidenceItem> {
        nearest(self.sure.get(&entity)?, at)
    }

    /// How many items of sure evidence for the entity precede `at`.
    pub(super) fn sure_before(&self, entity: EntityId, at: u32) -> usize {
        self.sure.get(&entity).map_or(0, |items| items.partition_point(|item| item.at <= at))
    }

    /// The byte offset of the first sure evidence for the entity.
    pub(super) fn first_sure(&self, entity: EntityId) -> Option<u32> {
        self.sure.get(&entity).and_then(|items| items.first()).map(|item| item.at)
    }

    /// The same, including mentions that also fit other entities.
    pub(super) fn any(&self, entity: EntityId, at: u32) -> Option<EvidenceItem> {
        let sure = self.sure(entity, at);
        if sure.is_some_and(|item| item.at <= at) {
            return sure;
        }
        let doubtful = self.doubtful.get(&entity).and_then(|items| nearest(items, at));
        match (sure, doubtful) {
            (Some(sure), Some(doubtful)) if doubtful.at > at => Some(sure),
            (sure, doubtful) => doubtful.or(sure),
        }
    }

    /// Sorts the items into source order, which [`Self::sure`] and [`Self::any`] rely on.
    pub(super) fn sort(&mut self) {
        for items in self.sure.values_mut().chain(self.doubtful.values_mut()) {
            items.sort_by_key(|item| item.at);
        }
    }
}

fn nearest(items: &[EvidenceItem], at: u32) -> Option<EvidenceItem> {
    let before = items.partition_point(|item| item.at <= at);
    before.checked_sub(1).and_then(|index| items.get(index)).or_else(|| items.first()).copied()
}
