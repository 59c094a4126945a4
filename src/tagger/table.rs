//! Values under 32-bit hashes: built once, asked often, mostly for what is not there.

/// A table with open addressing; hash 0 stands for an empty place.
#[derive(Debug)]
pub(super) struct Table<V> {
    keys: Vec<u32>,
    values: Vec<V>,
    shift: u32,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { keys: Vec::new(), values: Vec::new(), shift: 0 }
    }
}

impl<V: Copy + Default> Table<V> {
    /// A table of these entries; the first of those with the same hash stays.
    pub(super) fn new(entries: &[(u32, V)]) -> Self {
        let size = (entries.len() * 2).next_power_of_two().max(2);
        let shift = u32::BITS - size.trailing_zeros().clamp(1, 31);
        let mut table = Self { keys: vec![0; size], values: vec![V::default(); size], shift };
        for (key, value) in entries {
            table.insert(*key, *value);
        }
        table
    }

    fn insert(&mut self, key: u32, value: V) {
        let mut place = self.place(key);
        while let Some(slot) = self.keys.get_mut(place) {
            if *slot == 0 {
                *slot = key;
                if let Some(slot) = self.values.get_mut(place) {
                    *slot = value;
                }
                return;
            }
            if *slot == key {
                return;
            }
            place = self.next(place);
        }
    }

    /// The value under a hash.
    pub(super) fn get(&self, key: u32) -> Option<&V> {
        let mut place = self.place(key);
        loop {
            match *self.keys.get(place)? {
                found if found == key && key != 0 => return self.values.get(place),
                0 => return None,
                _ => place = self.next(place),
            }
        }
    }

    fn place(&self, key: u32) -> usize {
        (key.wrapping_mul(0x9e37_79b1) >> self.shift) as usize
    }

    fn next(&self, place: usize) -> usize {
        (place + 1) & (self.keys.len() - 1)
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
