//! Lists of those who take part: `Ann Smith <ann@example.org>, "Jones, Bob" <bob@example.org>`.

use std::ops::Range;

use super::encoded;
use crate::note::Value;
use crate::text::Span;

/// The names in the list at a place; the address of one who has none there.
pub(super) fn read(source: &str, range: Range<usize>) -> Vec<Value> {
    let text = source.get(range.clone()).unwrap_or_default();
    pieces(text).into_iter().filter_map(|piece| one(source, range.start, text, piece)).collect()
}

/// What stands between commas, outside of quotes and brackets. The name of a group before a colon is none of them.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let (mut start, mut is_quoted, mut is_escaped, mut brackets) = (0, false, false, 0_usize);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            b'<' | b'(' => brackets += 1,
            b'>' | b')' => brackets = brackets.saturating_sub(1),
            b',' | b';' if brackets == 0 => {
                pieces.push(start..at);
                start = at + 1;
            }
            b':' if brackets == 0 => start = at + 1,
            _ => {}
        }
    }
    pieces.push(start..text.len());
    pieces
}

fn one(source: &str, base: usize, text: &str, piece: Range<usize>) -> Option<Value> {
    let whole = text.get(piece.clone())?;
    let name = whole.split('<').next().unwrap_or_default();
    // The older way: ann@example.org (Ann Smith)
    let comment = whole.split_once('(').and_then(|(before, rest)| Some((before.len() + 1, rest.split(')').next()?)));
    let (at, name) = match comment {
        Some((at, comment)) if name.contains('@') => (at, comment),
        _ if name.trim().is_empty() => {
            let inner = whole.split_once('<').map_or("", |(_, rest)| rest.split('>').next().unwrap_or_default());
            (whole.find('<')? + 1, inner)
        }
        _ => (0, name),
    };
    let start = base + piece.start + at + name.len() - name.trim_start().len();
    let name = name.trim();
    let (start, name) = match name.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')) {
        Some(inner) => (start + 1, inner),
        None => (start, name),
    };
    if name.is_empty() {
        return None;
    }
    let span = Span::new(start, start + name.len());
    Some(Value { text: encoded::decoded(span.text(source)).replace("\\\"", "\""), span })
}
