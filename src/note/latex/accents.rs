//! Accented letters in TeX notation: `\"o`, `\'{e}`, `\v{c}`, `\c c`.

use crate::note::character_references::accented;
use crate::text::Span;

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

/// Reads an accented letter behind a backslash; returns the letter and its length in bytes.
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

/// Reads a group that holds only an accented letter, `{\'e}`; returns the letter and its length in bytes.
pub(super) fn read_group(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix("{\\")?;
    let (seen, length) = read(inner)?;
    inner.get(length..)?.starts_with('}').then_some((seen, length + 3))
}

/// The span of a name, extended over braces at its ends that belong to it: those of `Ann {van Dyke}`.
pub(super) fn braced(source: &str, span: Span) -> Span {
    let text = span.text(source);
    let count = |sign: char| text.matches(sign).count();
    let (open, closed) = (count('{'), count('}'));
    let behind = source.get(span.end as usize..).unwrap_or_default();
    let before = source.get(..span.start as usize).unwrap_or_default();
    let own = |missing: usize, braces: usize| u32::try_from(missing.min(braces)).unwrap_or_default();
    let end = own(open.saturating_sub(closed), behind.len() - behind.trim_start_matches('}').len());
    let start = own(closed.saturating_sub(open), before.len() - before.trim_end_matches('{').len());
    Span { start: span.start - start, end: span.end + end }
}
