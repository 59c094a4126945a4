//! Letters with accents as TeX writes them: `\"o`, `\'{e}`, `\v{c}`, `\c c`.

use crate::note::entities::accented;

/// Accents by the sign or letter that stands for them.
const ACCENTS: [(char, char); 14] = [
    ('`', '\u{300}'),
    ('\'', '\u{301}'),
    ('^', '\u{302}'),
    ('~', '\u{303}'),
    ('=', '\u{304}'),
    ('u', '\u{306}'),
    ('.', '\u{307}'),
    ('"', '\u{308}'),
    ('r', '\u{30a}'),
    ('H', '\u{30b}'),
    ('v', '\u{30c}'),
    ('d', '\u{323}'),
    ('c', '\u{327}'),
    ('k', '\u{328}'),
];

/// The letter that stands behind a backslash, and how many bytes that takes.
pub(super) fn read(inner: &str) -> Option<(String, usize)> {
    let mark = inner.chars().next()?;
    let (_, accent) = ACCENTS.iter().find(|(own, _)| *own == mark)?;
    let rest = inner.get(1..)?;
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    let letters = rest.get(blanks..)?;
    // A letter is the name of a command, and so must stand apart from the letter that it is for.
    if mark.is_ascii_alphabetic() && blanks == 0 && !letters.starts_with(['{', '\\']) {
        return None;
    }
    let (letter, length) = match letters.strip_prefix('{') {
        Some(inner) => {
            let (letter, _) = inner.get(..inner.len().min(8)).unwrap_or(inner).split_once('}')?;
            (letter, letter.len() + 2)
        }
        None if letters.starts_with("\\i") || letters.starts_with("\\j") => (letters.get(..2)?, 2),
        None => {
            let letter = letters.chars().next()?;
            (letters.get(..letter.len_utf8())?, letter.len_utf8())
        }
    };
    let letter = match letter.trim() {
        "\\i" => "i",
        "\\j" => "j",
        other => other,
    };
    Some((accented(letter, *accent)?, 1 + blanks + length))
}
