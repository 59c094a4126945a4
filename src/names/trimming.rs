//! Trims words at the edges of a name that are not part of it: a word that begins the sentence (Ancak Plato), an ending
//! behind an apostrophe (Plato'nun).

use super::honorifics;
use super::lexicon;
use super::normalize::fold;
use crate::word_lists::words;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;

static CITATION_OPENERS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| words(include_str!("../word_lists/citation_openers.txt")));
static OPENERS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/sentence_openers.txt")));
static ENDINGS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| words(include_str!("../word_lists/apostrophe_endings.txt")));

/// Whether the folded word may precede a cited name with the surname first: by Greene, Robert.
pub fn introduces_citation(folded: &str) -> bool {
    CITATION_OPENERS.contains(folded)
}

/// Whether the folded word begins sentences and is no part of a name.
pub fn is_opener(folded: &str) -> bool {
    OPENERS.contains(folded) || lexicon::is_determiner(folded)
}

/// The part of the range of `text` that is the name itself.
pub fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let whole = text.get(range.clone()).unwrap_or_default();
    let end = range.end - ending(whole).map_or(0, str::len);
    let own = text.get(range.start..end).unwrap_or_default();
    let first = own.split_whitespace().next().unwrap_or_default();
    let rest = own.get(first.len()..).unwrap_or_default().trim_start();
    let opens = is_sentence_start(text.get(..range.start).unwrap_or_default()) && is_opener(&fold(first));
    if opens && rest.chars().next().is_some_and(char::is_uppercase) {
        return end - rest.len()..end;
    }
    range.start..end
}

/// The range without the full stop that ends a sentence and no abbreviation: `Mme Vasseur.`
pub fn without_full_stop(text: &str, range: Range<usize>) -> Range<usize> {
    let own = text.get(range.clone()).unwrap_or_default();
    let Some(bare) = own.strip_suffix('.') else { return range };
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
    let folded = fold(last);
    let is_word = last.chars().filter(|letter| letter.is_lowercase()).count() >= SHORTEST && !last.contains('.');
    let is_short = honorifics::suffix(&folded) || honorifics::title(&folded).is_some_and(|title| title.is_abbreviation);
    if is_word && !is_short { range.start..range.end - 1 } else { range }
}

/// A word of fewer small letters may be an abbreviation.
const SHORTEST: usize = 2;

/// The apostrophe and the ending behind it, if the name has one.
fn ending(name: &str) -> Option<&str> {
    let at = name.rfind(['\'', '’', 'ʼ'])?;
    let (own, ending) = name.split_at_checked(at)?;
    let letters: &str = ending.trim_start_matches(['\'', '’', 'ʼ']);
    let last = own.rsplit([' ', '\n', '-']).next().unwrap_or_default();
    // A single letter before it makes one word of both: D'angelo.
    let is_ending =
        last.chars().count() > 1 && letters.chars().all(char::is_lowercase) && ENDINGS.contains(fold(letters).as_str());
    is_ending.then_some(ending)
}

/// Whether a sentence begins behind this text.
fn is_sentence_start(before: &str) -> bool {
    let last = before.trim_end().chars().next_back();
    last.is_none_or(|last| {
        !last.is_alphanumeric() && !matches!(last, ',' | ';' | '-' | '–' | '—' | '&' | '/' | '\'' | '’')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name<'t>(text: &'t str, whole: &str) -> &'t str {
        let start = text.find(whole).unwrap();
        text.get(trimmed(text, start..start + whole.len())).unwrap()
    }

    #[test]
    fn endings_behind_an_apostrophe_are_cut() {
        assert_eq!(name("Ann Kubrin'in evi", "Ann Kubrin'in"), "Ann Kubrin");
        assert_eq!(name("Plato’nun", "Plato’nun"), "Plato");
        assert_eq!(name("Elif Şahin'den", "Elif Şahin'den"), "Elif Şahin");
        assert_eq!(name("Ilkay Işık'ın", "Ilkay Işık'ın"), "Ilkay Işık");
        for whole in ["Fidelma O'Garrick", "Sa'di", "Kamala D'a", "Ka'ahumanu", "Ann", ""] {
            assert_eq!(name(whole, whole), whole);
        }
    }

    #[test]
    fn the_full_stop_of_a_sentence_is_cut() {
        let bare = |name: &str| name.get(without_full_stop(name, 0..name.len())).unwrap().to_owned();
        assert_eq!(bare("Mme Vasseur."), "Mme Vasseur");
        for name in ["Otis Bram Jr.", "Anna B.", "J.R.", "Otis Bram", "Bram Esq.", "."] {
            assert_eq!(bare(name), name);
        }
    }

    #[test]
    fn a_word_that_begins_a_sentence_is_cut() {
        assert_eq!(name("Ancak Plato'nun", "Ancak Plato'nun"), "Plato");
        assert_eq!(name("Geldi. Çünkü Elif Kaya geldi.", "Çünkü Elif Kaya"), "Elif Kaya");
        assert_eq!(name("Then Petra Lindqvist left.", "Then Petra Lindqvist"), "Petra Lindqvist");
        for whole in ["Will Smith", "Ancak", "Young Tam"] {
            assert_eq!(name(whole, whole), whole);
        }
        assert_eq!(name("by Ancak Plato", "Ancak Plato"), "Ancak Plato", "no sentence begins here");
    }
}
