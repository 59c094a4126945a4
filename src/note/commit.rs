//! The message of a git commit as an editor shows it: subject, body, trailers, and the comment lines that git removes.

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::frontmatter::{self, Head};
use super::inline::Inline;
use super::lines::lines;
use super::masked_blocks::Blocks;
use super::{BlockKind, Format, Origin, ParsedNote, PieceContent, Property, Value, assemble};
use crate::text::Span;

pub(super) fn parse(source: &str) -> ParsedNote {
    let top = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut properties = Vec::new();
    let mut blocks = Blocks::new(source);
    let mut paragraphs: Vec<Vec<(Range<usize>, &str)>> = Vec::new();
    let mut is_open = false;
    for (range, line) in lines(source, top) {
        if let Some(comment) = line.strip_prefix('#') {
            // Below the scissors stands the commit's patch.
            if comment.contains("-- >8 --") {
                break;
            }
            properties.extend(frontmatter::comment_property(source, Span::new(range.end - comment.len(), range.end)));
            continue;
        }
        if line.trim().is_empty() {
            is_open = false;
            continue;
        }
        if !is_open {
            paragraphs.push(Vec::new());
        }
        is_open = true;
        if let Some(paragraph) = paragraphs.last_mut() {
            paragraph.push((range, line));
        }
    }
    let last = paragraphs.len().saturating_sub(1);
    for (number, paragraph) in paragraphs.iter().enumerate() {
        if number > 0 && number == last && is_of_trailers(paragraph) {
            properties.extend(paragraph.iter().filter_map(|(range, line)| trailer(range, line)));
            break;
        }
        write(&mut blocks, paragraph, number == 0);
    }
    properties.sort_by_key(|property| property.span.start);
    let head = Head { properties, body: top, ..Head::default() };
    assemble::note(source, Format::Commit, head, blocks.finish())
}

/// A paragraph, or a list. The first line of all is the subject.
fn write(blocks: &mut Blocks<'_>, paragraph: &[(Range<usize>, &str)], is_first: bool) {
    let mut is_subject = is_first;
    for (range, line) in paragraph {
        let text = line.trim();
        let start = range.start + line.len() - line.trim_start().len();
        let item = ["- ", "* ", "+ "].iter().find_map(|mark| text.strip_prefix(mark));
        let from = item.map_or(start, |item| start + text.len() - item.len());
        if is_subject {
            blocks.open(BlockKind::Heading(1));
        } else if item.is_some() {
            blocks.open(BlockKind::Item);
        }
        code(blocks, from..start + text.len());
        blocks.line_break(start + text.len());
        if is_subject {
            blocks.close();
            blocks.body.heading(1, Span::new(start, start + text.len()));
            is_subject = false;
        }
    }
    blocks.close();
}

/// A line with what stands between backticks left out.
fn code(blocks: &mut Blocks<'_>, range: Range<usize>) {
    let mut inline = Inline::new(blocks, range);
    while !inline.rest().is_empty() {
        match inline.rest().starts_with('`').then(|| inline.closing_anywhere("`")).flatten() {
            Some(end) => inline.take(end + 1 - inline.at, Some(PieceContent::Barrier)),
            None => inline.skip(),
        }
    }
    inline.finish();
}

/// Whether a message's last paragraph is one of trailers: each of its lines is, or goes on with one.
fn is_of_trailers(paragraph: &[(Range<usize>, &str)]) -> bool {
    let is_one =
        |line: &str| key(line).is_some() || line.starts_with([' ', '\t']) || line.starts_with("(cherry picked from");
    paragraph.iter().all(|(_, line)| is_one(line)) && paragraph.iter().any(|(_, line)| key(line).is_some())
}

/// The key of `Signed-off-by: Ann Smith <ann@example.org>`.
fn key(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    let is_key = key.starts_with(|char: char| char.is_ascii_alphabetic())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_key && value.starts_with(' ')).then_some(key)
}

/// A trailer as a property. The value is the name without the address.
fn trailer(range: &Range<usize>, line: &str) -> Option<Property> {
    let key = key(line)?;
    let value = line.get(key.len() + 1..)?;
    let name = value.split('<').next().unwrap_or_default();
    let start = range.start + key.len() + 1 + name.len() - name.trim_start().len();
    let name = name.trim();
    let values = (!name.is_empty())
        .then(|| Value { text: name.to_owned(), span: Span::new(start, start + name.len()) })
        .into_iter()
        .collect();
    let span = Span::new(range.start, range.start + line.trim_end().len());
    Some(Property { key: key.to_owned(), span, values, origin: Origin::Frontmatter })
}
