//! An index of chains by the parts of their names.

use rustc_hash::FxHashMap;

use super::chain::Chain;
use super::key::Key;

/// The most chains under one key: those named last are kept. This bounds the work where a thousand people share a
/// surname.
const MAX: usize = 32;

/// The chains under each key.
#[derive(Default)]
pub(super) struct Index {
    numbers: FxHashMap<Key, Vec<usize>>,
}

impl Index {
    /// The chains under a key, in no particular order.
    pub(super) fn chains(&self, key: &Key) -> impl Iterator<Item = usize> {
        self.numbers.get(key).into_iter().flatten().copied()
    }

    /// Adds a chain; if there are too many, the one that was not named for the longest time is dropped.
    pub(super) fn add(&mut self, key: Key, chain: usize, chains: &[Chain]) {
        let numbers = self.numbers.entry(key).or_default();
        if numbers.contains(&chain) {
            return;
        }
        if numbers.len() == MAX {
            let oldest =
                numbers.iter().enumerate().min_by_key(|(_, number)| chains.get(**number).map(|chain| chain.last));
            if let Some((at, _)) = oldest {
                numbers.swap_remove(at);
            }
        }
        numbers.push(chain);
    }
}
