//! Values under 32-bit hashes: built once, asked often, mostly for what is not there.

/// A table with open addressing; hash 0 stands for an empty place.
#[derive(Debug)]
pub(super) struct Table<V> {
    /// Hashes beside their values, so that one look at the memory finds both.
    slots: Vec<(u32, V)>,
    shift: u32,
    /// A bit for each hash that may be there, so small that it stays in a processor's cache: most questions end here.
    hints: Vec<u64>,
}

/// How many hashes share the hints' bits for each entry.
const BITS_PER_ENTRY: usize = 12;

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { slots: Vec::new(), shift: 0, hints: Vec::new() }
    }
}

impl<V: Copy + Default> Table<V> {
    /// A table of these entries; the first of those with the same hash stays.
    pub(super) fn new(entries: &[(u32, V)]) -> Self {
        let size = (entries.len() * 2).next_power_of_two().max(2);
        let shift = u32::BITS - size.trailing_zeros().clamp(1, 31);
        let words = (entries.len() * BITS_PER_ENTRY / 64).next_power_of_two();
        let mut table = Self { slots: vec![(0, V::default()); size], shift, hints: vec![0; words] };
        for (key, value) in entries {
            table.insert(*key, *value);
        }
        table
    }

    fn insert(&mut self, key: u32, value: V) {
        let (word, bit) = self.hint(key);
        if let Some(hints) = self.hints.get_mut(word) {
            *hints |= bit;
        }
        let mut place = self.place(key);
        while let Some(slot) = self.slots.get_mut(place) {
            if slot.0 == 0 {
                *slot = (key, value);
                return;
            }
            if slot.0 == key {
                return;
            }
            place = self.next(place);
        }
    }

    /// The value under a hash.
    pub(super) fn get(&self, key: u32) -> Option<&V> {
        let (word, bit) = self.hint(key);
        if self.hints.get(word)? & bit == 0 {
            return None;
        }
        self.look_up(key)
    }

    fn look_up(&self, key: u32) -> Option<&V> {
        let mut place = self.place(key);
        loop {
            match self.slots.get(place)? {
                (0, _) => return None,
                (found, value) if *found == key => return Some(value),
                _ => place = self.next(place),
            }
        }
    }

    /// The word of the hints and the bit in it that stand for a hash.
    fn hint(&self, key: u32) -> (usize, u64) {
        ((key >> 6) as usize & self.hints.len().wrapping_sub(1), 1 << (key & 63))
    }

    fn place(&self, key: u32) -> usize {
        (key.wrapping_mul(0x9e37_79b1) >> self.shift) as usize
    }

    fn next(&self, place: usize) -> usize {
        (place + 1) & (self.slots.len() - 1)
    }
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
}
