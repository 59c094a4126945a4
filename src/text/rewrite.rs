//! Small functions for cutting and rewriting text.

use super::Span;

/// The text in one line: white space becomes single blanks, and the marks of a quotation at the beginning of its
/// further lines are removed.
pub fn in_one_line(text: &str) -> String {
    let (first, further) = text.split_once('\n').unwrap_or((text, ""));
    let further = further.lines().map(|line| line.trim_start_matches([' ', '\t', '>']));
    let lines = std::iter::once(first).chain(further);
    lines.flat_map(str::split_whitespace).collect::<Vec<&str>>().join(" ")
}

/// The offset behind the last character for which the predicate holds; 0 if there is none.
pub fn behind_last(text: &str, is_such: impl Fn(char) -> bool) -> usize {
    text.char_indices().rev().find(|(_, letter)| is_such(*letter)).map_or(0, |(at, letter)| at + letter.len_utf8())
}

/// The last `most` bytes of a text, or a few less where a character would be cut.
pub fn last_bytes(text: &str, most: usize) -> &str {
    let from = text.len().saturating_sub(most);
    (from..=text.len()).find_map(|at| text.get(at..)).unwrap_or_default()
}

/// The first `most` bytes of a text, or a few less where a character would be cut.
pub fn first_bytes(text: &str, most: usize) -> &str {
    (0..=most.min(text.len())).rev().find_map(|at| text.get(..at)).unwrap_or_default()
}

/// The longest prefix whose characters are all `wanted`.
pub fn prefix(text: &str, wanted: impl Fn(char) -> bool) -> &str {
    let end = text.find(|char| !wanted(char)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Whether a text begins with `start`, in any case of its ASCII letters.
pub fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start))
}

/// The line break that the text uses.
pub fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The offset at which the line of the byte `at` begins.
pub fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// The offset at which the line of the byte `at` ends, its break not included.
pub fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    at + line.strip_suffix('\r').unwrap_or(line).len()
}

/// The width in bytes of the byte order mark at the beginning of a text.
pub fn mark_width(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// The text with its edits applied. They are in order and do not overlap; each is a span and its new text.
pub fn edited<'e>(text: &str, edits: impl IntoIterator<Item = (Span, &'e str)>) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for (span, by) in edits {
        let range = span.range();
        out.push_str(text.get(done..range.start).unwrap_or_default());
        out.push_str(by);
        done = range.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}
