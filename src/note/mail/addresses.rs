//! Address lists: `Ann Smith <ann@example.org>, "Jones, Bob" <bob@example.org>`.

use std::ops::Range;

use super::encoded;
use crate::note::{Value, definitions};
use crate::text::Span;
use crate::word_lists::word_list;

/// The names in an address list; the address of an entry without a name.
pub(in crate::note) fn read(source: &str, range: Range<usize>) -> Vec<Value> {
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
            b',' if brackets == 0 && text.get(at + 1..).is_some_and(is_suffix) => {}
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

/// Whether a text begins with what stands behind a name and its comma: Fred Lane, Jr.
fn is_suffix(text: &str) -> bool {
    let word = text.split([',', ';', '<', '(']).next().unwrap_or_default().trim();
    word_list!("mail_words.txt", "suffixes").contains(&word)
}

fn one(source: &str, base: usize, text: &str, piece: Range<usize>) -> Option<Value> {
    let whole = text.get(piece.clone())?;
    let parts = parts(whole);
    let has_address = |place: &Range<usize>| whole.get(place.clone()).is_some_and(|text| text.contains('@'));
    let place = match (parts.name, parts.comment) {
        // The older way: ann@example.org (Ann Smith)
        (Some(name), Some(comment)) if has_address(&name) => comment,
        (Some(name), _) => name,
        // A comment without an address names no one: (empty list)
        (None, _) => parts.address?,
    };
    let name = whole.get(place.clone())?;
    let start = base + piece.start + place.start + name.len() - name.trim_start().len();
    let name = name.trim();
    let (start, name) = match name.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')) {
        Some(inner) => (start + 1, inner),
        None => (start, name),
    };
    if name.is_empty() {
        return None;
    }
    let span = Span::new(start, start + name.len());
    let text = encoded::decoded(span.text(source)).replace("\\\"", "\"");
    Some(Value { text: definitions::given_name_first(&text).unwrap_or(text), span })
}

/// Where the parts of one entry stand: what is before the address or the first comment, the first comment, the address.
#[derive(Default)]
struct Parts {
    name: Option<Range<usize>>,
    comment: Option<Range<usize>>,
    address: Option<Range<usize>>,
}

/// Takes an entry apart. Comments may hold others, and brackets behind a backslash are none.
fn parts(text: &str) -> Parts {
    let mut parts = Parts::default();
    let (mut is_quoted, mut is_escaped, mut depth, mut from) = (false, false, 0_usize, 0);
    let mut name_end = None;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' if depth == 0 => is_quoted = !is_quoted,
            _ if is_quoted => {}
            b'(' => {
                if depth == 0 {
                    from = at + 1;
                    // A comment before the name is none of its parts.
                    let is_behind = text.get(..at).is_some_and(|before| !before.trim().is_empty());
                    name_end = name_end.or(is_behind.then_some(at));
                }
                depth += 1;
            }
            b')' if depth > 0 => {
                depth -= 1;
                if depth == 0 && parts.comment.is_none() {
                    parts.comment = Some(from..at);
                }
            }
            b'<' if depth == 0 => {
                name_end = name_end.or(Some(at));
                let length = text.get(at + 1..).and_then(|rest| rest.find('>')).unwrap_or(text.len() - at - 1);
                parts.address = Some(at + 1..at + 1 + length);
                break;
            }
            _ => {}
        }
    }
    let end = name_end.unwrap_or(text.len());
    let is_comment_first = text.trim_start().starts_with('(');
    let start = parts.comment.as_ref().filter(|_| is_comment_first).map_or(0, |comment| comment.end + 1).min(end);
    parts.name = Some(start..end).filter(|place| text.get(place.clone()).is_some_and(|name| !name.trim().is_empty()));
    parts
}
