//! Incremental parsing: after an edit only the part around it is parsed, and the rest is taken from the previous parse.
//!
//! A sync point is an offset from which a note parses the same whatever stands before it. The part between two sync points around the
//! edit is parsed. The result is used only if the sync points behind the edit are found again, because then the rest of the note
//! is unchanged. Otherwise the whole note is parsed.

#[cfg(test)]
mod tests;

use super::frontmatter::{self, Head};
use super::{Block, Format, Heading, Link, Origin, ParsedNote, Piece, Property, Value, markdown, parse};
use crate::text::{Common, Span};

/// How many sync points lie between what is taken over and the edit. A paragraph may become a heading, a table or a term by
/// what follows on it, and so the part that is read begins well before the edit.
const MARGIN: usize = 3;

/// Parses a note of which an earlier version is parsed already: `before` is the parse of `old`. The result equals that
/// of [`parse`].
pub fn parse_incremental(source: &str, before: &ParsedNote, old: &str) -> ParsedNote {
    read_around_edit(source, before, old).unwrap_or_else(|| parse(source, before.format))
}

fn read_around_edit(source: &str, before: &ParsedNote, old: &str) -> Option<ParsedNote> {
    if before.sync_points.is_empty() || !has_same_head(source, before) {
        return None;
    }
    let common = Common::of(old, source);
    let shift = Shift::between(old, source);
    let ahead = before.sync_points.partition_point(|sync_point| *sync_point as usize <= common.head);
    let from = match ahead.checked_sub(MARGIN) {
        Some(sync_point) => *before.sync_points.get(sync_point)?,
        None => Span::at(before.body).start,
    };
    let behind = before.sync_points.partition_point(|sync_point| *sync_point as usize <= old.len() - common.tail);
    let mut behind = before.sync_points.iter().skip(behind).copied();
    let (first, to, cut) = (behind.next(), behind.next(), behind.next());
    let end = cut.map_or(source.len(), |cut| shift.place(cut) as usize);
    let part = markdown::parse_body(
        source.get(..end)?,
        Head { body: from as usize, is_part: from as usize != before.body, ..Head::default() },
    );
    let is_found = |sync_point: u32| part.sync_points.binary_search(&shift.place(sync_point)).is_ok();
    let is_sure = !part.sync_points.is_empty() && first.is_none_or(is_found) && to.is_none_or(is_found);
    is_sure.then(|| Gap { from, to, shift }.filled(before, part))
}

/// Whether the properties at the top of the note, and where its body begins, are as they were.
fn has_same_head(source: &str, before: &ParsedNote) -> bool {
    let head = frontmatter::read(source, Format::Markdown);
    let properties = before.properties.iter().take_while(|property| property.origin == Origin::Frontmatter);
    head.body == before.body && head.problems == before.problems && head.properties.iter().eq(properties)
}

/// The part of a note that is replaced: from a sync point up to another, or to the note's end.
struct Gap {
    from: u32,
    to: Option<u32>,
    shift: Shift,
}

impl Gap {
    /// The note with `part` in the gap.
    fn filled(&self, before: &ParsedNote, mut part: ParsedNote) -> ParsedNote {
        let shift = self.shift;
        let of_property = |property: &Property| property.span.start;
        let (ahead, behind) = self.bounds(&before.properties, of_property);
        let properties = self.fill(&before.properties, part.properties, of_property, |it| shift.property(it));
        // Links know their properties by number.
        let behind_now = (properties.len() + behind).saturating_sub(before.properties.len());
        for link in &mut part.links {
            link.property = link.property.map(|index| index + ahead);
        }
        let link = |link: &Link| Link {
            property: link.property.map(|index| (index + behind_now).saturating_sub(behind)),
            ..shift.link(link)
        };
        ParsedNote {
            format: before.format,
            properties,
            blocks: self.fill(&before.blocks, part.blocks, |block| block.span.start, |it| shift.block(it)),
            headings: self.fill(&before.headings, part.headings, |heading| heading.span.start, |it| shift.heading(it)),
            links: self.fill(&before.links, part.links, |link| link.span.start, link),
            body: before.body,
            problems: before.problems.clone(),
            sync_points: self.fill(
                &before.sync_points,
                part.sync_points,
                |sync_point| *sync_point,
                |sync_point| shift.place(*sync_point),
            ),
        }
    }

    /// How many of a list stand ahead of the gap, and how many ahead of its end.
    fn bounds<T>(&self, list: &[T], start: impl Fn(&T) -> u32) -> (usize, usize) {
        let end = self.to.map_or(list.len(), |to| list.partition_point(|item| start(item) < to));
        (list.partition_point(|item| start(item) < self.from), end)
    }

    /// The list with `part` in the gap, and what stands behind it moved.
    fn fill<T: Clone>(&self, list: &[T], part: Vec<T>, start: impl Fn(&T) -> u32, moved: impl Fn(&T) -> T) -> Vec<T> {
        let (ahead, behind) = self.bounds(list, &start);
        let end = self.to.map(|to| self.shift.place(to));
        let mut filled = Vec::with_capacity(list.len() + part.len());
        filled.extend_from_slice(list.get(..ahead).unwrap_or_default());
        filled.extend(part.into_iter().take_while(|item| end.is_none_or(|end| start(item) < end)));
        filled.extend(list.iter().skip(behind).map(moved));
        filled
    }
}

/// How far what stands behind an edit is moved by it: a number of bytes, which wraps around when it is negative.
#[derive(Clone, Copy)]
struct Shift(u32);

impl Shift {
    fn between(old: &str, new: &str) -> Self {
        Self(Span::at(new.len()).start.wrapping_sub(Span::at(old.len()).start))
    }

    fn place(self, at: u32) -> u32 {
        at.wrapping_add(self.0)
    }

    fn span(self, span: Span) -> Span {
        Span { start: self.place(span.start), end: self.place(span.end) }
    }

    fn block(self, block: &Block) -> Block {
        let piece = |piece: &Piece| Piece { span: self.span(piece.span), seen: piece.seen.clone() };
        Block { kind: block.kind, span: self.span(block.span), pieces: block.pieces.iter().map(piece).collect() }
    }

    fn heading(self, heading: &Heading) -> Heading {
        Heading { span: self.span(heading.span), text: self.span(heading.text), ..heading.clone() }
    }

    fn property(self, property: &Property) -> Property {
        let value = |value: &Value| Value { text: value.text.clone(), span: self.span(value.span) };
        Property {
            key: property.key.clone(),
            span: self.span(property.span),
            values: property.values.iter().map(value).collect(),
            origin: property.origin,
        }
    }

    fn link(self, link: &Link) -> Link {
        Link {
            span: self.span(link.span),
            name: self.span(link.name),
            part_span: link.part_span.map(|span| self.span(span)),
            shown: link.shown.map(|span| self.span(span)),
            ..link.clone()
        }
    }
}
