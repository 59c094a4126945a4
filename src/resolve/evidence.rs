//! What a note says about who appears in it.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::names::EntityId;
use crate::names::honorifics::Title;

/// Something in the note that shows an entity to be meant in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct EvidenceItem {
    /// What it is.
    pub kind: EvidenceKind,
    /// Where it stands: a byte offset in the note.
    pub at: u32,
}

/// What shows an entity to be meant.
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
    /// The note names it far more often than others whom the words fit.
    Foremost,
    /// A mention that fits this entity and others.
    Doubtful,
    /// The workspace knows nobody else of that name, and is set to be a closed cast.
    ClosedCast,
    /// The tagger takes it for a name of somebody of that kind.
    Tagger,
}

/// A title that a note puts before somebody's full name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Titled {
    pub(super) title: Title,
    /// How often.
    pub(super) times: usize,
    /// Where first: a byte offset in the note.
    pub(super) first: u32,
}

/// The evidence_items of a note, by entity.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    sure: FxHashMap<EntityId, Vec<EvidenceItem>>,
    doubtful: FxHashMap<EntityId, Vec<EvidenceItem>>,
    /// Organizations whose acronym the note introduces in brackets.
    acronyms: Vec<EntityId>,
    /// The titles that stand before full names of somebody.
    titled: FxHashMap<EntityId, Vec<Titled>>,
    /// The titles that stand before one word alone, each with where it does first, by the word.
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

    /// Where the title first stands before just this word.
    pub(super) fn first_titled_word(&self, word: u32, title: Title) -> Option<u32> {
        self.titles_before(word).iter().find(|(own, _)| own.id == title.id).map(|(_, first)| *first)
    }

    /// The titles before just this word, each with where it stands first.
    pub(super) fn titles_before(&self, word: u32) -> &[(Title, u32)] {
        self.titled_words.get(&word).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether the note defines the entity.
    pub(super) fn is_about(&self, entity: EntityId) -> bool {
        self.sure.get(&entity).is_some_and(|all| all.iter().any(|witness| witness.kind == EvidenceKind::OwnNote))
    }

    /// The titles that the note puts before the entity's full name.
    pub(super) fn titles(&self, entity: EntityId) -> &[Titled] {
        self.titled.get(&entity).map(Vec::as_slice).unwrap_or_default()
    }

    /// The best sure witness for the entity, seen from `at`: the nearest before it, else the first after it.
    pub(super) fn sure(&self, entity: EntityId, at: u32) -> Option<EvidenceItem> {
        nearest(self.sure.get(&entity)?, at)
    }

    /// How many sure evidence_items for the entity stand before `at`.
    pub(super) fn sure_before(&self, entity: EntityId, at: u32) -> usize {
        self.sure.get(&entity).map_or(0, |evidence_items| evidence_items.partition_point(|witness| witness.at <= at))
    }

    /// Where the first sure witness for the entity stands.
    pub(super) fn first_sure(&self, entity: EntityId) -> Option<u32> {
        self.sure.get(&entity).and_then(|evidence_items| evidence_items.first()).map(|witness| witness.at)
    }

    /// The same, where a mention that also fits others will do.
    pub(super) fn any(&self, entity: EntityId, at: u32) -> Option<EvidenceItem> {
        let sure = self.sure(entity, at);
        if sure.is_some_and(|witness| witness.at <= at) {
            return sure;
        }
        let doubtful = self.doubtful.get(&entity).and_then(|evidence_items| nearest(evidence_items, at));
        match (sure, doubtful) {
            (Some(sure), Some(doubtful)) if doubtful.at > at => Some(sure),
            (sure, doubtful) => doubtful.or(sure),
        }
    }

    /// Puts the evidence_items in source order, which [`Self::sure`] and [`Self::any`] rely on.
    pub(super) fn sort(&mut self) {
        for evidence_items in self.sure.values_mut().chain(self.doubtful.values_mut()) {
            evidence_items.sort_by_key(|witness| witness.at);
        }
    }
}

fn nearest(evidence_items: &[EvidenceItem], at: u32) -> Option<EvidenceItem> {
    let before = evidence_items.partition_point(|witness| witness.at <= at);
    before.checked_sub(1).and_then(|index| evidence_items.get(index)).or_else(|| evidence_items.first()).copied()
}
