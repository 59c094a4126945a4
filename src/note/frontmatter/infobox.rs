//! Infoboxes: `Key: value` lines and rows of two-column tables, which some notes have instead of frontmatter.

use super::fence::{trimmed, within};
use super::scalar;
use crate::text::Span;
use crate::word_lists::word_list;

/// A key and its value in the source.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) key: Span,
    pub(super) value: Span,
    /// Whether the key is one that whoswho knows, so that no further evidence is needed.
    pub(super) known: bool,
}

/// Keys that are accepted in any letter case and in front of any value.
const KNOWN: &[&str] = word_list!("note_keys.txt", "lines of text");

/// Parses a line as an entry: `Key: value`, `**Key:** value`, `- **Key**: value`, `@tag: value`.
pub(super) fn line(source: &str, line: Span) -> Option<Entry> {
    let (line, bullet) = without_bullet(source, line);
    let text = line.text(source);
    let bold = text.strip_prefix("**").and_then(|rest| bold_key(source, line, rest));
    if let Some(entry) = bold {
        return Some(entry);
    }
    let (offset, separator) = text.char_indices().find(|(_, character)| matches!(character, ':' | '：'))?;
    let after = text.get(offset + separator.len_utf8()..)?;
    if separator == ':' && !after.starts_with([' ', '\t']) {
        return None;
    }
    let key = trimmed(source, within(line, 0, offset));
    let value = trimmed(source, within(line, offset + separator.len_utf8(), text.len()));
    let known = is_known(key.text(source));
    let fits = known || (!bullet && is_key(key.text(source)) && !is_sentence(value.text(source)));
    (fits && !value.is_empty()).then_some(Entry { key, value, known })
}

/// `rest` is the line behind its first `**`.
fn bold_key(source: &str, line: Span, rest: &str) -> Option<Entry> {
    let close = rest.find("**")?;
    let inside = rest.get(..close)?;
    let after = rest.get(close + 2..)?;
    let colon_inside = inside.ends_with([':', '：']);
    let behind = if colon_inside { after } else { after.strip_prefix(':').or_else(|| after.strip_prefix('：'))? };
    let name = inside.trim_end_matches([':', '：']);
    let key = trimmed(source, within(line, 2, 2 + name.len()));
    let text = line.text(source);
    let value = trimmed(source, within(line, text.len() - behind.len(), text.len()));
    (is_key(key.text(source)) && !value.is_empty()).then_some(Entry { key, value, known: true })
}

/// The cells of a table row, trimmed; `None` when the line is no row.
pub(super) fn cells(source: &str, line: Span) -> Option<Vec<Span>> {
    let line = trimmed(source, line);
    let inner = line.text(source).strip_prefix('|')?;
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let inner = within(line, 1, 1 + inner.len());
    let text = inner.text(source);
    let mut cells = Vec::new();
    let (mut start, mut depth, mut escaped) = (0, 0usize, false);
    for (offset, character) in text.char_indices() {
        match character {
            '\\' => {
                escaped = !escaped;
                continue;
            }
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '|' if !escaped && depth < 2 => {
                cells.push(trimmed(source, within(inner, start, offset)));
                start = offset + 1;
            }
            _ => {}
        }
        escaped = false;
    }
    cells.push(trimmed(source, within(inner, start, text.len())));
    Some(cells)
}

/// Whether the cells are the delimiter row between the header of a table and its rows.
pub(super) fn is_rule(source: &str, cells: &[Span]) -> bool {
    cells.iter().all(|cell| {
        let text = cell.text(source);
        text.contains('-') && text.chars().all(|character| matches!(character, '-' | ':'))
    })
}

/// Parses a table row as an entry, if it has two cells and the first can be a key.
pub(super) fn row(source: &str, cells: &[Span]) -> Option<Entry> {
    let [key, value] = cells else { return None };
    let key = without_marks(source, *key);
    let text = key.text(source);
    let fits = !text.is_empty() && text.split_whitespace().count() <= 4 && !text.contains(['[', ']', '`']);
    (fits && !value.is_empty()).then_some(Entry { key, value: *value, known: true })
}

/// The values of an entry. A row of `#tags` is a list of them.
pub(super) fn values(source: &str, value: Span) -> Vec<crate::note::Value> {
    let text = value.text(source);
    if text.contains(' ') && text.split_whitespace().all(|word| word.starts_with('#')) {
        let words = scalar::split(source, value, ' ').into_iter();
        return words.filter(|word| !word.is_empty()).map(|word| scalar::one(source, word)).collect();
    }
    scalar::values(source, value)
}

fn without_bullet(source: &str, line: Span) -> (Span, bool) {
    let line = trimmed(source, line);
    let text = line.text(source);
    let bullet = text.starts_with("- ") || text.starts_with("* ") || text.starts_with("+ ");
    if bullet { (trimmed(source, within(line, 2, text.len())), true) } else { (line, false) }
}

/// The span without the `*` and `:` around its text.
fn without_marks(source: &str, span: Span) -> Span {
    let text = span.text(source);
    let inner = text.trim_start_matches('*').trim_end_matches(['*', ':', '：']);
    let start = text.len() - text.trim_start_matches('*').len();
    trimmed(source, within(span, start, start + inner.len()))
}

/// Whether the text reads as a key: one to three words, the first of which begins with a capital or has no case.
fn is_key(text: &str) -> bool {
    let first = text.chars().next();
    first.is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
        && text.split_whitespace().count() <= 3
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '/' | '\'' | '’' | '(' | ')' | '&'))
}

/// novelWriter's `@tag`, `@char` and the like count as known too.
pub(super) fn is_known(text: &str) -> bool {
    let tag = text.strip_prefix('@').is_some_and(|rest| !rest.is_empty() && rest.chars().all(char::is_alphabetic));
    tag || KNOWN.iter().any(|known| text.len() <= 24 && text.to_lowercase() == *known)
}

/// Whether the value is a whole sentence, so that the colon before it belongs to prose.
fn is_sentence(text: &str) -> bool {
    let goes_on = text.starts_with(char::is_lowercase) || text.split_whitespace().count() > 12;
    goes_on && text.ends_with(['.', '!', '?', '…'])
}
