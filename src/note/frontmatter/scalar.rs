//! Parses property values tolerantly: quotes, lists in brackets, links.

use super::fence::{trimmed, within};
use crate::note::Value;
use crate::text::Span;

/// Parses the text under `span` as values: none for null, several for a list in brackets or for links between commas,
/// else one.
pub(super) fn values(source: &str, span: Span) -> Vec<Value> {
    let span = trimmed(source, span);
    let text = span.text(source);
    if is_null(text) {
        return Vec::new();
    }
    if let Some(inner) = list_inner(text) {
        let inner = within(span, 1, 1 + inner.len());
        let items = split(source, inner, ',').into_iter();
        return items.filter(|item| !item.is_empty()).map(|item| one(source, item)).collect();
    }
    if text.starts_with("[[") {
        let parts = split(source, span, ',');
        if parts.len() > 1 && parts.iter().all(|part| is_link(part.text(source))) {
            return parts.into_iter().map(|part| one(source, part)).collect();
        }
    }
    vec![one(source, span)]
}

/// The single value under `span`, without its quotes.
pub(super) fn one(source: &str, span: Span) -> Value {
    let span = trimmed(source, span);
    let text = span.text(source);
    for quote in ['"', '\''] {
        let inner = text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        if let Some(inner) = inner {
            return Value { text: unescaped(inner, quote), span: within(span, 1, 1 + inner.len()) };
        }
    }
    Value { text: text.to_owned(), span }
}

/// Whether the text is null.
pub(super) fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// Whether the text is one wikilink and nothing else.
pub(super) fn is_link(text: &str) -> bool {
    let inner = text.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    inner.is_some_and(|inner| !inner.contains(['[', ']']))
}

/// What stands between the brackets of a list; a link's brackets are none.
fn list_inner(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('[')?;
    let is_link = inner.starts_with('[') && !inner.starts_with("[[");
    if is_link {
        return None;
    }
    inner.strip_suffix(']')
}

/// The parts of the text under `span` between separators outside of links and quotes, trimmed.
pub(super) fn split(source: &str, span: Span, separator: char) -> Vec<Span> {
    let text = span.text(source);
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut depth = 0usize;
    let mut quote: Option<char> = None;
    let mut blank = true;
    for (offset, character) in text.char_indices() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            // An apostrophe within a word is no quote.
            (None, '"' | '\'') if blank => quote = Some(character),
            (None, '[') => depth += 1,
            (None, ']') => depth = depth.saturating_sub(1),
            (None, _) if character == separator && depth == 0 => {
                pieces.push(trimmed(source, within(span, start, offset)));
                start = offset + character.len_utf8();
                blank = true;
                continue;
            }
            _ => {}
        }
        blank &= character.is_whitespace();
    }
    pieces.push(trimmed(source, within(span, start, text.len())));
    pieces
}

/// The text between quotes as it is meant.
fn unescaped(inner: &str, quote: char) -> String {
    if quote == '\'' {
        return inner.replace("''", "'");
    }
    let mut meant = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n') => meant.push('\n'),
                Some('t') => meant.push('\t'),
                Some(other) => meant.push(other),
                None => meant.push('\\'),
            },
            _ => meant.push(character),
        }
    }
    meant
}
