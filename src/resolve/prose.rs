//! Resolves bare names in prose: full names first, then the short forms for which they are evidence.

mod alias_conflicts;
mod candidate_filter;
mod namesakes;
mod note_context;
mod place;
mod thresholds;
mod title_match;

use self::namesakes::Rivals;
use self::note_context::NoteContext;
use self::place::Place;
use super::evidence::{Evidence, EvidenceKind};
use super::input::Input;
use super::mention::{Mention, MentionForm, NamedBy, Resolution};
use crate::entity_index::EntityIndex;
use crate::names::Candidate;
use crate::names::forms::Form;

/// Resolves the bare names that `explicit` mentions do not cover.
pub(super) fn resolve(
    input: &Input<'_>,
    entity_index: &EntityIndex,
    explicit: &[Mention],
    evidence: &mut Evidence,
) -> Vec<Mention> {
    evidence.sort();
    let context = NoteContext { input, entity_index };
    let mut free: Vec<Place<'_>> = context.places(explicit);
    let mut resolutions: Vec<Option<Resolution>> = vec![None; free.len()];

    // Names that have only one bearer, or one to whom the note links.
    for (place, slot) in free.iter().zip(&mut resolutions) {
        if !alias_conflicts::is_contested(place, entity_index) {
            *slot = context.sole_bearer(place, evidence);
        }
    }
    context.add_full_mentions(free.iter().zip(&resolutions), evidence);
    evidence.sort();

    alias_conflicts::decide(&context, &mut free, &mut resolutions, evidence);
    for place in free.iter().filter(|place| place.occurrence.single) {
        if let (Some(word), Some(title)) = (place.occurrence.word, place.occurrence.title) {
            evidence.add_titled_word(word, title, place.span.start);
        }
    }
    evidence.sort();
    note_acronyms(&free, &resolutions, evidence);

    // Common words and aliases: where a title or the tagger shows one to be a name, it is a full
    // mention like any other.
    for (place, slot) in
        free.iter().zip(&mut resolutions).filter(|(place, slot)| slot.is_none() && place.fitting.strong.is_empty())
    {
        *slot = context.recognized(place, evidence);
        if let Some(Resolution::Resolved { entity, .. }) = slot
            && !context.is_ordinary(place.occurrence)
        {
            evidence.add(*entity, EvidenceKind::FullMention, place.span.start);
        }
    }
    evidence.sort();

    // Names that several bear: what the note has said so far may decide.
    for (place, slot) in free.iter().zip(&mut resolutions) {
        if slot.is_none() && !place.fitting.strong.is_empty() {
            *slot = Some(context.shared_name(place, evidence));
        }
    }
    for (place, resolution) in free.iter().zip(&resolutions) {
        if let Some(Resolution::Ambiguous { candidates, .. }) = resolution {
            for entity in candidates.iter() {
                evidence.add(*entity, EvidenceKind::Doubtful, place.span.start);
            }
        }
    }
    evidence.sort();

    let rivals = Rivals::of(&free, entity_index);
    let places = free.into_iter().zip(resolutions);
    places
        .map(|(place, resolution)| {
            let resolution = resolution.unwrap_or_else(|| context.short_form(&place, evidence, &rivals));
            let form = mention_form(&place, &resolution);
            Mention { span: place.span, hit: place.span, form, resolution }
        })
        .collect()
}

/// An acronym counts once the note introduces it: `European Space Agency (ESA)`.
fn note_acronyms(places: &[Place<'_>], resolutions: &[Option<Resolution>], evidence: &mut Evidence) {
    for ((_, resolution), (place, _)) in places.iter().zip(resolutions).zip(places.iter().zip(resolutions).skip(1)) {
        let Some(Resolution::Resolved { entity, .. }) = resolution else { continue };
        let is_acronym = |candidate: &&Candidate| candidate.entity == *entity && candidate.form == Form::Acronym;
        if place.occurrence.bracketed && place.fitting.weak.iter().any(|candidate| is_acronym(&candidate)) {
            evidence.introduce_acronym(*entity);
        }
    }
}

fn mention_form(place: &Place<'_>, resolution: &Resolution) -> MentionForm {
    let named_by = match resolution {
        Resolution::Resolved { reason, .. } => reason.named_by,
        Resolution::Ambiguous { named_by, .. } => *named_by,
        Resolution::Unresolved | Resolution::Undefined { .. } | Resolution::Ignored { .. } => {
            NamedBy::Name(place.occurrence.form())
        }
    };
    match named_by {
        NamedBy::Name(Form::Full) => MentionForm::Full,
        NamedBy::Name(Form::Alias) => MentionForm::Alias,
        _ => MentionForm::Short,
    }
}
