//! Checks whether a part of a name rather means a namesake of the entity that the note names in full.

use rustc_hash::{FxHashMap, FxHashSet};

use super::place::Place;
use super::thresholds::{FOREMOST_FROM, NEAR};
use crate::entity_index::EntityIndex;
use crate::names::forms::Form;
use crate::names::honorifics::Rank;
use crate::names::person::PersonName;
use crate::names::{Candidate, EntityId, word_hash};
use crate::resolve::EvidenceItem;
use crate::resolve::evidence::Evidence;

/// From this many uses of a surname before any bearer is named, it refers to a person whom the readers of the note
/// know.
const KNOWN_FROM: usize = 2;

/// An entity named in full this often is meant despite namesakes.
const OFTEN: usize = 3;

/// The byte offsets of words of names in a note, by word, in source order.
#[derive(Default)]
pub(super) struct Rivals {
    /// As a given name before a surname where the whole is no known name: `Patrick Kelly`.
    given: FxHashMap<u32, Vec<u32>>,
    /// As a surname after such a given name.
    surnames: FxHashMap<u32, Vec<u32>>,
    /// As a surname alone, or after a title.
    alone: FxHashMap<u32, Vec<u32>>,
    /// The people who are called by a given name that no one else has, by their surname.
    called: FxHashMap<u32, FxHashSet<EntityId>>,
}

impl Rivals {
    pub(super) fn of(places: &[Place<'_>], entity_index: &EntityIndex) -> Self {
        let mut rivals = Self::default();
        let mut called: FxHashSet<EntityId> = FxHashSet::default();
        for place in places.iter().filter(|place| place.occurrence.single) {
            let Some(word) = place.occurrence.word else { continue };
            let list = match (place.occurrence.continued, place.occurrence.continues) {
                (true, true) => &mut rivals.surnames,
                (true, false) => &mut rivals.given,
                (false, _) => &mut rivals.alone,
            };
            list.entry(word).or_default().push(place.span.start);
            if let [Candidate { form: Form::Given, entity, .. }] = place.fitting.weak.as_slice()
                && !place.occurrence.continued
                && !place.occurrence.at_start
            {
                called.insert(*entity);
            }
        }
        for entity in called.into_iter().filter_map(|id| entity_index.get(id)) {
            let name = PersonName::parse(entity.name());
            if let Some(surname) = name.surname().last() {
                rivals.called.entry(word_hash(&surname.text)).or_default().insert(entity.id);
            }
        }
        rivals
    }

    /// Whether a part of a name more likely refers to a namesake, although the note names this entity elsewhere.
    pub(super) fn are_likelier(
        &self,
        (candidate, item): (&Candidate, EvidenceItem),
        place: &Place<'_>,
        evidence: &Evidence,
    ) -> bool {
        let (at, entity) = (place.span.start, candidate.entity);
        let Some(word) = place.occurrence.word.filter(|_| place.occurrence.single && !evidence.is_about(entity)) else {
            return false;
        };
        let own = evidence.sure_before(entity, at);
        match candidate.form {
            Form::Given => is_nearer(&self.given, word, at, item, own),
            Form::Surname => {
                is_nearer(&self.surnames, word, at, item, own)
                    || self.has_other_title(place, word, entity, evidence)
                    || self.is_of_another(word, place, (entity, item), evidence)
            }
            _ => false,
        }
    }

    /// Whether the note has two titles of the same gender before the surname (Miss and Mrs.), and the one here is not
    /// that of this entity.
    fn has_other_title(&self, place: &Place<'_>, word: u32, entity: EntityId, evidence: &Evidence) -> bool {
        let Some(title) = place.occurrence.title.filter(|title| title.rank == Some(Rank::Plain)) else { return false };
        let is_own = evidence.titles(entity).iter().any(|own| own.title.id == title.id);
        let mut others = evidence.titles_before(word).iter().map(|(other, _)| other);
        !is_own
            && others
                .any(|other| other.rank == Some(Rank::Plain) && other.gender == title.gender && other.id != title.id)
    }

    /// Whether a surname of several entities more likely refers to another: one whom the note calls by the given name,
    /// or one whom its readers know before any is named.
    fn is_of_another(
        &self,
        word: u32,
        place: &Place<'_>,
        (entity, item): (EntityId, EvidenceItem),
        evidence: &Evidence,
    ) -> bool {
        let at = place.span.start;
        let is_near = at.abs_diff(item.at) < NEAR;
        let mut bearers = place.fitting.weak.iter().filter(|candidate| candidate.form == Form::Surname);
        let has_several = bearers.by_ref().nth(1).is_some();
        if is_near || !has_several || evidence.sure_before(entity, at) >= OFTEN {
            return false;
        }
        let is_called = self.called.get(&word).is_some_and(|called| called.iter().any(|other| *other != entity));
        let first = evidence.first_sure(entity).unwrap_or_default();
        let before = self.alone.get(&word).map_or(0, |places| places.partition_point(|place| *place < first));
        is_called || before >= KNOWN_FROM
    }
}

/// Whether a longer name with the word precedes the place more closely than the evidence, and the note does not clearly
/// name this entity more often.
fn is_nearer(longer: &FxHashMap<u32, Vec<u32>>, word: u32, at: u32, item: EvidenceItem, own: usize) -> bool {
    let Some(places) = longer.get(&word) else { return false };
    let others = places.partition_point(|place| *place < at);
    let Some(last) = others.checked_sub(1).and_then(|index| places.get(index)) else { return false };
    let is_between = item.at > at || *last > item.at;
    // Right behind the other, the word is theirs, however often this one was named before.
    let is_right_behind = at - last < NEAR && item.at.abs_diff(at) > NEAR;
    is_between && (is_right_behind || !(own >= FOREMOST_FROM && 2 * own >= 3 * others))
}
