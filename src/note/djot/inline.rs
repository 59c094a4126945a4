//! Djot's markup within a paragraph.

use std::ops::Range;

use super::super::blocks::{self, Blocks};
use super::super::inline::{Inline, LONGEST, floor};
use super::super::{Property, Seen, frontmatter};
use crate::text::Span;

/// Marks that stand in braces: `{=marked=}`.
const BRACED: [(&str, &str); 7] =
    [("{=", "=}"), ("{+", "+}"), ("{-", "-}"), ("{*", "*}"), ("{_", "_}"), ("{~", "~}"), ("{^", "^}")];

/// Puts the lines of a paragraph into a block.
pub(super) fn write(blocks: &mut Blocks<'_>, range: Range<usize>) {
    Inline::write(blocks, range, step);
}

/// What the comments of a text say to us.
pub(super) fn properties(source: &str, body: usize) -> Vec<Property> {
    let text = source.get(body..).unwrap_or_default();
    let comment = |(at, _): (usize, &str)| {
        let inner = floor(text.get(at + 2..)?, LONGEST);
        let end = inner.find("%}")?;
        frontmatter::of_comment(source, Span::new(body + at + 2, body + at + 2 + end))
    };
    text.match_indices("{%").filter_map(comment).collect()
}

fn step(inline: &mut Inline<'_, '_>, next: char) -> bool {
    match next {
        '\\' => {
            let is_escape =
                inline.rest().chars().nth(1).is_some_and(|char| char.is_ascii_punctuation() || char.is_whitespace());
            if is_escape {
                inline.take(1, None);
                inline.skip();
            }
            is_escape
        }
        '`' => code(inline, 0),
        '$' => {
            let dollars = inline.rest().bytes().take(3).take_while(|byte| *byte == b'$').count();
            dollars < 3
                && inline.rest().get(dollars..).is_some_and(|rest| rest.starts_with('`'))
                && code(inline, dollars)
        }
        '*' | '_' => {
            let mark = if next == '*' { "*" } else { "_" };
            match inline.closing(mark) {
                Some(end) => inline.opens(1, end, 1),
                None => false,
            }
        }
        '{' => braces(inline),
        '!' if inline.rest().starts_with("![") => bracket(inline, 1),
        '[' => bracket(inline, 0),
        _ => false,
    }
}

/// Code between as many backticks before it as behind it; formulas are written like that, too.
fn code(inline: &mut Inline<'_, '_>, lead: usize) -> bool {
    let rest = inline.rest().get(lead..).unwrap_or_default();
    let count = rest.bytes().take_while(|byte| *byte == b'`').count();
    let marks = rest.get(..count).unwrap_or_default();
    let inner = floor(rest.get(count..).unwrap_or_default(), LONGEST);
    match inner.find(marks).filter(|_| count < LONGEST) {
        Some(end) => inline.take(lead + count + end + count, Some(Seen::Barrier)),
        None => inline.take(lead + count, None),
    }
    true
}

/// `{% comment %}`, `{=marked=}`, `{.class}` behind a word.
fn braces(inline: &mut Inline<'_, '_>) -> bool {
    let rest = inline.rest();
    if rest.starts_with("{%") {
        let length = inline.length_to("%}");
        if let Some(length) = length {
            inline.take(length, None);
        }
        return length.is_some();
    }
    if let Some((open, close)) = BRACED.iter().find(|(open, _)| rest.starts_with(open)) {
        return match inline.length_to(close) {
            Some(length) if length > 4 => {
                let end = inline.at + length - close.len();
                inline.opens(open.len(), end, close.len())
            }
            _ => false,
        };
    }
    let is_of_class = rest.starts_with("{.") || rest.starts_with("{#");
    let length = inline.length_to("}").filter(|_| is_of_class);
    if let Some(length) = length {
        inline.take(length, None);
    }
    length.is_some()
}

/// `[text](address)`, `[text][label]`, `[^note]`; behind `!` it is a picture.
fn bracket(inline: &mut Inline<'_, '_>, lead: usize) -> bool {
    let near = floor(inline.rest(), LONGEST);
    if near.starts_with("[^") {
        let length = near.find(']').map(|end| end + 1);
        if let Some(length) = length {
            inline.take(length, Some(Seen::Barrier));
        }
        return length.is_some();
    }
    let Some(close) = closing(near, lead) else { return false };
    let behind = near.get(close + 1..).unwrap_or_default();
    let (open, end) = match behind.chars().next() {
        Some('(') => ('(', ')'),
        Some('[') => ('[', ']'),
        _ => return false,
    };
    let Some(length) = behind.find(end) else { return false };
    let whole = close + 1 + length + 1;
    if lead > 0 {
        inline.take(whole, Some(Seen::Barrier));
        return true;
    }
    let shown = inline.at + 1..inline.at + close;
    let target = behind.get(1..length).filter(|_| open == '(');
    let link = target
        .and_then(|target| blocks::link(inline.blocks.source, inline.at..inline.at + whole, target, shown.clone()));
    inline.link(whole, shown, link);
    true
}

/// Where the bracket is closed that stands at a place.
fn closing(text: &str, at: usize) -> Option<usize> {
    // Most brackets that are not closed are told at once.
    text.find(']')?;
    let (mut depth, mut is_escaped) = (0_usize, false);
    for (place, byte) in text.bytes().enumerate().skip(at) {
        match byte {
            _ if is_escaped => {}
            b'[' => depth += 1,
            b']' if depth == 1 => return Some(place),
            b']' => depth -= 1,
            _ => {}
        }
        is_escaped = byte == b'\\' && !is_escaped;
    }
    None
}
