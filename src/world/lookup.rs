//! Looks up entities by a name that the user has typed.

use super::state::World;
use crate::names::token::tokenize;
use crate::names::{CandidateCache, EntityId};

impl World {
    /// The entities that a name typed at a terminal means: those with this declared name, or this handle, or all of
    /// whose name it is a part.
    pub fn look_up(&self, name: &str) -> Vec<EntityId> {
        let named = self.entity_index.named(name);
        if !named.is_empty() {
            return named;
        }
        let mut with_handle = self.entity_index.with_handle(name.trim_start_matches('@'));
        if !with_handle.is_empty() {
            self.entity_index.merge_entries(&mut with_handle, |id| id);
            return with_handle;
        }
        let found = self.bearers(name);
        // Who asks for a short name need not hold the shift key.
        if found.is_empty() && !name.contains(char::is_uppercase) { self.bearers(&capitalised(name)) } else { found }
    }

    /// The entities of which the whole text is a form of the name, by where they are defined.
    fn bearers(&self, name: &str) -> Vec<EntityId> {
        let words = tokenize(name);
        let found = self.entity_index.trie().find(&words, &mut CandidateCache::default());
        let whole = found.iter().filter(|found| found.first == 0 && found.end == words.len());
        let mut bearers: Vec<EntityId> =
            whole.flat_map(|found| found.candidates.iter()).map(|candidate| candidate.entity).collect();
        self.entity_index.merge_entries(&mut bearers, |id| id);
        self.entity_index.sort_by_place(&mut bearers, |id| *id);
        bearers
    }
}

/// A text with a capital at the beginning of each word.
fn capitalised(text: &str) -> String {
    let mut begins = true;
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if begins {
            out.extend(letter.to_uppercase());
        } else {
            out.push(letter);
        }
        begins = !letter.is_alphanumeric();
    }
    out
}
