//! Resolves one name in prose by its candidates and the evidence of its note.

use std::rc::Rc;
use std::sync::Arc;

use super::candidate_filter::{Fitting, Shared, best_form, declared, fits, is_bare, is_called};
use super::namesakes::Rivals;
use super::place::Place;
use super::thresholds::{FOREMOST_FROM, NEAR, SURE_ACRONYM};
use super::title_match;
use crate::entity_index::EntityIndex;
use crate::names::forms::{Form, PatternStrength};
use crate::names::{Candidate, EntityId, Kind};
use crate::resolve::evidence::{Evidence, EvidenceItem, EvidenceKind};
use crate::resolve::input::Input;
use crate::resolve::mention::{Mention, NamedBy, Reason, Resolution, UncertaintyReason};
use crate::resolve::occurrences::Occurrence;
use crate::text::Span;

/// A note whose names are resolved, and the entities that they may refer to.
pub(super) struct NoteContext<'a> {
    pub(super) input: &'a Input<'a>,
    pub(super) entity_index: &'a EntityIndex,
}

impl<'a> NoteContext<'a> {
    pub(super) fn places(&self, explicit: &[Mention]) -> Vec<Place<'a>> {
        let is_free = |span: Span| {
            let next = explicit.partition_point(|mention| mention.hit.end <= span.start);
            explicit.get(next).is_none_or(|mention| !mention.hit.overlaps(span))
        };
        let occurrences = self.input.occurrences.iter().filter(|(span, _)| is_free(*span));
        let mut shared = Shared::default();
        occurrences.filter_map(|(span, occurrence)| self.place(*span, occurrence, &mut shared)).collect()
    }

    fn place(&self, span: Span, occurrence: &'a Occurrence, shared: &mut Shared) -> Option<Place<'a>> {
        let is_habitual = !occurrence.is_marked() && self.is_habitual(occurrence);
        // Only where many bear a name do occurrences share a list, and only then is there much to share.
        let fitting = if Arc::strong_count(&occurrence.candidates) > 1 && is_bare(occurrence) {
            let key = (occurrence.candidates.as_ptr(), is_habitual);
            Rc::clone(shared.entry(key).or_insert_with(|| Rc::new(self.fitting(occurrence, is_habitual))))
        } else {
            Rc::new(self.fitting(occurrence, is_habitual))
        };
        if fitting.strong.is_empty() && fitting.weak.is_empty() {
            return None;
        }
        let base = span.start.saturating_sub(occurrence.span.start);
        let whole = occurrence.legal_form.map(|(_, whole)| whole).or(occurrence.generation.map(|(_, whole)| whole));
        let span = whole.map_or(span, |whole| whole.shifted(base));
        Some(Place { span, occurrence, fitting })
    }

    fn fitting(&self, occurrence: &Occurrence, is_habitual: bool) -> Fitting {
        let fitting = occurrence.candidates.iter().filter_map(|candidate| {
            let standing = self.standing(candidate, occurrence)?;
            Some(Candidate { standing, ..*candidate })
        });
        let mut fitting: Vec<Candidate> = fitting.collect();
        // An entity with this generation (John Doe Sr.) is preferred to one without (John Doe).
        if let Some((generation, _)) = occurrence.generation {
            let bears = |candidate: &Candidate| {
                self.entity_index.get(candidate.entity).is_some_and(|entity| entity.generations.contains(&generation))
            };
            if fitting.iter().any(bears) {
                fitting.retain(bears);
            }
        }
        self.entity_index.merge_entries(&mut fitting, |candidate| &mut candidate.entity);
        let (mut strong, weak): (Vec<Candidate>, Vec<Candidate>) =
            fitting.into_iter().partition(|candidate| candidate.is_strong() && !is_habitual);
        declared(&mut strong, |id| self.entity_index.get(id).is_some_and(|entity| entity.kind() == Kind::Person));
        Fitting::new(strong, weak)
    }

    /// The standing of a name for the candidate here; `None` if the context makes it the name of another entity. The
    /// name of a family stands for the family and not for its members. Next to the title, legal form or honorific of
    /// its bearer a single word is as good as the name; a name with [`PatternStrength::Marked`] counts only there.
    fn standing(&self, candidate: &Candidate, occurrence: &Occurrence) -> Option<PatternStrength> {
        if occurrence.of_family {
            let family = self.entity_index.get(candidate.entity).filter(|entity| entity.is_family());
            return family.map(|_| PatternStrength::Strong);
        }
        if occurrence.title.is_none() && occurrence.legal_form.is_none() && occurrence.generation.is_none() {
            return match candidate.standing {
                PatternStrength::Marked => occurrence.honorific.then_some(PatternStrength::Weak),
                standing => Some(standing),
            };
        }
        let entity = self.entity_index.get(candidate.entity).filter(|entity| fits(candidate, entity, occurrence))?;
        let has_form = occurrence.legal_form.is_some_and(|(form, _)| entity.legal_forms.contains(&form));
        let has_title = candidate.form == Form::Surname
            && occurrence.title.is_some_and(|title| is_called(entity, occurrence, title) == Some(true));
        match candidate.standing {
            _ if (has_form && candidate.form <= Form::Trimmed) || has_title => Some(PatternStrength::Strong),
            PatternStrength::Marked => occurrence.honorific.then_some(PatternStrength::Weak),
            standing => Some(standing),
        }
    }

    /// Whether the lexicon or this workspace has the name as an ordinary word.
    pub(super) fn is_ordinary(&self, occurrence: &Occurrence) -> bool {
        occurrence.ordinary || self.is_habitual(occurrence)
    }

    /// Whether this workspace writes the word in lower case, although the lexicon may not list it.
    fn is_habitual(&self, occurrence: &Occurrence) -> bool {
        occurrence.word.is_some_and(|word| self.input.word_usage.is_ordinary(word))
    }

    /// Resolves a name with one bearer, or with several of which the note links to one.
    pub(super) fn sole_bearer(&self, place: &Place<'_>, evidence: &Evidence) -> Option<Resolution> {
        if place.occurrence.continued && place.occurrence.single && self.tagged_as(place.span).is_none() {
            return Some(self.ignored(place, UncertaintyReason::LongerName));
        }
        let at = place.span.start;
        match place.fitting.strong.as_slice() {
            [] => None,
            [sole] => Some(resolved(sole, None)),
            several => {
                let linked =
                    || several.iter().filter_map(|candidate| Some((candidate, evidence.sure(candidate.entity, at)?)));
                match (linked().next(), linked().count()) {
                    (Some((candidate, item)), 1) => Some(resolved(candidate, Some(item))),
                    (Some(_), _) => None,
                    (None, _) => match best_form(several).as_slice() {
                        [sole] => Some(resolved(sole, None)),
                        _ => None,
                    },
                }
            }
        }
    }

    /// Adds the entities that are named in full to the evidence.
    pub(super) fn add_full_mentions<'p>(
        &self,
        places: impl Iterator<Item = (&'p Place<'a>, &'p Option<Resolution>)>,
        evidence: &mut Evidence,
    ) where
        'a: 'p,
    {
        for (place, resolution) in places {
            if let Some(Resolution::Resolved { entity, .. }) = resolution
                && self.names_bearer(place, *entity)
            {
                evidence.add(*entity, EvidenceKind::FullMention, place.span.start);
                if let Some(title) = place.occurrence.title {
                    evidence.add_title(*entity, title, place.span.start);
                }
            }
        }
    }

    /// Whether a full mention shows that its bearer appears in the note. Mrs. John Knightley is his wife.
    fn names_bearer(&self, place: &Place<'_>, entity: EntityId) -> bool {
        let title = place.occurrence.title.and_then(|title| title.gender);
        let own = self.entity_index.get(entity).and_then(|entity| entity.gender);
        !title.zip(own).is_some_and(|(title, own)| title != own)
    }

    /// Resolves a part of a name: it refers to the entity that the note names otherwise.
    pub(super) fn short_form(&self, place: &Place<'_>, evidence: &Evidence, rivals: &Rivals) -> Resolution {
        let at = place.span.start;
        let occurrence = place.occurrence;
        // Where the recognizer draws the border of a name, the words around it are no part of it.
        if (occurrence.continued && self.tagged_as(place.span).is_none()) || occurrence.ends_title {
            return self.ignored(place, UncertaintyReason::LongerName);
        }
        let is_ordinary = self.is_ordinary(occurrence) && occurrence.title.is_none();
        let is_word = occurrence.at_start && is_ordinary;
        // The Law of Tea is not Jeff Law's.
        let is_noun = (is_ordinary && occurrence.behind_capital) || (occurrence.is_noun && occurrence.title.is_none());
        let mut licensed: Vec<(&Candidate, EvidenceItem)> = place
            .fitting
            .weak
            .iter()
            .filter(|candidate| !is_word || candidate.form == Form::Acronym)
            .filter(|candidate| !is_noun || !matches!(candidate.form, Form::Surname | Form::Given))
            .filter_map(|candidate| Some((candidate, evidence.any(candidate.entity, at)?)))
            .filter(|(candidate, _)| self.may_be_short(candidate, place, evidence))
            .collect();
        let before_titles = licensed.len();
        title_match::keep_fitting(self.entity_index, &mut licensed, place, evidence);
        let is_told_apart = licensed.len() < before_titles;
        self.entity_index.sort_by_place(&mut licensed, |(candidate, _)| candidate.entity);
        let mut before: Vec<(&Candidate, EvidenceItem)> =
            licensed.iter().filter(|(_, item)| item.at <= at).copied().collect();
        before.sort_by_key(|(_, item)| std::cmp::Reverse(item.at));
        let choice = likeliest(self.entity_index, if before.is_empty() { licensed } else { before });
        match choice.as_slice() {
            [] => self.unlicensed(place, is_word),
            [sole] if !is_told_apart && rivals.are_likelier(*sole, place, evidence) => {
                self.ignored(place, UncertaintyReason::NoEvidence)
            }
            [(candidate, item)] => resolved(candidate, Some(*item)),
            several => match foremost(several, evidence, at) {
                Some((candidate, item)) => {
                    resolved(candidate, Some(EvidenceItem { kind: EvidenceKind::Foremost, ..item }))
                }
                None => ambiguous(several.iter().map(|(candidate, _)| *candidate)),
            },
        }
    }

    /// Resolves a declared name that is an ordinary or a common word: it refers to its bearer where a title precedes
    /// it, or where the tagger finds a name of that kind with just this span. Parts of names, which are not declared,
    /// need more evidence.
    pub(super) fn recognized(&self, place: &Place<'_>, evidence: &Evidence) -> Option<Resolution> {
        let occurrence = place.occurrence;
        if occurrence.ends_title || (occurrence.continued && self.tagged_as(place.span).is_none()) {
            return None;
        }
        let titled = occurrence.title.map(|_| Kind::Person);
        let kind =
            titled.or_else(|| self.tagged_as(place.span)).filter(|_| titled.is_some() || !occurrence.determined)?;
        // Alex is only the given name of Alex V.
        let is_whole = |form: Form| match form {
            Form::Full | Form::Alias => true,
            Form::Trimmed => !occurrence.single || kind == Kind::Organization,
            _ => false,
        };
        let is_meant = |candidate: &&Candidate| {
            is_whole(candidate.form)
                && self.entity_index.get(candidate.entity).is_some_and(|entity| entity.kind() == kind)
        };
        let mut meant = place.fitting.weak.iter().filter(is_meant);
        let sole = meant.next().filter(|_| meant.next().is_none())?;
        // Right behind somebody's full name, part of it means them rather than the one who is called just that; and anywhere
        // behind it rather than the one who is called that, too, and whom the note names not otherwise.
        let own = evidence.sure(sole.entity, place.span.start);
        let is_other_name = sole.form == Form::Alias && own.is_none_or(|own| own.at > place.span.start);
        let is_rival = |candidate: &&Candidate| {
            let near = |item: EvidenceItem| {
                let bytes = place.span.start.checked_sub(item.at);
                bytes.is_some_and(|bytes| bytes < NEAR || is_other_name)
            };
            candidate.entity != sole.entity
                && candidate.form != Form::Trimmed
                && evidence.sure(candidate.entity, place.span.start).is_some_and(near)
        };
        if titled.is_none() && kind == Kind::Person && place.fitting.weak.iter().any(|candidate| is_rival(&candidate)) {
            return None;
        }
        Some(resolved(sole, Some(EvidenceItem { kind: EvidenceKind::Tagger, at: place.span.start })))
    }

    /// The kind that the tagger assigns to exactly these words.
    fn tagged_as(&self, span: Span) -> Option<Kind> {
        let tags = self.input.tags;
        let at = tags.partition_point(|(tagged, _)| tagged.start < span.start);
        tags.get(at).filter(|(tagged, _)| *tagged == span).map(|(_, tag)| tag.kind)
    }

    /// Resolves a name for which the note has no evidence.
    fn unlicensed(&self, place: &Place<'_>, is_word: bool) -> Resolution {
        if is_word {
            return self.ignored(place, UncertaintyReason::OrdinaryWord);
        }
        self.in_closed_cast(place).unwrap_or_else(|| self.ignored(place, UncertaintyReason::NoEvidence))
    }

    /// Whether the text may be the candidate's short form here. Acronyms of two letters count once the note introduces
    /// them. A single word of an organization's name is most often something else (a place, a family, a common noun):
    /// it needs the tagger, or an article before a generic word (the Commission).
    fn may_be_short(&self, candidate: &Candidate, place: &Place<'_>, evidence: &Evidence) -> bool {
        let occurrence = place.occurrence;
        match candidate.form {
            Form::Acronym => place.span.len() >= SURE_ACRONYM || evidence.introduces_acronym(candidate.entity),
            Form::Word => {
                let is_organization = self.tagged_as(place.span) == Some(Kind::Organization);
                is_organization || (occurrence.determined && occurrence.generic && !occurrence.at_start)
            }
            _ => true,
        }
    }

    /// Resolves a name of several entities of which none is linked: to the one that the note names otherwise, if there
    /// is just one.
    pub(super) fn shared_name(&self, place: &Place<'_>, evidence: &Evidence) -> Resolution {
        let at = place.span.start;
        let strong = &place.fitting.strong;
        let mut named: Vec<(&Candidate, EvidenceItem)> =
            strong.iter().filter_map(|candidate| Some((candidate, evidence.sure(candidate.entity, at)?))).collect();
        self.entity_index.sort_by_place(&mut named, |(candidate, _)| candidate.entity);
        let undecided = || {
            let mut best = best_form(strong);
            self.entity_index.sort_by_place(&mut best, |candidate| candidate.entity);
            ambiguous(best.iter())
        };
        match named.as_slice() {
            [(candidate, item)] => resolved(candidate, Some(*item)),
            [] => place.fitting.undecided.get_or_init(undecided).clone(),
            several => ambiguous(several.iter().map(|(candidate, _)| *candidate)),
        }
    }

    fn ignored(&self, place: &Place<'_>, doubt: UncertaintyReason) -> Resolution {
        let Fitting { strong, weak, offered, .. } = place.fitting.as_ref();
        let offered =
            || offered.get_or_init(|| [strong, weak].into_iter().flat_map(|some| self.in_order(some)).collect());
        let candidates = if self.input.offers { Arc::clone(offered()) } else { Arc::default() };
        let form = strong.iter().chain(weak).map(|candidate| candidate.form).min().unwrap_or(Form::Short);
        Resolution::Ignored { candidates, form, doubt }
    }

    /// The entities as they are shown, sorted by the place of their definition.
    fn in_order<'c>(&self, candidates: impl IntoIterator<Item = &'c Candidate>) -> Vec<EntityId> {
        let mut ids: Vec<EntityId> = candidates.into_iter().map(|candidate| candidate.entity).collect();
        self.entity_index.sort_by_place(&mut ids, |id| *id);
        ids
    }

    /// In a closed cast, a form that only one entity of the workspace bears needs no evidence.
    fn in_closed_cast(&self, place: &Place<'_>) -> Option<Resolution> {
        match place.fitting.weak.as_slice() {
            [sole] if self.input.rules.closed_cast => {
                Some(resolved(sole, Some(EvidenceItem { kind: EvidenceKind::ClosedCast, at: place.span.start })))
            }
            _ => None,
        }
    }
}

/// The entity that the note is mainly about among several candidates: it was named first, and clearly more often than
/// the others. The numbers were fitted on the annotated training texts.
fn foremost<'c>(
    several: &[(&'c Candidate, EvidenceItem)],
    evidence: &Evidence,
    at: u32,
) -> Option<(&'c Candidate, EvidenceItem)> {
    let first =
        several.iter().min_by_key(|(candidate, _)| evidence.first_sure(candidate.entity).unwrap_or(u32::MAX))?;
    let others = several.iter().filter(|(candidate, _)| candidate.entity != first.0.entity);
    let most = others.map(|(candidate, _)| evidence.sure_before(candidate.entity, at)).max().unwrap_or_default();
    let own = evidence.sure_before(first.0.entity, at);
    (own >= FOREMOST_FROM && 2 * own >= 3 * most).then_some(*first)
}

/// The more likely of several candidates that the note names: an entity that is called just that rather than one with a
/// longer name (Milton rather than Milton Senior), and a member of a family rather than the family, except in the note
/// of the family.
fn likeliest<'c>(
    entity_index: &EntityIndex,
    licensed: Vec<(&'c Candidate, EvidenceItem)>,
) -> Vec<(&'c Candidate, EvidenceItem)> {
    let is_whole = |(candidate, _): &(&Candidate, EvidenceItem)| matches!(candidate.form, Form::Full | Form::Alias);
    let is_shortened = |(candidate, _): &(&Candidate, EvidenceItem)| candidate.form == Form::Trimmed;
    if licensed.iter().any(is_whole) && licensed.iter().any(is_shortened) {
        return licensed.into_iter().filter(|one| !is_shortened(one)).collect();
    }
    let is_family = |(candidate, _): &(&Candidate, EvidenceItem)| {
        candidate.form == Form::Short
            && entity_index.get(candidate.entity).is_some_and(|entity| entity.kind() == Kind::Organization)
    };
    let is_own_family = |one: &(&Candidate, EvidenceItem)| is_family(one) && one.1.kind == EvidenceKind::OwnNote;
    if licensed.iter().any(is_own_family) {
        licensed.into_iter().filter(is_own_family).collect()
    } else if licensed.iter().all(is_family) {
        licensed
    } else {
        licensed.into_iter().filter(|one| !is_family(one)).collect()
    }
}

fn ambiguous<'c>(candidates: impl Iterator<Item = &'c Candidate> + Clone) -> Resolution {
    let form = candidates.clone().map(|candidate| candidate.form).min().unwrap_or(Form::Short);
    Resolution::Ambiguous {
        candidates: candidates.map(|candidate| candidate.entity).collect(),
        named_by: NamedBy::Name(form),
    }
}

fn resolved(candidate: &Candidate, item: Option<EvidenceItem>) -> Resolution {
    Resolution::Resolved {
        entity: candidate.entity,
        reason: Reason { named_by: NamedBy::Name(candidate.form), evidence: item },
    }
}
