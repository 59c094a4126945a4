//! Particles within names: `van`, `de`, `bin`.

use super::WordKey;
use crate::word_lists::lines;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static PARTICLES: LazyLock<FxHashSet<WordKey>> =
    LazyLock::new(|| lines(include_str!("../word_lists/particles.txt")).map(WordKey::folded).collect());

/// How many bytes the longest of them has.
const LONGEST: usize = 5;

/// Whether the word is a particle that belongs to the surname behind it, or an article before an organization's name, in
/// any letter case.
pub fn is_particle(word: &str) -> bool {
    word.len() <= LONGEST && PARTICLES.contains(&WordKey::written(word))
}

/// Whether the word stands between the words of English organizations' names, and between names of people.
pub fn joins_words(word: &str) -> bool {
    matches!(word, "of" | "for" | "and")
}

/// Whether the word joins two particles: von und zu Reichenfels.
pub(in crate::names) fn joins_particles(word: &str) -> bool {
    matches!(word, "und" | "et" | "y" | "e")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_are_known_in_any_letter_case() {
        assert!(["van", "Van", "DE", "al", "ap"].into_iter().all(is_particle));
        assert!(["", "Vann", "and", "bartholomew"].into_iter().all(|word| !is_particle(word)));
    }

    #[test]
    fn none_is_longer_than_the_search() {
        assert_eq!(lines(include_str!("../word_lists/particles.txt")).map(str::len).max(), Some(LONGEST));
    }
}
