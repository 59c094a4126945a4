//! Whom a title before a surname tells from others of that surname.

use super::place::Place;
use crate::entity_index::EntityIndex;
use crate::names::Candidate;
use crate::names::forms::Form;
use crate::names::honorifics::{Rank, Title};
use crate::resolve::EvidenceItem;
use crate::resolve::evidence::Evidence;

/// A note that has a title before somebody's full name so often has it there to tell them from others.
const HABIT: usize = 2;

/// Keeps those of several whom a surname behind a title may mean.
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

/// Drops those whom the note tells from others of the surname by their given name behind the same title: where one is Mr.
/// John Knightley, Mr. Knightley is another. Where the note names another, too, it must do so again and again, or when it has
/// already spoken of Mr. Knightley: once before may be how it introduces whom it calls so from then on.
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

/// Behind a title that not everybody has, keeps those who have it, by their names or where the note names them in full;
/// failing that, those who have another such title; failing that, all.
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
