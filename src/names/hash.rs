//! Hashes of words, as keys of tables.

use super::ascii::{self, Block, HIGH};
use super::normalize::fold;

/// A 64-bit key of a word, equal for words that fold to the same. Different words of less than eight bytes have
/// different keys; longer ones almost certainly do.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct WordKey(u64);

impl WordKey {
    /// The key of a folded word.
    pub fn folded(word: &str) -> Self {
        Self::of(word.as_bytes(), |block| block)
    }

    /// The key of a word as written. ASCII words, which are the most, are folded without allocation.
    pub fn written(word: &str) -> Self {
        let mut all = 0;
        let key = Self::of(word.as_bytes(), |block| {
            all |= block;
            ascii::lower(block & !HIGH)
        });
        if all & HIGH == 0 { key } else { Self::folded(&fold(word)) }
    }

    /// A 32-bit hash of the key, for large collections.
    pub fn hash(self) -> u32 {
        u32::try_from(self.0 >> 32).unwrap_or_default()
    }

    fn of(bytes: &[u8], mut folded: impl FnMut(Block) -> Block) -> Self {
        let (blocks, rest) = bytes.as_chunks();
        let last = rest.iter().rev().fold(0, |block, byte| block << 8 | Block::from(*byte));
        let blocks = blocks.iter().map(|block| Block::from_le_bytes(*block)).chain([last]);
        Self(blocks.fold(0, |key, block| mix(key ^ folded(block))))
    }
}

/// The [`WordKey::hash`] of a word, folded or as it is written.
pub fn word_hash(word: &str) -> u32 {
    WordKey::written(word).hash()
}

/// Mixes the bits. It is a bijection.
fn mix(value: u64) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let spread = (value ^ (value >> 32)).wrapping_mul(FACTOR);
    spread ^ (spread >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_key_however_it_is_written() {
        let words =
            ["", "a", "Ada", "LOVELACE", "lovelace", "Straße", "MÜLLER", "Internationalization", "李明", "x_1", "N°"];
        for word in words {
            assert_eq!(WordKey::written(word), WordKey::folded(&fold(word)), "{word}");
        }
    }

    #[test]
    fn other_words_have_other_keys() {
        let mut words: Vec<&str> = crate::word_lists::lines(include_str!("../word_lists/ordinary.txt"))
            .chain(crate::word_lists::lines(include_str!("../word_lists/surnames.txt")))
            .collect();
        words.sort_unstable();
        words.dedup();
        let keys: std::collections::HashSet<WordKey> = words.iter().map(|word| WordKey::folded(word)).collect();
        assert_eq!(keys.len(), words.len());
        let hashes: std::collections::HashSet<u32> = words.iter().map(|word| word_hash(word)).collect();
        assert!(words.len() - hashes.len() < 3, "{} of {}", hashes.len(), words.len());
    }
}
