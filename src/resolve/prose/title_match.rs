//! Uses the title before a surname to tell its bearers apart.

use super::place::Place;
use crate::entity_index::EntityIndex;
use crate::names::Candidate;
use crate::names::forms::Form;
use crate::names::honorifics::{Rank, Title};
use crate::resolve::EvidenceItem;
use crate::resolve::evidence::Evidence;

/// From this many times on, a title before a full name is how the note tells its bearer from others.
const HABIT: usize = 2;

/// Keeps the candidates that a surname after a title may refer to.
pub(super) fn keep_fitting(
    entity_index: &EntityIndex,
    licensed: &mut Vec<(&Candidate, EvidenceItem)>,
    place: &Place<'_>,
    evidence: &Evidence,
) {
    let Some(title) = place.occurrence.title.filter(|_| place.occurrence.single) else { return };
    match title.rank {
        Some(Rank::Plain) => drop_told_apart(licensed, title, place, evidence),
        _ => keep_bearers(entity_index, licensed, title, evidence),
    }
}

/// Drops candidates that the note tells from others of the surname by the given name after the same title: where one is
/// Mr. John Knightley, Mr. Knightley is another. If the note names both, it must do so repeatedly, or after it has
/// already written Mr. Knightley: a single earlier full name may just introduce the person.
fn drop_told_apart(
    licensed: &mut Vec<(&Candidate, EvidenceItem)>,
    title: Title,
    place: &Place<'_>,
    evidence: &Evidence,
) {
    let surnames = place.fitting.weak.iter().filter(|candidate| candidate.form == Form::Surname).count();
    let times = |(candidate, _): &(&Candidate, EvidenceItem)| {
        let is_one_of_several = candidate.form == Form::Surname && surnames > 1;
        let own = evidence.titles(candidate.entity).iter().find(|own| own.title.id == title.id);
        let first_word = place.occurrence.word.and_then(|word| evidence.first_titled_word(word, title));
        match own {
            Some(own) if is_one_of_several => {
                let is_late = first_word.is_some_and(|word| own.first > word);
                if is_late { HABIT } else { own.times }
            }
            _ => 0,
        }
    };
    let enough = if licensed.iter().any(|one| times(one) == 0) { HABIT } else { 1 };
    licensed.retain(|one| times(one) < enough);
}

/// After a title that not everyone has, keeps the candidates that have it in their names or in their full mentions;
/// else those with another such title; else all.
fn keep_bearers(
    entity_index: &EntityIndex,
    licensed: &mut Vec<(&Candidate, EvidenceItem)>,
    title: Title,
    evidence: &Evidence,
) {
    let fit = |(candidate, _): &(&Candidate, EvidenceItem)| {
        let declared = entity_index.get(candidate.entity).map(|entity| entity.titles.as_slice()).unwrap_or_default();
        let in_note = evidence.titles(candidate.entity).iter().map(|own| &own.title);
        let own = || declared.iter().chain(in_note.clone()).filter(|own| own.rank != Some(Rank::Plain));
        usize::from(own().next().is_some()) + usize::from(own().any(|own| own.id == title.id))
    };
    let best = licensed.iter().map(fit).max();
    licensed.retain(|one| Some(fit(one)) == best);
}
