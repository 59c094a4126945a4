//! Generations, which tell people of the same name apart: Jr., Sr., II, III, the Elder, fils.

use super::normalize::{fold, is_capitalised};
use crate::word_lists::word_list;
use serde::{Deserialize, Serialize};

/// The generation in a name. Spellings of the same one are equal: `Jr.`, `Jnr` and `Junior`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Generation {
    /// Jr., Junior, the Younger, fils.
    Younger,
    /// Sr., Senior, the Elder, père.
    Elder,
    /// The first, second and so on: II, III, XIV.
    Number(u8),
}

/// The largest number of a generation or a reign. Beyond it a word in capitals is more likely a word.
const LAST: u8 = 39;

/// The length of the longest word for a generation.
const LONGEST: usize = 7;

/// What stands behind the name of the younger of two, …
const YOUNGER: &[&str] = word_list!("generations.txt", "younger");
/// … and of the elder.
const ELDER: &[&str] = word_list!("generations.txt", "elder");

/// The first, second and so on, written out.
const ORDINALS: &[&str] = word_list!("generations.txt", "ordinals, in order");

impl Generation {
    /// The generation at the end of a name, and its number of words: `["Jr"]`, `["the", "Elder"]`, `["XIV"]`. Words are
    /// as written, without punctuation. `["I"]` counts, although it is a pronoun in prose.
    pub fn at_end(words: &[&str]) -> Option<(Self, usize)> {
        let (last, before) = words.split_last()?;
        if last.chars().count() > LONGEST {
            return None;
        }
        let folded = fold(last);
        let of_word = match folded.as_str() {
            word if YOUNGER.contains(&word) && is_suffix(last) => Some(Self::Younger),
            word if ELDER.contains(&word) && is_suffix(last) => Some(Self::Elder),
            // With a capital they are names: Amartya Sen.
            "jun" if *last == "jun" => Some(Self::Younger),
            "sen" if *last == "sen" => Some(Self::Elder),
            "2nd" | "2d" => Some(Self::Number(2)),
            "3rd" | "3d" => Some(Self::Number(3)),
            "4th" => Some(Self::Number(4)),
            _ => roman(last).map(Self::Number),
        };
        if let Some(generation) = of_word {
            return Some((generation, 1));
        }
        let article = before.last().map(|word| fold(word))?;
        // The first time is no generation: Rudolf the Fifth has a capital.
        let ordinal = ORDINALS.iter().position(|ordinal| *ordinal == folded).and_then(|at| u8::try_from(at + 1).ok());
        if let Some(number) = ordinal.filter(|_| article == "the" && is_capitalised(last)) {
            return Some((Self::Number(number), 2));
        }
        let is_one_of = |pairs: &[&str]| pairs.iter().any(|pair| pair.split_once(' ') == Some((&article, &folded)));
        let generation = match () {
            () if is_one_of(word_list!("generations.txt", "elder with an article")) => Self::Elder,
            () if is_one_of(word_list!("generations.txt", "younger with an article")) => Self::Younger,
            () => return None,
        };
        Some((generation, 2))
    }

    /// The usual spelling, for messages.
    pub fn label(self) -> String {
        match self {
            Self::Younger => "Jr.".to_owned(),
            Self::Elder => "Sr.".to_owned(),
            Self::Number(number) => numeral(number),
        }
    }
}

/// Whether the word is written like a suffix of a name: with a capital, or all in lower case as in `Dumas fils`.
fn is_suffix(word: &str) -> bool {
    let rest = word.chars().skip(1);
    rest.clone().all(char::is_lowercase) || rest.clone().all(char::is_uppercase)
}

/// The value of a Roman numeral in capitals, up to [`LAST`], written in the one usual way.
pub(super) fn roman(word: &str) -> Option<u8> {
    if word.is_empty() || word.len() > 7 || !word.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X')) {
        return None;
    }
    let value = |letter: u8| match letter {
        b'I' => 1,
        b'V' => 5,
        _ => 10,
    };
    let letters = word.as_bytes();
    let next = letters.iter().skip(1).map(|letter| Some(value(*letter))).chain([None]);
    let sum: i32 = letters
        .iter()
        .zip(next)
        .map(|(letter, next)| {
            let own = value(*letter);
            if next.is_some_and(|next| next > own) { -own } else { own }
        })
        .sum();
    let number = u8::try_from(sum).ok().filter(|number| (1..=LAST).contains(number))?;
    (numeral(number) == word).then_some(number)
}

/// A number up to [`LAST`] in Roman numerals.
fn numeral(number: u8) -> String {
    let mut rest = number;
    let mut out = String::new();
    for (value, letters) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while rest >= value {
            out.push_str(letters);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_generation_are_one() {
        for (words, generation, length) in [
            (&["Tamm", "Jr"][..], Generation::Younger, 1),
            (&["Tamm", "JR"], Generation::Younger, 1),
            (&["Tamm", "Junior"], Generation::Younger, 1),
            (&["Dumas", "fils"], Generation::Younger, 1),
            (&["Tamm", "jun"], Generation::Younger, 1),
            (&["Tamm", "3rd"], Generation::Number(3), 1),
            (&["Tamm", "Snr"], Generation::Elder, 1),
            (&["Pliny", "the", "Elder"], Generation::Elder, 2),
            (&["Pliny", "The", "Younger"], Generation::Younger, 2),
            (&["Kell", "II"], Generation::Number(2), 1),
            (&["Kell", "V"], Generation::Number(5), 1),
            (&["Louis", "XIV"], Generation::Number(14), 1),
            (&["Rudolf", "the", "Fifth"], Generation::Number(5), 2),
        ] {
            assert_eq!(Generation::at_end(words), Some((generation, length)), "{words:?}");
        }
    }

    #[test]
    fn other_words_are_none() {
        for words in [
            &["Tamm"][..],
            &["Kell", "IIII"],
            &["Kell", "iv"],
            &["Kell", "VX"],
            &["Amartya", "Sen"],
            &["Jane", "the", "first"],
            &["Elder"],
            &["MIX"],
            &[],
            &["XXL"],
        ] {
            assert_eq!(Generation::at_end(words), None, "{words:?}");
        }
    }

    #[test]
    fn every_number_is_read_as_it_is_written() {
        for number in 1..=LAST {
            assert_eq!(roman(&Generation::Number(number).label()), Some(number));
        }
    }
}
