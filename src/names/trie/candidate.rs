//! The candidates of a match: the entities that the matched name may refer to.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::names::EntityId;
use crate::names::forms::{Around, Form, PatternStrength};

/// Up to this size a linear search is used.
pub(super) const FEW: usize = 16;

/// An entity that a text may refer to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// The entity.
    pub entity: EntityId,
    /// The form of its name.
    pub form: Form,
    /// The standing of the name.
    pub standing: PatternStrength,
    /// Whether the text equals the declared name, including diacritics and case.
    pub exact: bool,
    /// Punctuation around the words that belongs to the name.
    pub around: Around,
}

impl Candidate {
    /// Whether the name needs no evidence in the note.
    pub fn is_strong(&self) -> bool {
        self.standing == PatternStrength::Strong
    }
}

/// Cached candidates of names with many bearers, by their node in the trie and their spelling, since a text repeats
/// names. It is valid until the trie changes.
#[derive(Default)]
pub struct CandidateCache(FxHashMap<(u32, Box<str>), Arc<[Candidate]>>);

impl CandidateCache {
    /// Whom the name at this node may mean that these words make; found out once.
    pub(super) fn of<'w>(
        &mut self,
        node: u32,
        words: impl Iterator<Item = &'w str>,
        find: impl FnOnce() -> Arc<[Candidate]>,
    ) -> Arc<[Candidate]> {
        let written = words.collect::<Vec<&str>>().join(" ").into();
        Arc::clone(self.0.entry((node, written)).or_insert_with(find))
    }
}

/// Each entity once, by the name that is written as it is declared, or else by the form that says most.
pub(super) fn once_each(candidates: impl Iterator<Item = Candidate>) -> Arc<[Candidate]> {
    let mut out: Vec<Candidate> = Vec::new();
    let mut places: FxHashMap<EntityId, usize> = FxHashMap::default();
    for candidate in candidates {
        let place = match out.len() {
            ..=FEW => out.iter().position(|known| known.entity == candidate.entity),
            _ => places.get(&candidate.entity).copied(),
        };
        match place.and_then(|place| out.get_mut(place)) {
            Some(known) if (!candidate.exact, candidate.form) < (!known.exact, known.form) => *known = candidate,
            Some(_) => {}
            None => {
                places.insert(candidate.entity, out.len());
                out.push(candidate);
            }
        }
    }
    out.into()
}
