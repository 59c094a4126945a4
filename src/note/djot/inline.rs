//! Inline markup of Djot.

use std::ops::Range;

use super::super::inline::{Inline, LONGEST};
use super::super::masked_blocks::{self, Blocks};
use super::super::{PieceContent, Property, frontmatter};
use crate::text::{Span, first_bytes};

/// Marks that stand in braces: `{=marked=}`.
const BRACED: [(&str, &str); 7] =
    [("{=", "=}"), ("{+", "+}"), ("{-", "-}"), ("{*", "*}"), ("{_", "_}"), ("{~", "~}"), ("{^", "^}")];

/// Writes the lines of a paragraph into the open block. `open` is the number of backticks that began a code span which
/// has not ended; the number that is open at the end is returned.
pub(super) fn write(blocks: &mut Blocks<'_>, mut range: Range<usize>, open: Option<usize>) -> Option<usize> {
    let text = blocks.source.get(range.clone()).unwrap_or_default();
    if let Some(count) = open {
        let Some(end) = closing_run(text, count) else {
            blocks.barrier(range);
            return open;
        };
        blocks.barrier(range.start..range.start + end);
        range.start += end;
    }
    let rest = blocks.source.get(range.clone()).unwrap_or_default();
    let left = open_at_end(rest);
    Inline::write(blocks, range, step);
    left
}

/// How many backticks begin code in a text that does not end in it.
fn open_at_end(text: &str) -> Option<usize> {
    let mut rest = text;
    while let Some(at) = rest.find(['`', '\\']) {
        let from = rest.get(at..)?;
        if from.starts_with('\\') {
            rest = from.get(1 + from.chars().nth(1).map_or(0, char::len_utf8)..)?;
            continue;
        }
        let count = run(from);
        let inner = from.get(count..)?;
        match closing_run(inner, count) {
            Some(end) => rest = inner.get(end..)?,
            None => return Some(count),
        }
    }
    None
}

/// How many backticks a text begins with.
fn run(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b'`').count()
}

/// The end of a code span that so many backticks began: behind the next run of as many.
pub(super) fn closing_run(text: &str, count: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text.get(at..)?.find('`') {
        let length = run(text.get(at + found..)?);
        at += found + length;
        if length == count {
            return Some(at);
        }
    }
    None
}

/// The properties in comments that are meant for whoswho.
pub(super) fn properties(source: &str, body: usize) -> Vec<Property> {
    let text = source.get(body..).unwrap_or_default();
    let comment = |(at, _): (usize, &str)| {
        let inner = first_bytes(text.get(at + 2..)?, LONGEST);
        let end = inner.find("%}")?;
        frontmatter::comment_property(source, Span::new(body + at + 2, body + at + 2 + end))
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
        ':' => symbol(inline),
        '<' => address(inline),
        '!' if inline.rest().starts_with("![") => bracket(inline, 1),
        '[' => bracket(inline, 0),
        _ => false,
    }
}

/// Code between as many backticks before it as behind it, or up to the end of the paragraph; formulas are written like
/// that, and so is what is meant for one format alone: `` `<br>`{=html} ``.
fn code(inline: &mut Inline<'_, '_>, lead: usize) -> bool {
    let rest = inline.rest().get(lead..).unwrap_or_default();
    let count = run(rest);
    let inner = rest.get(count..).unwrap_or_default();
    let length = closing_run(inner, count).unwrap_or(inner.len());
    let behind = inner.get(length..).unwrap_or_default();
    let format =
        behind.strip_prefix("{=").and_then(|name| first_bytes(name, LONGEST).find('}')).map_or(0, |end| end + 3);
    inline.take(lead + count + length + format, Some(PieceContent::Barrier));
    true
}

/// `<https://example.org>`
fn address(inline: &mut Inline<'_, '_>) -> bool {
    let Some(length) = inline.length_to(">") else { return false };
    let inner = inline.rest().get(1..length - 1).unwrap_or_default();
    let is_one = inner.contains([':', '@']) && !inner.contains(|char: char| char.is_whitespace() || char == '<');
    if is_one {
        inline.take(length, Some(PieceContent::Barrier));
    }
    is_one
}

/// `:symbol:`
fn symbol(inline: &mut Inline<'_, '_>) -> bool {
    let inner = first_bytes(inline.rest().get(1..).unwrap_or_default(), LONGEST);
    let is_part = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '+');
    let length = inner.find(|char| !is_part(char)).filter(|end| *end > 0);
    let length = length.filter(|end| inner.get(*end..).is_some_and(|rest| rest.starts_with(':')));
    if let Some(length) = length {
        inline.take(length + 2, Some(PieceContent::Barrier));
    }
    length.is_some()
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
    let length = attributes(rest);
    if let Some(length) = length {
        inline.take(length, None);
    }
    length.is_some()
}

/// How long the attributes are that a text begins with: `{#name .class key="value" % comment %}`.
pub(super) fn attributes(text: &str) -> Option<usize> {
    let near = first_bytes(text, LONGEST);
    let inner = near.strip_prefix('{')?;
    let mut rest = inner.trim_start();
    let is_name = |char: char| !char.is_whitespace() && !"{}\"%=".contains(char);
    let name = |text: &str| text.find(|char| !is_name(char)).unwrap_or(text.len());
    while !rest.starts_with('}') {
        let length = match rest.chars().next()? {
            '%' => rest.get(1..)?.find('%')? + 2,
            '#' | '.' => Some(name(rest)).filter(|length| *length > 1)?,
            _ => {
                let key = Some(name(rest)).filter(|length| *length > 0)?;
                let value = rest.get(key..)?.strip_prefix('=')?;
                let length = match value.strip_prefix('"') {
                    Some(quoted) => closing_quote(quoted)? + 2,
                    None => Some(name(value)).filter(|length| *length > 0)?,
                };
                key + 1 + length
            }
        };
        rest = rest.get(length..)?.trim_start();
    }
    Some(near.len() - rest.len() + 1)
}

/// Where the quote ends that a text begins in.
fn closing_quote(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' if !is_escaped => return Some(at),
            _ => is_escaped = byte == b'\\' && !is_escaped,
        }
    }
    None
}

/// `[text](address)`, `[text][label]`, `[^note]`; behind `!` it is a picture.
fn bracket(inline: &mut Inline<'_, '_>, lead: usize) -> bool {
    let near = first_bytes(inline.rest(), LONGEST);
    if near.starts_with("[^") {
        let length = near.find(']').map(|end| end + 1);
        if let Some(length) = length {
            inline.take(length, Some(PieceContent::Barrier));
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
        inline.take(whole, Some(PieceContent::Barrier));
        return true;
    }
    let shown = inline.at + 1..inline.at + close;
    // The text is the label, or the title of a section.
    if behind.starts_with("[]") {
        inline.refer(0, whole, shown);
        return true;
    }
    let target = behind.get(1..length).filter(|_| open == '(');
    let link = target.and_then(|target| {
        masked_blocks::link(inline.blocks.source, inline.at..inline.at + whole, target, shown.clone())
    });
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
