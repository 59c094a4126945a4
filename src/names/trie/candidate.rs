//! Whom a name may mean.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::names::EntityId;
use crate::names::forms::{Around, Form, Standing};

/// Up to so many names or candidates are gone through one by one.
pub(super) const FEW: usize = 16;

/// Somebody whom a piece of text may name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// Who.
    pub entity: EntityId,
    /// By which form of a name.
    pub form: Form,
    /// When the name stands for its bearer.
    pub standing: Standing,
    /// Whether the text has every letter as declared, diacritics and case included.
    pub exact: bool,
    /// Punctuation around the words that belongs to the name.
    pub around: Around,
}

impl Candidate {
    /// Whether the name stands for its bearer wherever it is written; other names need evidence in the note.
    pub fn is_strong(&self) -> bool {
        self.standing == Standing::Strong
    }
}

/// Whom names may mean that many bear, by where they end in the trie and how they are written: a text has the same again
/// and again. It holds for as long as the trie does not change.
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
