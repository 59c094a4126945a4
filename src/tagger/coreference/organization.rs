//! An organization's name, and its acronyms.

use super::Part;
use super::index::Key;
use super::words::{Word, words};
use crate::names::legal_forms::{LegalForm, longest_at_end, longest_at_start};
use crate::names::normalize::is_capitalised;

/// How many letters an acronym has.
const ACRONYM: std::ops::RangeInclusive<usize> = 2..=8;

/// An organization's name in its parts.
#[derive(Clone, Debug)]
pub(super) struct Organization {
    /// Its words without article and legal form, folded.
    pub(super) key: String,
    /// How many these are.
    pub(super) length: usize,
    /// Its legal form, if it is written.
    pub(super) legal_form: Option<LegalForm>,
    /// The name itself, if it is written as acronyms are: in capitals without a dot.
    pub(super) acronym: Option<String>,
    /// What its acronym may be: the initials of the capitalised words, or of all.
    initials: Vec<String>,
}

impl Organization {
    pub(super) fn read(text: &str) -> Self {
        let words = words(text);
        let rest = match words.split_first() {
            Some((first, rest)) if first.folded == "the" && !rest.is_empty() => rest,
            _ => words.as_slice(),
        };
        let (own, legal_form) = without_legal_form(rest);
        let folded: Vec<&str> = own.iter().map(|word| word.folded.as_str()).collect();
        Self { key: folded.join(" "), length: own.len(), legal_form, acronym: acronym(own), initials: initials(own) }
    }

    /// Under what chains are looked up, and found: the name, itself as an acronym, and its acronyms.
    pub(super) fn keys(&self) -> Vec<Key> {
        let whole = Key::Organization(self.key.clone());
        let acronyms = self.acronym.iter().chain(&self.initials);
        std::iter::once(whole).chain(acronyms.cloned().map(Key::Acronym)).collect()
    }

    /// Whether one name is the acronym of the other.
    pub(super) fn abbreviates(&self, other: &Self) -> bool {
        let is_of = |one: &Self, other: &Self| one.acronym.as_ref().is_some_and(|own| other.initials.contains(own));
        is_of(self, other) || is_of(other, self)
    }

    pub(super) fn part_of(&self, whole: &Self) -> Part {
        if self.key == whole.key {
            Part::Whole
        } else if self.abbreviates(whole) {
            Part::Acronym
        } else {
            Part::Shortened
        }
    }
}

/// The words without the legal form at either end, and that form. Never nothing.
fn without_legal_form(words: &[Word]) -> (&[Word], Option<LegalForm>) {
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    if let Some((taken, form)) = longest_at_end(&folded) {
        return (words.get(..words.len().saturating_sub(taken)).unwrap_or(words), Some(form));
    }
    if let Some((taken, form)) = longest_at_start(&folded) {
        return (words.get(taken..).unwrap_or(words), Some(form));
    }
    (words, None)
}

/// The letters of a name that is an acronym: `NSF`, `N.S.F.`
fn acronym(words: &[Word]) -> Option<String> {
    let letters: String = words.iter().flat_map(|word| word.text.chars()).filter(|letter| *letter != '-').collect();
    let is_spelled_out = words.len() == 1 || words.iter().all(|word| word.text.chars().count() == 1);
    let is_acronym = is_spelled_out && letters.chars().all(char::is_uppercase);
    (is_acronym && ACRONYM.contains(&letters.chars().count())).then_some(letters)
}

/// The first letters of the capitalised words, and those of all words.
fn initials(words: &[Word]) -> Vec<String> {
    let parts = || words.iter().flat_map(|word| word.text.split('-'));
    let first = |word: &str| word.chars().next().into_iter().flat_map(char::to_uppercase).collect::<String>();
    let capitalised: String = parts().filter(|word| is_capitalised(word)).map(first).collect();
    let all: String = parts().map(first).collect();
    let mut initials = vec![capitalised, all];
    initials.dedup();
    initials.retain(|letters| words.len() > 1 && ACRONYM.contains(&letters.chars().count()));
    initials
}
