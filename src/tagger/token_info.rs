//! The features of a token that do not depend on its letters: shape, lexicon entry, facts of the note.

use super::hash;
use super::lexicon::{Lexicon, WordInfo};
use super::tokenize::is_initial;

/// The shape of a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash, Default)]
#[repr(u8)]
pub(super) enum Shape {
    /// Marks only.
    #[default]
    Mark,
    /// `word`.
    Lower,
    /// `Word`.
    Capital,
    /// `WORD`.
    Capitals,
    /// `A`, `J.`, `J.R.`.
    Initial,
    /// `iPhone`, `McCoy`.
    Mixed,
    /// `2015`, `2.5`.
    Number,
    /// `4th`, `B2B`.
    WithDigits,
    /// `@ada`, a mail or web address.
    Handle,
    /// Letters without case.
    Caseless,
}

impl From<Shape> for u32 {
    fn from(shape: Shape) -> Self {
        shape as Self
    }
}

impl Shape {
    pub(super) fn of(word: &str) -> Self {
        if word.len() > 1 && word.contains('@') || word.contains("://") || word.starts_with("www.") {
            return Self::Handle;
        }
        let count = |is: fn(char) -> bool| word.chars().filter(|character| is(*character)).count();
        let (letters, digits) = (count(char::is_alphabetic), count(char::is_numeric));
        let (upper, lower) = (count(char::is_uppercase), count(char::is_lowercase));
        let first_is_upper = word.starts_with(char::is_uppercase);
        match (letters, digits) {
            (0, 0) => Self::Mark,
            // It is always capitalised, and is not a name.
            _ if word == "I" => Self::Lower,
            (0, _) => Self::Number,
            (_, 1..) => Self::WithDigits,
            _ if is_initial(word) => Self::Initial,
            _ if upper == 0 && lower > 0 => Self::Lower,
            _ if upper == 0 => Self::Caseless,
            _ if lower == 0 => Self::Capitals,
            _ if upper == 1 && first_is_upper => Self::Capital,
            _ => Self::Mixed,
        }
    }
}

/// A hash of the outline of a word: `Xx` for `Word`, `X.X.` for `U.S.`, `d,d` for `40,000`.
pub(super) fn outline(word: &str) -> u32 {
    let mut outline = 0;
    let mut before = '\0';
    for character in word.chars().take(24) {
        let kind = match character {
            _ if character.is_lowercase() => 'x',
            _ if character.is_uppercase() => 'X',
            _ if character.is_numeric() => 'd',
            _ if character.is_alphabetic() => 'o',
            mark => mark,
        };
        if kind != before {
            outline = hash::pair(outline, kind as u32);
        }
        before = kind;
    }
    outline
}

/// The facts of the whole note about a word, as bits.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Facts(pub(super) u8);

impl Facts {
    pub(super) const LOWER: u8 = 1;
    pub(super) const AFTER_TITLE: u8 = 2;
    pub(super) const AFTER_GIVEN: u8 = 4;
    pub(super) const CAPITAL_INSIDE: u8 = 8;
    pub(super) const TWICE: u8 = 16;
    pub(super) const IN_LONGER: u8 = 32;

    pub(super) fn add(&mut self, fact: u8) {
        self.0 |= fact;
    }
}

/// The style of a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[repr(u8)]
pub(super) enum Style {
    /// As prose is.
    #[default]
    Prose,
    /// With A Capital For Each Word.
    Headline,
    /// IN CAPITALS.
    Capitals,
    /// without any capital.
    Lower,
}

impl From<Style> for u32 {
    fn from(style: Style) -> Self {
        style as Self
    }
}

/// The features of a token without its letters.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct TokenInfo {
    /// The hash of the word in lower case.
    pub(super) lower: u32,
    pub(super) word_info: WordInfo,
    pub(super) shape: Shape,
    pub(super) facts: Facts,
}

impl TokenInfo {
    /// The features of a word; `lower` is the word in lower case.
    pub(super) fn new(word: &str, lower: &str, lexicon: &Lexicon) -> Self {
        let word_info = lexicon.word_info(Lexicon::key(lower));
        Self { lower: hash::word(lower), word_info, shape: Shape::of(word), facts: Facts::default() }
    }

    /// Whether it is written like a name: with a capital.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Capitals | Shape::Initial | Shape::Mixed)
    }

    pub(super) fn is_word(&self) -> bool {
        !matches!(self.shape, Shape::Mark | Shape::Number | Shape::Handle)
    }
}

/// How a sentence is written.
pub(super) fn style(cells: &[TokenInfo]) -> Style {
    let words = cells.iter().filter(|cell| cell.is_word());
    let (mut all, mut capital, mut capitals) = (0, 0, 0);
    for cell in words {
        all += 1;
        capital += usize::from(cell.is_capital());
        capitals += usize::from(matches!(cell.shape, Shape::Capitals));
    }
    match all {
        _ if capital == 0 && all > 2 => Style::Lower,
        0..=3 => Style::Prose,
        _ if capitals * 10 >= all * 7 => Style::Capitals,
        _ if capital * 10 >= all * 7 => Style::Headline,
        _ => Style::Prose,
    }
}
