//! An index of words that finds those one typo away from a given word (symmetric deletion).

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::edit_distance::is_typo;

/// Words indexed for typos. Two words are one typo apart if they become equal when at most one letter is left out of
/// each. So each word is indexed by all its variants with one letter less, and a lookup needs only the few variants of
/// the query.
#[derive(Clone, Debug, Default)]
pub struct DeletionIndex {
    words: Vec<Box<str>>,
    /// The words by the hashes of themselves and of their variants with one letter less, sorted.
    places: Vec<(u64, u32)>,
}

impl DeletionIndex {
    /// Indexes words, which are folded already.
    pub fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let words: Vec<Box<str>> = words.map(Box::from).collect();
        let mut places = Vec::with_capacity(words.len() * 8);
        for (word, place) in words.iter().zip(0..) {
            each_rest(word, |rest| places.push((hash(rest), place)));
        }
        places.sort_unstable();
        places.dedup();
        Self { words, places }
    }

    /// The indexed words that are one typo away from a folded word, each once.
    pub fn of(&self, folded: &str) -> Vec<&str> {
        let mut found: Vec<u32> = Vec::new();
        each_rest(folded, |rest| {
            let hash = hash(rest);
            let first = self.places.partition_point(|(other, _)| *other < hash);
            let alike = self.places.iter().skip(first).take_while(|(other, _)| *other == hash);
            found.extend(alike.map(|(_, place)| *place));
        });
        found.sort_unstable();
        found.dedup();
        let words = found.into_iter().filter_map(|place| self.words.get(place as usize));
        words.map(AsRef::as_ref).filter(|word| is_typo(folded, word)).collect()
    }
}

/// Calls `visit` with the word and each variant with one letter less.
fn each_rest(word: &str, mut visit: impl FnMut(&str)) {
    visit(word);
    let mut rest = String::with_capacity(word.len());
    for (at, letter) in word.char_indices() {
        rest.clear();
        rest.push_str(word.get(..at).unwrap_or_default());
        rest.push_str(word.get(at + letter.len_utf8()..).unwrap_or_default());
        visit(&rest);
    }
}

fn hash(word: &str) -> u64 {
    FxBuildHasher.hash_one(word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::names::edit_distance::each_typo;

    proptest! {
        #[test]
        fn it_finds_what_all_slips_of_a_word_find(
            words in prop::collection::btree_set("[abé梁]{0,5}", 0..20),
            asked in "[abé梁]{0,5}",
        ) {
            let near = DeletionIndex::new(words.iter().map(String::as_str));
            let mut expected = Vec::new();
            each_typo(&asked, |typo| expected.extend(words.get(typo).map(String::as_str)));
            expected.sort_unstable();
            expected.dedup();
            let mut found = near.of(&asked);
            found.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }
}
