//! Splits a text into words, and classifies the gaps between them.

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

use super::ascii::letters_and_digits;
use super::honorifics;
use super::normalize::fold;
use crate::word_lists::word_list;

/// A word; in scripts without spaces (Han, Kana, Hangul), a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token<'a> {
    /// The word as written.
    pub text: &'a str,
    /// Its first byte in the text.
    pub start: usize,
    /// The gap before it.
    pub gap: Gap,
}

impl Token<'_> {
    /// The offset after its last byte.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is a character of a script that writes without spaces.
    pub fn is_unspaced(&self) -> bool {
        self.text.chars().next().is_some_and(is_unspaced)
    }
}

/// The gap between two words.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Gap {
    /// The text begins here.
    Start,
    /// Nothing: characters of Han, Kana or Hangul, or a change of script.
    Joined,
    /// Blanks or one line break; also the dot of an initial or an abbreviated title, with or without a blank.
    Space,
    /// A hyphen without blanks.
    Hyphen,
    /// A dash without blanks. Within a name it is used like a hyphen; elsewhere it separates two names: the Kobrin–Tull
    /// debate.
    Dash,
    /// An apostrophe.
    Apostrophe,
    /// An ampersand.
    Ampersand,
    /// A comma and a blank.
    Comma,
    /// The dot in the middle of a transliterated name (山姆·奥特曼).
    MiddleDot,
    /// A dot without a blank, as in file and host names.
    Dot,
    /// A slash.
    Slash,
    /// The end of a sentence.
    Sentence,
    /// An opening bracket.
    Bracket,
    /// Other punctuation, emoji, quotation marks.
    Other,
    /// A boundary that no name crosses.
    Barrier,
}

impl Gap {
    /// Whether it is a hyphen, or a dash that may be meant for one.
    pub fn is_hyphen(self) -> bool {
        matches!(self, Self::Hyphen | Self::Dash)
    }

    /// Whether it may be within a name, except for the comma of a name with the surname first.
    pub fn is_in_name(self) -> bool {
        self.is_hyphen()
            || matches!(
                self,
                Self::Joined | Self::Space | Self::Apostrophe | Self::Ampersand | Self::MiddleDot | Self::Dot
            )
    }
}

/// Splits a text into words, in order.
pub fn tokenize(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity(text.len() / 6);
    let mut end_of_last = 0;
    for (start, word) in words(text) {
        let between = text.get(end_of_last..start).unwrap_or_default();
        let gap = gap(between, tokens.last());
        tokens.push(Token { text: word, start, gap });
        end_of_last = start + word.len();
    }
    tokens
}

/// Groups tokens into words between spaces: hyphens, apostrophes and dots do not separate them.
pub(in crate::names) fn spaced_words<'t, 's>(tokens: &'t [Token<'s>]) -> Vec<&'t [Token<'s>]> {
    tokens.chunk_by(|_, next| next.gap.is_hyphen() || matches!(next.gap, Gap::Apostrophe | Gap::Dot)).collect()
}

/// Clitics: words of their own after an apostrophe.
const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// Whether the word after an apostrophe is a clitic: `ve` of `We've`.
pub fn is_clitic(word: &str) -> bool {
    CLITICS.iter().any(|clitic| word.eq_ignore_ascii_case(clitic))
}

/// The words of a text, in order, each with its offset: like [`tokenize`], without the gaps.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at;
            let character = character_at(text, start)?;
            at += character.len_utf8();
            if is_word(character) {
                at = if is_unspaced(character) { end_of_character(text, at) } else { end_of_word(text, at) };
                at += abbreviated_particle(text, start, at);
                return Some((start, text.get(start..at).unwrap_or_default()));
            }
        }
    })
}

/// The number of bytes after the letter from `start` to `at` that belong to an abbreviated van der or van den: v.d.,
/// v/d.
fn abbreviated_particle(text: &str, start: usize, at: usize) -> usize {
    let is_letter = at == start + 1 && text.as_bytes().get(start).is_some_and(|byte| byte.eq_ignore_ascii_case(&b'v'));
    let behind = if is_letter { text.as_bytes().get(at..at + 2) } else { None };
    let is_short = matches!(behind, Some(b".d" | b"/d"));
    if is_short && !character_at(text, at + 2).is_some_and(is_word) { 2 } else { 0 }
}

/// The character that begins at a byte. Most are ASCII, and need no decoding.
fn character_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// The byte behind a word of a script with spaces that goes on at `at`. Letters and digits are mostly ASCII.
fn end_of_word(text: &str, at: usize) -> usize {
    let at = at + letters_and_digits(text.as_bytes().get(at..).unwrap_or_default());
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() && *byte != b'_' => at,
        _ => end_of_rest(text, at),
    }
}

/// The same, letter by letter.
fn end_of_rest(text: &str, mut at: usize) -> usize {
    while let Some(character) = character_at(text, at).filter(|character| is_in_word(*character)) {
        at += character.len_utf8();
    }
    at
}

/// The byte behind what belongs to the character before `at`: combining marks, and the vowel and the final consonant of
/// a syllable of Hangul that is written in its letters (NFD), as file names on some systems are.
fn end_of_character(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let belongs = |letter: &char| is_combining_mark(*letter) || matches!(letter, '\u{1160}'..='\u{11ff}');
    at + rest.chars().take_while(belongs).map(char::len_utf8).sum::<usize>()
}

/// Whether the character continues a word of a script with spaces.
fn is_in_word(character: char) -> bool {
    is_word(character) && !is_unspaced(character)
}

/// Whether the character is part of a word.
fn is_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || character == '_';
    }
    // These apostrophes are letters to Unicode.
    (character.is_alphanumeric() && !matches!(character, 'ʼ' | 'ʻ' | 'ʹ')) || is_combining_mark(character)
}

/// Whether the character belongs to a script that writes without spaces between words, or, as Hangul does, glues
/// particles to them.
fn is_unspaced(character: char) -> bool {
    character >= '\u{1100}'
        && matches!(
            character.script(),
            Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo
        )
        || character == 'ー'
}

fn gap(between: &str, previous: Option<&Token<'_>>) -> Gap {
    let Some(previous) = previous else {
        return if between.contains('\u{fffc}') { Gap::Barrier } else { Gap::Start };
    };
    match between {
        "" => return Gap::Joined,
        " " | "\n" => return Gap::Space,
        _ => {}
    }
    let trimmed = between.trim();
    let spaced = trimmed.len() < between.len();
    match trimmed {
        "" => Gap::Space,
        "-" | "\u{2010}" | "\u{2011}" if !spaced => Gap::Hyphen,
        "–" if !spaced => Gap::Dash,
        // J.-L. Barrande
        ".-" | ".\u{2010}" | ".\u{2011}" if !spaced && is_abbreviated(previous.text) => Gap::Hyphen,
        _ if !spaced && is_apostrophe(trimmed) => Gap::Apostrophe,
        "&" | "＆" => Gap::Ampersand,
        "," if spaced => Gap::Comma,
        "·" | "・" | "‧" | "•" if !spaced => Gap::MiddleDot,
        "." if is_abbreviated(previous.text) => Gap::Space,
        "." if !spaced => Gap::Dot,
        "/" => Gap::Slash,
        _ if trimmed.contains('\u{fffc}') => Gap::Barrier,
        _ if trimmed.contains(['.', '!', '?', '…', ':', '。', '！', '？', '：', '¿', '¡']) => Gap::Sentence,
        _ if trimmed.ends_with(['(', '（', '[']) => Gap::Bracket,
        _ => Gap::Other,
    }
}

/// Whether the text is one of the characters that people write for an apostrophe.
fn is_apostrophe(text: &str) -> bool {
    matches!(text, "'" | "’" | "‘" | "ʼ" | "ʻ" | "ʹ" | "′" | "´" | "`" | "＇")
}

/// Whether a dot behind the word is more likely an abbreviation's than a sentence's: an initial, a title, a saint, a
/// mount.
fn is_abbreviated(word: &str) -> bool {
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    is_initial
        || word_list!("abbreviations.txt", "in names").contains(&word)
        || (word.len() <= 5 && honorifics::title(&fold(word)).is_some_and(|title| title.is_abbreviation))
}
