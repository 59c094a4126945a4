//! Acronyms without context. They are a method or a format as often as an organization, so one counts as sure only
//! where the note spells it out or where it is a known company.

use rustc_hash::FxHashSet;

use super::cache::CachedBlock;
use super::decode::Found;
use super::labels::Class;
use super::lexicon::Field;
use super::products::with_ending;
use super::token_info::TokenInfo;

/// The most letters of an acronym. Longer words in capitals are ordinary words.
const LONGEST: usize = 6;
/// The least value of [`Field::ORGANIZATION`] of a word that is the whole name of a company.
const COMPANY: u16 = 2;

/// The initials of the organizations that a note names in several words.
pub(super) fn spelt_out<'n>(notes: impl Iterator<Item = (&'n CachedBlock, &'n Vec<Found>)>) -> FxHashSet<String> {
    let mut all = FxHashSet::default();
    for (kept, found) in notes {
        for found in found.iter().filter(|found| found.name.class == Class::Organization) {
            let tokens = kept.block.tokens.tokens.get(found.name.start..found.name.end).unwrap_or_default();
            let firsts = tokens.iter().filter_map(|token| token.span.text(&kept.text).chars().next());
            let letters: String = firsts.filter(|letter| letter.is_uppercase()).collect();
            if letters.chars().count() > 1 {
                all.insert(letters);
            }
        }
    }
    all
}

/// Whether a mention is an acronym without an explanation. `first` is its first token. Endings of languages are
/// ignored: `LLM-ova`, `KTH:s`.
pub(super) fn is_unexplained(mention: &str, first: &TokenInfo, spelt_out: &FxHashSet<String>) -> bool {
    let word = with_ending(mention).map_or(mention, |(word, _)| word);
    let is_acronym = (2..=LONGEST).contains(&word.chars().count())
        && word.chars().all(|letter| letter.is_uppercase() || letter.is_numeric());
    is_acronym && first.word_info.get(Field::ORGANIZATION) < COMPANY && !spelt_out.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::lexicon::WordInfo;

    #[test]
    fn an_acronym_needs_an_explanation() {
        let known = FxHashSet::from_iter(["QRG".to_owned()]);
        let cell = TokenInfo::default();
        for mention in ["TCR", "LLM-ova", "KTH:s", "B2B", "AGI's"] {
            assert!(is_unexplained(mention, &cell, &known), "{mention}");
        }
        for mention in ["QRG", "Nvidia", "TCR Group", "A", "DEUTSCHE", "TCR-Berlin"] {
            assert!(!is_unexplained(mention, &cell, &known), "{mention}");
        }
        let company = TokenInfo { word_info: WordInfo::default().with(Field::ORGANIZATION, 2), ..TokenInfo::default() };
        assert!(!is_unexplained("IBM", &company, &known));
    }
}
