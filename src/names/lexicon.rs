//! Lookup of a single word in the embedded lists: ordinary words, given names, surnames, places.
//!
//! A word can be in several of them (`mark`, `rose`, `paris`); the lookups are independent. Every word is passed
//! *folded*: lower case, without diacritics, `ł ø đ ß æ œ þ ı` written `l o d ss ae oe th i`. Sources and licences
//! stand at the top of each file under `word_lists/` and in `NOTICE`.

use super::WordKey;
use super::token::Token;
use crate::word_lists::{lines, table, word_list};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::sync::LazyLock;

pub use super::gender::Gender;

/// Words that stand before nouns and hardly ever before a name of one word.
pub const DETERMINERS: &[&str] = word_list!("english_determiners.txt");

/// Whether `folded` is one of [`DETERMINERS`].
pub fn is_determiner(folded: &str) -> bool {
    DETERMINERS.contains(&folded)
}

static ENGLISH: LazyLock<FxHashSet<WordKey>> =
    LazyLock::new(|| keys(include_str!("../word_lists/english_function_words.txt")));
static ORDINARY: LazyLock<FxHashSet<WordKey>> = LazyLock::new(|| keys(include_str!("../word_lists/ordinary.txt")));
static GIVEN: LazyLock<FxHashMap<WordKey, &str>> = LazyLock::new(|| {
    let genders = table(include_str!("../word_lists/given_names.txt"));
    genders.into_iter().map(|(name, gender)| (WordKey::folded(name), gender)).collect()
});
static SURNAMES: LazyLock<FxHashSet<WordKey>> = LazyLock::new(|| keys(include_str!("../word_lists/surnames.txt")));
static PLACES: LazyLock<FxHashSet<WordKey>> = LazyLock::new(|| keys(include_str!("../word_lists/places.txt")));
static NICKNAMES: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| table(include_str!("../word_lists/nicknames.txt")));

/// Loads the lists now. Otherwise each is loaded on first use, which delays the caller.
pub fn load() {
    LazyLock::force(&ORDINARY);
    LazyLock::force(&GIVEN);
    LazyLock::force(&SURNAMES);
    LazyLock::force(&PLACES);
    LazyLock::force(&NICKNAMES);
    super::inflection::load();
}

/// The words of a list by their keys, which take less memory and are faster to look up.
fn keys(list: &'static str) -> FxHashSet<WordKey> {
    let mut keys = FxHashSet::with_capacity_and_hasher(list.len() / LENGTH, FxBuildHasher);
    keys.extend(lines(list).map(WordKey::folded));
    keys
}

/// About how many bytes a word takes in a list.
const LENGTH: usize = 8;

/// Whether `folded` is an everyday word, so that a capital letter alone does not make it a name.
///
/// Some 24,700 words: English ones that texts mostly write in lower case (`will`, `law`, `three`); words that English
/// capitalises and that name nobody (`monday`, `may`, `english`, `internet`); the commonest words of German, French,
/// Spanish, Italian, Dutch and Portuguese.
pub fn is_ordinary(folded: &str) -> bool {
    is_ordinary_word(WordKey::folded(folded))
}

/// The same for a key.
pub fn is_ordinary_word(word: WordKey) -> bool {
    ORDINARY.contains(&word)
}

/// Whether a text has one of the words that nearly every English paragraph has: the, and, with. A few words may have none.
pub fn is_english(tokens: &[Token<'_>]) -> bool {
    tokens.iter().any(|token| ENGLISH.contains(&WordKey::written(token.text)))
}

/// Whether any list has the word: as an ordinary one, a given name, a surname or a place.
pub fn is_listed(word: WordKey) -> bool {
    ORDINARY.contains(&word) || GIVEN.contains_key(&word) || SURNAMES.contains(&word) || PLACES.contains(&word)
}

/// Whether `folded` is a common given name: some 4,200, of the United States (1990 census)
/// and 106 countries.
pub fn is_given_name(folded: &str) -> bool {
    GIVEN.contains_key(&WordKey::folded(folded))
}

/// Whether `folded` is a common surname: some 21,000, of the United States (1990 census) and 75 countries.
pub fn is_surname(folded: &str) -> bool {
    SURNAMES.contains(&WordKey::folded(folded))
}

/// Whether `folded` is the one-word name of a country, a US state, a well-known region, or a city of 100,000 people
/// or more (GeoNames): some 5,000.
pub fn is_place(folded: &str) -> bool {
    PLACES.contains(&WordKey::folded(folded))
}

/// The gender of a given name, where one gender has it at least ten times as often as the other and the countries
/// agree; `None` for Kim, Andrea, Robin.
pub fn gender(folded_given: &str) -> Option<Gender> {
    GIVEN.get(&WordKey::folded(folded_given)).copied().and_then(Gender::read)
}

/// Whether `nick` is a nickname of `given` (Bill for William); never the other way round.
pub fn is_nickname_of(nick: &str, given: &str) -> bool {
    nicknames(given).any(|known| known == nick)
}

/// The nicknames of `given`.
pub fn nicknames(given: &str) -> impl Iterator<Item = &'static str> + use<> {
    NICKNAMES.get(given).copied().into_iter().flat_map(|nicks| nicks.split(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_words_are_ordinary() {
        let words = "young page will mark king grace hill price stone long wood green white brown park law strong \
                     three mother hope rose may bill frank monday january god internet english american chinese \
                     startup software und nicht avec pero anche maar nao";
        for word in words.split_whitespace() {
            assert!(is_ordinary(word), "{word}");
        }
    }

    #[test]
    fn names_are_not_ordinary() {
        let words = "emma liam liang wenfeng deepseek nvidia openai bytedance tencent smith obama tanaka google \
                     microsoft facebook twitter berlin nozick marco nina";
        for word in words.split_whitespace() {
            assert!(!is_ordinary(word), "{word}");
        }
    }

    #[test]
    fn given_names_surnames_and_places_are_known() {
        for word in ["emma", "will", "mark", "jose", "jurgen", "zoe", "fatima", "иван"] {
            assert!(is_given_name(word), "{word}");
        }
        for word in ["smith", "jordan", "law", "gonzalez", "muller", "nguyen", "иванов"] {
            assert!(is_surname(word), "{word}");
        }
        for word in ["china", "texas", "hangzhou", "zurich", "lodz", "paris", "jordan", "europe"] {
            assert!(is_place(word), "{word}");
        }
        for word in ["in", "see", "the", "said", "bank"] {
            assert!(!is_given_name(word), "{word}");
            assert!(!is_place(word), "{word}");
        }
        assert!(!is_surname("deepseek"));
    }

    #[test]
    fn gender_only_where_it_is_clear() {
        for name in ["mary", "emma", "maria", "elizabeth", "karen"] {
            assert_eq!(gender(name), Some(Gender::Female), "{name}");
        }
        for name in ["john", "liam", "mohammed", "hans", "jesus"] {
            assert_eq!(gender(name), Some(Gender::Male), "{name}");
        }
        for name in ["kim", "andrea", "robin", "nicola", "wenfeng", "table", ""] {
            assert_eq!(gender(name), None, "{name}");
        }
    }

    #[test]
    fn nicknames_go_one_way() {
        assert!(is_nickname_of("bill", "william"));
        assert!(is_nickname_of("liz", "elizabeth"));
        assert!(is_nickname_of("pepe", "jose"));
        assert!(!is_nickname_of("william", "bill"));
        assert!(!is_nickname_of("il", "william"));
        assert!(!is_nickname_of("", "william"));
        assert!(!is_nickname_of("bob", "william"));
    }
}
