//! Surnames that are also ordinary words in some language (Koch, Winter), and the context that shows the word is meant:
//! der Koch, im Winter, Boer zoekt vrouw.

use crate::word_lists::{table, words};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

static NOUNS: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| table(include_str!("../word_lists/surname_nouns.txt")));
static DETERMINERS: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| table(include_str!("../word_lists/determiners.txt")));
static DEEDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/person_verbs.txt")));

/// The languages in which a folded surname is an ordinary word, by their codes in ISO 639-1.
pub fn languages(folded: &str) -> impl Iterator<Item = &'static str> {
    NOUNS.get(folded).copied().unwrap_or_default().split(' ').filter(|code| !code.is_empty())
}

/// Whether the folded word is a determiner of the language with this code.
pub fn is_determiner_of(folded: &str, code: &str) -> bool {
    DETERMINERS.get(folded).is_some_and(|codes| codes.split(' ').any(|own| own == code))
}

/// Whether the folded word is a verb for actions of people, in a language other than English: zei, dijo.
pub fn is_deed(folded: &str) -> bool {
    DEEDS.contains(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_are_words_of_their_languages() {
        assert_eq!(languages("koch").collect::<Vec<_>>(), ["de"]);
        assert!(languages("winter").any(|code| code == "de") && languages("winter").any(|code| code == "nl"));
        assert!(["lindqvist", "", "haruki"].into_iter().all(|word| languages(word).next().is_none()));
    }

    #[test]
    fn determiners_have_languages() {
        assert!(is_determiner_of("der", "de") && !is_determiner_of("der", "nl") && is_determiner_of("die", "nl"));
        assert!(!is_determiner_of("o", "pt"), "names have it before them as well");
        assert!(is_deed("zei") && !is_deed("zoekt"));
    }
}
