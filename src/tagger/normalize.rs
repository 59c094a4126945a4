//! Normal forms of a word, so that spellings of the same letters give the same hash.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A word in composed form (NFC) without soft hyphens, so that equal words are equal bytes.
pub(super) fn composed(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || (is_nfc(word) && !word.contains(SOFT_HYPHEN)) {
        return Cow::Borrowed(word);
    }
    word.chars().filter(|letter| *letter != SOFT_HYPHEN).nfc().collect()
}

/// Marks where a word may be broken at the end of a line.
const SOFT_HYPHEN: char = '\u{ad}';

/// A word in lower case.
pub(super) fn lower_into(word: &str, lower: &mut String) {
    lower.clear();
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
    } else {
        // The long s of old prints is an s.
        let modern = word.chars().map(|letter| if letter == 'ſ' { 's' } else { letter });
        lower.extend(modern.flat_map(char::to_lowercase));
    }
}
