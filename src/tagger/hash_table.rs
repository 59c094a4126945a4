//! A read-only table by 32-bit hashes. It is built once, and most lookups are for keys that it does not have.

/// Values by hash, in compact memory.
#[derive(Default, Debug)]
pub(super) struct Table<V> {
    /// The sorted hashes. They are evenly distributed, so the first bits of one tell roughly its position.
    keys: Vec<u32>,
    values: Vec<V>,
    /// For each prefix of a hash, the index of the first hash with that prefix or a greater one.
    starts: Vec<u32>,
    /// The number of bits after the prefix.
    shift: u32,
    /// A bit set of possible hashes (like a Bloom filter), small enough for the processor's cache: most lookups end
    /// here.
    hints: Vec<u64>,
}

/// The number of bits for each entry.
const BITS_PER_ENTRY: usize = 12;
/// The average number of hashes with the same prefix.
const ALIKE: usize = 2;

impl<V: Copy> Table<V> {
    /// A table of these entries; the first of those with equal hashes is kept.
    pub(super) fn new(entries: &[(u32, V)]) -> Self {
        let mut entries = entries.to_vec();
        entries.sort_by_key(|(key, _)| *key);
        entries.dedup_by_key(|(key, _)| *key);
        let beginnings = (entries.len() / ALIKE).next_power_of_two().max(2);
        let shift = u32::BITS - beginnings.trailing_zeros();
        let keys: Vec<u32> = entries.iter().map(|(key, _)| *key).collect();
        let mut starts = vec![0; beginnings + 1];
        for key in &keys {
            starts.get_mut((key >> shift) as usize + 1).into_iter().for_each(|count| *count += 1);
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut hints = vec![0; (keys.len() * BITS_PER_ENTRY / 64).next_power_of_two()];
        for key in &keys {
            let (word, bit) = hint(hints.len(), *key);
            hints.get_mut(word).into_iter().for_each(|hints| *hints |= bit);
        }
        Self { values: entries.into_iter().map(|(_, value)| value).collect(), keys, starts, shift, hints }
    }

    /// The value under a hash.
    pub(super) fn get(&self, key: u32) -> Option<&V> {
        let (word, bit) = hint(self.hints.len(), key);
        if self.hints.get(word)? & bit == 0 {
            return None;
        }
        let beginning = (key >> self.shift) as usize;
        let first = *self.starts.get(beginning)? as usize;
        let behind = *self.starts.get(beginning + 1)? as usize;
        let at = self.keys.get(first..behind)?.iter().position(|other| *other == key)?;
        self.values.get(first + at)
    }
}

/// The index of the word of the bit set, and the bit in it, for a hash.
fn hint(words: usize, key: u32) -> (usize, u64) {
    ((key >> 6) as usize & words.wrapping_sub(1), 1 << (key & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        let entries: Vec<(u32, u32)> = (1..2000).map(|n: u32| (n.wrapping_mul(0x9e37_79b9), n)).collect();
        let table = Table::new(&entries);
        assert!(entries.iter().all(|(key, value)| table.get(*key) == Some(value)));
        assert!((5000..6000u32).all(|n| table.get(n.wrapping_mul(0x9e37_79b9)).is_none()));
        assert_eq!(table.get(0), None);
        assert_eq!(Table::<u8>::default().get(3), None);
        assert_eq!(Table::new(&[] as &[(u32, u8)]).get(3), None);
    }

    #[test]
    fn the_first_and_the_last_hash_are_found_and_the_first_value_stays() {
        let table = Table::new(&[(u32::MAX, 1), (0, 2), (u32::MAX, 3)]);
        assert_eq!((table.get(0), table.get(u32::MAX), table.get(1)), (Some(&2), Some(&1), None));
    }
}
