//! A persistent hash map: clones share all shards, and a change copies only one of them.

use std::borrow::Borrow;
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap};

const COUNT: usize = 256;
/// A hash map uses the lowest and the highest bits of a hash; shards are chosen by the bits between.
const SHIFT: u32 = 32;

/// Values by key. A clone shares all of them; a change copies one shard of many.
#[derive(Clone, Debug)]
pub(crate) struct ShardedMap<K, V> {
    /// None before the first key comes, and then [`COUNT`] of them.
    shards: Arc<Vec<Arc<FxHashMap<K, V>>>>,
}

impl<K, V> Default for ShardedMap<K, V> {
    fn default() -> Self {
        Self { shards: Arc::default() }
    }
}

impl<K: Hash + Eq + Clone, V: Clone> ShardedMap<K, V> {
    /// The value of a key.
    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.shards.get(place(key))?.get(key)
    }

    /// Sets the value of a key.
    pub(crate) fn insert(&mut self, key: K, value: V) {
        if let Some(shard) = self.shard(&key) {
            shard.insert(key, value);
        }
    }

    /// Changes the value of a key, or the default value where it has none.
    pub(crate) fn change(&mut self, key: K, change: impl FnOnce(&mut V))
    where
        V: Default,
    {
        if let Some(shard) = self.shard(&key) {
            change(shard.entry(key).or_default());
        }
    }

    /// Removes a key and returns its value.
    pub(crate) fn remove<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.get(key)?;
        self.shard(key)?.remove(key)
    }

    /// The shard of a key, for writing; there always is one.
    fn shard<Q: Hash + ?Sized>(&mut self, key: &Q) -> Option<&mut FxHashMap<K, V>> {
        let shards = Arc::make_mut(&mut self.shards);
        if shards.is_empty() {
            shards.resize_with(COUNT, Arc::default);
        }
        shards.get_mut(place(key)).map(Arc::make_mut)
    }

    /// All keys with their values, in no particular order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.shards.iter().flat_map(|shard| shard.iter())
    }

    /// How many keys there are.
    pub(crate) fn len(&self) -> usize {
        self.shards.iter().map(|shard| shard.len()).sum()
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.shards.iter().all(|shard| shard.is_empty())
    }
}

impl<K: Hash + Eq + Clone, T: Clone + PartialEq> ShardedMap<K, Vec<T>> {
    /// Removes an item from the list of a key, the last one if there are several; removes the key with its last item.
    pub(crate) fn take_from<Q: Hash + Eq + ?Sized>(&mut self, key: &Q, item: &T)
    where
        K: Borrow<Q>,
    {
        let Some(shard) = self.get(key).is_some().then(|| self.shard(key)).flatten() else { return };
        if let Some(list) = shard.get_mut(key) {
            if let Some(at) = list.iter().rposition(|other| other == item) {
                list.remove(at);
            }
            if list.is_empty() {
                shard.remove(key);
            }
        }
    }
}

fn place<Q: Hash + ?Sized>(key: &Q) -> usize {
    (FxBuildHasher.hash_one(key) >> SHIFT) as usize % COUNT
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_a_map_and_its_clones_stay_as_they_were(steps in prop::collection::vec((0..600_u32, 0..4_u8), 0..200)) {
            let (mut shards, mut map) = (ShardedMap::default(), FxHashMap::default());
            let mut before = Vec::new();
            for (key, step) in steps {
                before.push((shards.clone(), map.clone()));
                match step {
                    0 => {
                        shards.insert(key, vec![key]);
                        map.insert(key, vec![key]);
                    }
                    1 => {
                        shards.change(key, |list: &mut Vec<u32>| list.push(1));
                        map.entry(key).or_default().push(1);
                    }
                    2 => prop_assert_eq!(shards.remove(&key), map.remove(&key)),
                    _ => {
                        shards.take_from(&key, &1);
                        if let Some(list) = map.get_mut(&key)
                            && let Some(at) = list.iter().rposition(|item| *item == 1)
                        {
                            list.remove(at);
                        }
                        map.retain(|other, list| *other != key || !list.is_empty());
                    }
                }
            }
            before.push((shards, map));
            for (shards, map) in before {
                let listed: FxHashMap<u32, Vec<u32>> = shards.iter().map(|(key, list)| (*key, list.clone())).collect();
                prop_assert_eq!((shards.len(), shards.is_empty()), (map.len(), map.is_empty()));
                prop_assert!(map.iter().all(|(key, list)| shards.get(key) == Some(list)));
                prop_assert_eq!(listed, map);
            }
        }
    }
}
