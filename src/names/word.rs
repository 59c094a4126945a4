//! A word of a name, and how two spellings of it differ.

use super::inflection;
use super::normalize::{composed, fold};
use super::steps::{Step, Steps};
use super::token::{Gap, Token};

/// A word between two spaces in a name: `Anne-Lise`, `O'Brannon`, `J.`, or a name without spaces in Han or Kana.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameWord {
    /// The word as written, in NFKC, with `-` for every hyphen and `'` for every apostrophe.
    pub text: String,
    /// The same without diacritics and in lower case.
    pub folded: String,
}

impl NameWord {
    /// The word formed by these tokens.
    pub fn of(tokens: &[Token<'_>]) -> Self {
        let mut text = String::new();
        for (index, token) in tokens.iter().enumerate() {
            match token.gap {
                Gap::Hyphen | Gap::Dash if index > 0 => text.push('-'),
                Gap::Apostrophe if index > 0 => text.push('\''),
                Gap::Dot if index > 0 => text.push('.'),
                _ => {}
            }
            text.push_str(token.text);
        }
        Self::new(&text)
    }

    /// A word from text in the form of [`Self::text`].
    pub fn new(text: &str) -> Self {
        let text = composed(text).into_owned();
        Self { folded: fold(&text), text }
    }

    /// Its letters alone: without hyphens, apostrophes and dots.
    pub fn letters(&self) -> impl Iterator<Item = char> + '_ {
        self.folded.chars().filter(|letter| letter.is_alphanumeric())
    }

    /// The initials, if the word consists of nothing else: `j` of J., `jl` of J.-L.
    pub fn initials(&self) -> Option<String> {
        let parts = || self.folded.split('-');
        parts().all(|part| part.chars().count() == 1).then(|| parts().collect())
    }

    /// The first letters of its parts: `al` of Anne-Lise.
    fn first_letters(&self) -> String {
        self.folded.split('-').filter_map(|part| part.chars().next()).collect()
    }

    /// Whether this, an initial or several (J., J.-L.), may stand for the other word (Jean-Luc).
    pub fn is_initial_of(&self, word: &Self) -> bool {
        self.initials().is_some_and(|own| word.first_letters().starts_with(&own))
    }

    /// The steps from the declared word to this one if they are two spellings of one word; `None` if they are different
    /// words.
    pub fn spelling_of(&self, declared: &Self) -> Option<Steps> {
        if self.text == declared.text {
            return Some(Steps::NONE);
        }
        if self.folded == declared.folded {
            let same_letters = self.text.to_lowercase() == declared.text.to_lowercase();
            return Some(Steps::of(if same_letters { Step::Case } else { Step::Diacritics }));
        }
        if self.letters().eq(declared.letters()) {
            let apostrophes = |text: &str| text.matches('\'').count();
            let differ = apostrophes(&self.text) != apostrophes(&declared.text);
            return Some(Steps::of(if differ { Step::Apostrophe } else { Step::Hyphens }));
        }
        is_transliteration(&self.text, &declared.text).then(|| Steps::of(Step::Transliterated))
    }

    /// The inflection that turns the declared word into this one.
    pub fn inflection_of(&self, declared: &Self) -> Option<inflection::Inflection> {
        inflection::explains(&[&self.folded], &[&declared.folded])
    }
}

/// Letters and their transliterations: DIN 5007, Nordic and Icelandic practice.
const TRANSLITERATED: [(char, &str); 10] = [
    ('ä', "ae"),
    ('ö', "oe"),
    ('ü', "ue"),
    ('ß', "ss"),
    ('å', "aa"),
    ('ø', "oe"),
    ('æ', "ae"),
    ('þ', "th"),
    ('ð', "dh"),
    ('đ', "dj"),
];

/// The word with all such letters transliterated; `None` if it has none.
pub fn transliterated(word: &str) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    let lower = composed(word);
    let mut out = String::with_capacity(lower.len() + 4);
    let mut any = false;
    for letter in lower.chars() {
        let small: char = letter.to_lowercase().next().unwrap_or(letter);
        match TRANSLITERATED.iter().find(|(from, _)| *from == small) {
            Some((_, to)) => {
                any = true;
                let mut letters = to.chars();
                let first = letters.next().into_iter();
                if letter.is_uppercase() {
                    out.extend(first.flat_map(char::to_uppercase));
                } else {
                    out.extend(first);
                }
                out.push_str(letters.as_str());
            }
            None => out.push(letter),
        }
    }
    any.then_some(out)
}

/// The spellings of a word in which transliterations are replaced by their letters: Rüdiger of Ruediger. One spelling
/// for each letter, with all its occurrences replaced; few words have any.
pub fn untransliterated(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lower = word.to_lowercase();
    let may_be = |letter: char, pair: &str| !matches!(letter, 'ß' | 'ð' | 'đ') && lower.contains(pair);
    for (letter, pair) in TRANSLITERATED.iter().filter(|(letter, pair)| may_be(*letter, pair)) {
        let replaced = replace_pair(word, pair, *letter);
        found.extend(replaced.filter(|replaced| !found.contains(replaced)));
    }
    found
}

/// The word with each of these pairs of letters replaced, in its letter case; nothing if there is none.
fn replace_pair(word: &str, pair: &str, letter: char) -> Option<String> {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    let mut any = false;
    while let Some(first) = rest.chars().next() {
        let head = rest.get(..pair.len()).filter(|head| head.to_lowercase() == pair);
        match head.and_then(|_| rest.get(pair.len()..)) {
            Some(behind) => {
                any = true;
                if first.is_uppercase() {
                    out.extend(letter.to_uppercase());
                } else {
                    out.push(letter);
                }
                rest = behind;
            }
            None => {
                out.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    any.then_some(out)
}

/// Whether one word is the other with transliterated letters (Ruediger for Rüdiger), in either direction. A word
/// without the diacritics (Rudiger) is not one of them.
fn is_transliteration(one: &str, other: &str) -> bool {
    let written_out = |word: &str| transliterated(word).map(|word| fold(&word));
    match (written_out(one), written_out(other)) {
        (Some(one), Some(other)) => one == other,
        (Some(one), None) => one == fold(other),
        (None, Some(other)) => fold(one) == other,
        (None, None) => false,
    }
}
