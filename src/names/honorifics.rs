//! Titles and honorifics that precede or follow a person's name.
//!
//! Latin words are looked up folded and without their full stop: `mr`, `prof`, `phd`. Titles that are names as often
//! (King, Prince, Duke, Major, Earl, Don) are left out. Some that remain are everyday words or parts of organizations'
//! names (`general`, `justice`), so a title is evidence only before a person's name.

use super::gender::Gender;
use crate::word_lists::{table, word_list};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// A title that stands before a name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Title {
    /// The common spelling of equal titles, which identifies the title: `dr` for dr, doctor and docteur.
    pub id: &'static str,
    /// The gender that it tells: male for Mr, Sir and Herr, female for Mrs, Lady and Frau, none for Dr and Prof.
    pub gender: Option<Gender>,
    /// Whether it is an abbreviation, so that a dot behind it ends no sentence.
    pub is_abbreviation: bool,
    /// Its rank, if it has one.
    pub rank: Option<Rank>,
}

/// The rank of a title: Sir Walter is not Mr. Walter.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Rank {
    /// Nobility and knights: Sir, Lady.
    Noble,
    /// People without another title: Mr, Mrs.
    Plain,
    /// Sovereigns and saints, with the given name: King George is not another George.
    Regnal,
}

impl Title {
    fn read((word, about): (&'static str, &'static str)) -> (&'static str, Self) {
        let mut columns = about.split('\t');
        let gender = columns.next().and_then(Gender::read);
        let id = columns.next().filter(|id| !id.is_empty()).unwrap_or(word);
        let is_abbreviation = columns.next() == Some(".");
        let rank = columns.next().and_then(|rank| match rank {
            "noble" => Some(Rank::Noble),
            "plain" => Some(Rank::Plain),
            "regnal" => Some(Rank::Regnal),
            _ => None,
        });
        (word, Self { id, gender, is_abbreviation, rank })
    }
}

static TITLES: LazyLock<FxHashMap<&str, Title>> =
    LazyLock::new(|| table(include_str!("../word_lists/titles.txt")).into_iter().map(Title::read).collect());

static TITLES_OR_NAMES: LazyLock<FxHashMap<&str, Title>> =
    LazyLock::new(|| table(include_str!("../word_lists/titles_or_names.txt")).into_iter().map(Title::read).collect());

/// The title that `folded_word` is: some 200 of English, German, French, Spanish, Italian, Dutch and other languages
/// (OpenSanctions rigour, MIT, and by hand).
pub fn title(folded_word: &str) -> Option<Title> {
    TITLES.get(folded_word).copied()
}

/// The title that `folded_word` may be where it is a name as often: King, Prince, Duke, Major.
pub fn title_or_name(folded_word: &str) -> Option<Title> {
    TITLES_OR_NAMES.get(folded_word).copied()
}

/// The title of a sovereign or a saint that `folded_word` may be: King, Pope, Saint.
pub fn regnal_title(folded_word: &str) -> Option<Title> {
    title(folded_word).or_else(|| title_or_name(folded_word)).filter(|title| title.rank == Some(Rank::Regnal))
}

/// Whether `folded_word` intensifies the title right after it: Right Honourable, Most Reverend.
pub fn raises_title(folded_word: &str) -> bool {
    matches!(folded_word, "right" | "most" | "very")
}

static SUFFIXES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let lists = [word_list!("name_suffixes.txt", "orders"), word_list!("name_suffixes.txt", "generations and degrees")];
    lists.into_iter().flatten().copied().collect()
});

/// Whether `folded_word` follows a full name without being part of it: generations, degrees, orders.
pub fn suffix(folded_word: &str) -> bool {
    SUFFIXES.contains(folded_word)
}

/// Honorifics that follow a name without a space, the longer before those they begin with.
const EAST_ASIAN: &[&str] = word_list!("name_suffixes.txt", "without a space, in order");

/// The same in Latin letters, after a hyphen: Tanaka-san.
const ROMANIZED: &[&str] = word_list!("name_suffixes.txt", "in Latin letters");

/// How many bytes of `text`, which begins where a name ends, an East Asian honorific takes: `先生`, `さん`, `씨`,
/// `-san`. The longest one counts.
pub fn starts_with_honorific_suffix(text: &str) -> Option<usize> {
    let native = EAST_ASIAN.iter().find(|honorific| text.starts_with(**honorific));
    let found = native.or_else(|| {
        ROMANIZED.iter().find(|honorific| {
            text.strip_prefix(**honorific).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
        })
    });
    found.map(|honorific| honorific.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_tell_the_sex_where_they_can() {
        for word in ["mr", "sir", "herr", "senor", "monsieur", "uncle"] {
            assert_eq!(title(word).map(|title| title.gender), Some(Some(Gender::Male)), "{word}");
        }
        for word in ["mrs", "ms", "miss", "lady", "frau", "senora", "mme", "aunt"] {
            assert_eq!(title(word).map(|title| title.gender), Some(Some(Gender::Female)), "{word}");
        }
        for word in ["dr", "prof", "president", "rev", "sr"] {
            assert_eq!(title(word).map(|title| title.gender), Some(None), "{word}");
        }
    }

    #[test]
    fn spellings_of_a_title_are_one() {
        for (one, other) in [("dr", "doctor"), ("prof", "professor"), ("capt", "captain"), ("fr", "father")] {
            assert_eq!(title(one).map(|title| title.id), title(other).map(|title| title.id), "{one}");
            assert!(title(one).is_some_and(|title| title.is_abbreviation), "{one}");
            assert!(title(other).is_some_and(|title| !title.is_abbreviation), "{other}");
        }
        assert!(title_or_name("king").is_some() && title_or_name("mr").is_none());
    }

    #[test]
    fn names_and_single_letters_are_no_titles() {
        for word in ["m", "king", "prince", "earl", "don", "liang", "mr.", ""] {
            assert_eq!(title(word), None, "{word}");
        }
    }

    #[test]
    fn generations_degrees_and_orders_follow_a_name() {
        for word in ["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "obe", "kcb", "gcmg", "onzm"] {
            assert!(suffix(word), "{word}");
        }
        for word in ["ma", "do", "i", "v", "om", "am", "kg", "smith", ""] {
            assert!(!suffix(word), "{word}");
        }
    }

    #[test]
    fn east_asian_honorifics_follow_without_a_space() {
        for (text, honorific) in [
            ("先生说", "先生"),
            ("さんは", "さん"),
            ("様", "様"),
            ("선생님이", "선생님"),
            ("씨가", "씨"),
            ("-san said", "-san"),
            ("-sama", "-sama"),
        ] {
            assert_eq!(starts_with_honorific_suffix(text), Some(honorific.len()), "{text}");
        }
        for text in ["", "公司", " said", "-sandwich", "-San", "san"] {
            assert_eq!(starts_with_honorific_suffix(text), None, "{text}");
        }
    }

    #[test]
    fn no_honorific_hides_a_longer_one() {
        for (at, honorific) in EAST_ASIAN.iter().enumerate() {
            for earlier in &EAST_ASIAN[..at] {
                assert!(!honorific.starts_with(earlier), "{earlier} hides {honorific}");
            }
        }
    }
}
