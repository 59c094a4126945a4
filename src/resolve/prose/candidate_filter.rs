//! Filters the candidates of an occurrence by its context.

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

/// The candidates that fit the context of a name, in no particular order: of thousands few are ever shown, and only
/// those are sorted.
pub(super) struct Fitting {
    /// Candidates by names that need no evidence.
    pub(super) strong: Vec<Candidate>,
    /// Candidates by names that need evidence.
    pub(super) weak: Vec<Candidate>,
    /// All of them sorted, computed when they are offered.
    pub(super) offered: OnceCell<Arc<[EntityId]>>,
    /// The resolution where the note names none of them otherwise, computed on first use.
    pub(super) undecided: OnceCell<Resolution>,
}

impl Fitting {
    pub(super) fn new(strong: Vec<Candidate>, weak: Vec<Candidate>) -> Self {
        let (strong, weak) = (closest_spelling(strong), closest_spelling(weak));
        Self { strong, weak, offered: OnceCell::new(), undecided: OnceCell::new() }
    }
}

/// Fitting candidates shared by places with the same name, keyed by the list of candidates and by whether the workspace
/// writes the name in lower case.
pub(super) type Shared = FxHashMap<(*const Candidate, bool), Rc<Fitting>>;

/// Whether the context of the name does not restrict the candidates.
pub(super) fn is_bare(occurrence: &Occurrence) -> bool {
    let Occurrence { title, legal_form, generation, honorific, of_family, .. } = occurrence;
    title.is_none() && legal_form.is_none() && generation.is_none() && !honorific && !of_family
}

/// The candidates whose names are spelt as in the text, diacritics included; all, if there are none.
fn closest_spelling(candidates: Vec<Candidate>) -> Vec<Candidate> {
    if candidates.iter().any(|candidate| candidate.exact) {
        candidates.into_iter().filter(|candidate| candidate.exact).collect()
    } else {
        candidates
    }
}

/// Keeps the candidates that declare a person's name as it is written, if there are any: just John Cartwright is
/// preferred to John Henry Cartwright, and Robert Lind to his son.
pub(super) fn declared(candidates: &mut Vec<Candidate>, is_person: impl Fn(EntityId) -> bool) {
    let is_declared = |candidate: &Candidate| matches!(candidate.form, Form::Full | Form::Alias);
    if candidates.iter().any(is_declared) && candidates.iter().all(|candidate| is_person(candidate.entity)) {
        candidates.retain(is_declared);
    }
}

/// The candidates with the best form: those with the name as canonical name, else as an alias, and so on.
pub(super) fn best_form(candidates: &[Candidate]) -> Vec<Candidate> {
    let best = candidates.iter().map(|candidate| candidate.form).min();
    candidates.iter().filter(|candidate| Some(candidate.form) == best).copied().collect()
}

/// Whether legal form, generation and title fit the candidate.
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

/// Whether the entity is called by this title and word; `None` if it is called by no title.
pub(super) fn is_called(entity: &Entity, occurrence: &Occurrence, title: Title) -> Option<bool> {
    let mut titles =
        entity.called_by_titles.iter().filter(|(word, _)| occurrence.word.is_none_or(|own| own == *word)).peekable();
    titles.peek()?;
    Some(titles.any(|(_, id)| *id == title.id))
}
