//! Resolves words that are an alias of one entity and a part of another's name: Brunty, an alias of Patrick Bronte, in
//! a note about Hugh Brunty.

use std::rc::Rc;

use super::candidate_filter::Fitting;
use super::note_context::NoteContext;
use super::place::Place;
use crate::entity_index::EntityIndex;
use crate::names::forms::Form;
use crate::names::{Candidate, Kind};
use crate::resolve::evidence::Evidence;
use crate::resolve::mention::Resolution;

/// Resolves such words. If the note has so far named in full an entity whose name has the word as a part, and none that
/// has it as an alias, the alias is ruled out and the word is left to the short forms; else the entity with the alias
/// is meant. The evidence must already have the mentions by other full names.
pub(super) fn decide<'a>(
    context: &NoteContext<'a>,
    places: &mut [Place<'a>],
    resolutions: &mut [Option<Resolution>],
    evidence: &mut Evidence,
) {
    let mut own: Vec<usize> = Vec::new();
    for (index, (place, slot)) in places.iter_mut().zip(resolutions.iter_mut()).enumerate() {
        if !is_contested(place, context.entity_index) {
            continue;
        }
        if is_rival_named(place, evidence) {
            place.fitting = Rc::new(Fitting::new(Vec::new(), place.fitting.weak.clone()));
        } else {
            *slot = context.sole_bearer(place, evidence);
            own.push(index);
        }
    }
    let own = own.into_iter().filter_map(|index| Some((places.get(index)?, resolutions.get(index)?)));
    context.add_full_mentions(own, evidence);
}

/// Whether the word at this place is contested in this way.
pub(super) fn is_contested(place: &Place<'_>, entity_index: &EntityIndex) -> bool {
    let Fitting { strong, weak, .. } = place.fitting.as_ref();
    let is_person =
        |candidate: &Candidate| entity_index.get(candidate.entity).is_some_and(|entity| entity.kind() == Kind::Person);
    let is_anothers_part = |candidate: &Candidate| {
        matches!(candidate.form, Form::Surname | Form::Given)
            && strong.iter().all(|other| other.entity != candidate.entity)
    };
    let is_other_name = |candidate: &Candidate| candidate.form == Form::Alias && is_person(candidate);
    place.occurrence.single
        && !strong.is_empty()
        && weak.iter().any(is_anothers_part)
        && strong.iter().all(is_other_name)
}

/// Whether the note has so far named in full an entity of whose name the word is a part, and none of those with the
/// alias.
fn is_rival_named(place: &Place<'_>, evidence: &Evidence) -> bool {
    let at = place.span.start;
    let is_named = |candidate: &Candidate| evidence.sure(candidate.entity, at).is_some_and(|named| named.at <= at);
    let Fitting { strong, weak, .. } = place.fitting.as_ref();
    weak.iter().any(is_named) && !strong.iter().any(is_named)
}
