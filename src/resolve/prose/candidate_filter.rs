//! The candidates that fit the surroundings of a name.

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::entity_index::Entity;
use crate::names::forms::Form;
use crate::names::honorifics::{Rank, Title};
use crate::names::{Candidate, EntityId, Kind};
use crate::resolve::mention::Resolution;
use crate::resolve::occurrences::Occurrence;

/// The candidates that fit a name's surroundings, in no order of meaning: of thousands few are ever shown, and only those
/// are put in order.
pub(super) struct Fitting {
    /// Candidates by names that stand for their bearer wherever they are written.
    pub(super) strong: Vec<Candidate>,
    /// Candidates by names that need evidence.
    pub(super) weak: Vec<Candidate>,
    /// All of them in order, once they are offered.
    pub(super) offered: OnceCell<Arc<[EntityId]>>,
    /// What the name means where the note names none of them otherwise, once that is asked.
    pub(super) undecided: OnceCell<Resolution>,
}

impl Fitting {
    pub(super) fn new(strong: Vec<Candidate>, weak: Vec<Candidate>) -> Self {
        let (strong, weak) = (closest_spelling(strong), closest_spelling(weak));
        Self { strong, weak, offered: OnceCell::new(), undecided: OnceCell::new() }
    }
}

/// Fitting candidates that places with the same name share: by the list of a occurrence's candidates, and whether the
/// workspace writes the name in lower case.
pub(super) type Shared = FxHashMap<(*const Candidate, bool), Rc<Fitting>>;

/// Whether nothing beside the name says for whom it can stand.
pub(super) fn is_bare(occurrence: &Occurrence) -> bool {
    let Occurrence { title, legal_form, generation, honorific, of_family, .. } = occurrence;
    title.is_none() && legal_form.is_none() && generation.is_none() && !honorific && !of_family
}

/// The candidates whose names are spelt as in the text, to the accent; if there are none, all.
fn closest_spelling(candidates: Vec<Candidate>) -> Vec<Candidate> {
    if candidates.iter().any(|candidate| candidate.exact) {
        candidates.into_iter().filter(|candidate| candidate.exact).collect()
    } else {
        candidates
    }
}

/// Those who declare a person's name as it is written, if anybody does: who is just John Cartwright is meant by that rather than
/// John Henry Cartwright, whoever else is there, and Robert Lind rather than his son.
pub(super) fn declared(candidates: &mut Vec<Candidate>, is_person: impl Fn(EntityId) -> bool) {
    let is_declared = |candidate: &Candidate| matches!(candidate.form, Form::Full | Form::Alias);
    if candidates.iter().any(is_declared) && candidates.iter().all(|candidate| is_person(candidate.entity)) {
        candidates.retain(is_declared);
    }
}

/// Those who bear the name as their canonical one; if there are none, those who bear it as an alias, and so on.
pub(super) fn best_form(candidates: &[Candidate]) -> Vec<Candidate> {
    let best = candidates.iter().map(|candidate| candidate.form).min();
    candidates.iter().filter(|candidate| Some(candidate.form) == best).copied().collect()
}

/// Whether legal form, generation and title leave the candidate possible.
pub(super) fn fits(candidate: &Candidate, entity: &Entity, occurrence: &Occurrence) -> bool {
    let fits_form = match (entity.kind(), occurrence.legal_form) {
        (_, None) => true,
        (Kind::Person, Some(_)) => false,
        (Kind::Organization, Some((form, _))) => entity.legal_forms.is_empty() || entity.legal_forms.contains(&form),
    };
    let fits_generation = match occurrence.generation {
        Some((generation, _)) if entity.kind() == Kind::Person => {
            entity.generations.contains(&generation) || (entity.generations.is_empty() && !occurrence.single)
        }
        _ => true,
    };
    // A full name stands whatever the title before it says: Mr. and Mrs. Brad Hollis.
    let fits_title = match occurrence.title {
        _ if candidate.is_strong() => true,
        Some(_) if entity.kind() == Kind::Organization => false,
        Some(title) if entity.is_noble() && title.rank == Some(Rank::Plain) => false,
        // Who is called by a title and one name is not called by that name and another title: Miss Bennet is not Mrs.
        // Bennet. It says nothing of other names: Miss Taylor may be Mrs. Weston by now.
        Some(title) => is_called(entity, occurrence, title)
            .unwrap_or_else(|| title.gender.is_none() || entity.gender.is_none() || title.gender == entity.gender),
        None => true,
    };
    fits_form && fits_generation && fits_title
}

/// Whether the title is one by which the entity is called with this word; nothing if it is called by none.
pub(super) fn is_called(entity: &Entity, occurrence: &Occurrence, title: Title) -> Option<bool> {
    let mut titles =
        entity.called_by_titles.iter().filter(|(word, _)| occurrence.word.is_none_or(|own| own == *word)).peekable();
    titles.peek()?;
    Some(titles.any(|(_, id)| *id == title.id))
}
