//! The candidates that fit the surroundings of a name.

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::names::{Candidate, EntityId};
use crate::resolve::{Resolution, Sighting};

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

/// Fitting candidates that places with the same name share: by the list of a sighting's candidates, and whether the
/// workspace writes the name in lower case.
pub(super) type Shared = FxHashMap<(*const Candidate, bool), Rc<Fitting>>;

/// Whether nothing beside the name says for whom it can stand.
pub(super) fn is_bare(sighting: &Sighting) -> bool {
    let Sighting { title, legal_form, generation, honorific, of_family, .. } = sighting;
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

/// Those who bear the name as their canonical one; if there are none, those who bear it as an alias, and so on.
pub(super) fn best_form(candidates: &[Candidate]) -> Vec<Candidate> {
    let best = candidates.iter().map(|candidate| candidate.form).min();
    candidates.iter().filter(|candidate| Some(candidate.form) == best).copied().collect()
}
