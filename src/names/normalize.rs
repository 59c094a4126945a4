//! Folding and letter case: removes the differences between two ways to write the same letters.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text without diacritics and compatibility forms, letter case kept: `Müller` → `Muller`, `Łódź` → `Lodz`.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for character in text.nfkd().filter(|character| !is_combining_mark(*character)) {
        match undecomposable(character) {
            Some(letters) => out.push_str(letters),
            None => out.push(character),
        }
    }
    // Hangul was taken apart into its letters; put it together again.
    out.nfc().collect()
}

/// The text with its letters encoded in one way: composed, and without compatibility forms.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { text.nfkc().collect() }
}

/// The text without diacritics, in lower case: the key under which names are looked up.
pub fn fold(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { plain(text).to_lowercase() }
}

/// The first letter of a word, folded; nothing for an empty word.
pub fn first_letter(word: &str) -> Option<char> {
    let first = word.chars().next()?;
    fold(first.encode_utf8(&mut [0; 4])).chars().next()
}

/// Letters that Unicode does not take apart although readers do.
fn undecomposable(character: char) -> Option<&'static str> {
    Some(match character {
        'ł' => "l",
        'Ł' => "L",
        'ø' => "o",
        'Ø' => "O",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ħ' => "h",
        'Ħ' => "H",
        'ı' => "i",
        'ß' => "ss",
        'ẞ' => "SS",
        'æ' => "ae",
        'Æ' => "AE",
        'œ' => "oe",
        'Œ' => "OE",
        'þ' => "th",
        'Þ' => "TH",
        _ => return None,
    })
}

/// Letters without which a word cannot be spoken: Latin, Cyrillic, Greek.
const VOWELS: &str = "aeiouyаеиоуяыюαειουηω";

/// Whether a folded word has a vowel, so that it is not certainly an abbreviation.
pub(in crate::names) fn has_vowel(folded: &str) -> bool {
    folded.contains(|letter| VOWELS.contains(letter))
}

/// Whether the first character is an upper-case letter, or one of a script that has no case.
pub fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(|first| first.is_uppercase() || (first.is_alphabetic() && !first.is_lowercase()))
}

/// Whether the word is written in capitals alone, with two of them or more.
pub fn is_all_capitals(word: &str) -> bool {
    let mut letters = 0;
    for character in word.chars() {
        if character.is_lowercase() {
            return false;
        }
        letters += usize::from(character.is_uppercase());
    }
    letters >= 2
}

/// The most letters of an acronym that is part of a longer name.
const LONGEST_ACRONYM: usize = 5;

/// Whether the word has the form of an acronym within a longer name: two to five letters, all of them capitals.
pub(in crate::names) fn is_acronym(word: &str) -> bool {
    is_all_capitals(word) && word.chars().count() <= LONGEST_ACRONYM && word.chars().all(char::is_alphabetic)
}
