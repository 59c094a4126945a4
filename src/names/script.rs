//! Names in scripts without spaces, and how the parts of a name are joined.

use unicode_script::{Script, UnicodeScript};

/// Whether all of the text is in Han characters, Hangul or kana, which have no space between surname and given name.
pub fn is_east_asian(text: &str) -> bool {
    let is_one = |letter: char| {
        matches!(letter.script(), Script::Han | Script::Hangul | Script::Hiragana | Script::Katakana)
            || matches!(letter, '々' | 'ー')
    };
    !text.is_empty() && text.chars().all(is_one)
}

/// The parts joined in their order, with single blanks between words; empty parts are skipped.
pub fn joined(parts: &[&str]) -> String {
    let is_close = parts.iter().all(|part| part.is_empty() || is_east_asian(part));
    let words = parts.iter().flat_map(|part| part.split_whitespace());
    words.collect::<Vec<&str>>().join(if is_close { "" } else { " " })
}
