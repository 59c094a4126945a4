//! Compares a note with its edited text: what the edits did not mean to change must be read as before.

use rustc_hash::FxHashMap;

use super::edited_text::EditedText;
use crate::note::{Block, Format, ParsedNote, PieceContent, Property, VisibleText};
use crate::text::{Span, Spans};

/// Edits of a note, in order.
pub(super) struct ReadBack<'a> {
    pub(super) note: &'a ParsedNote,
    pub(super) source: &'a str,
    pub(super) edits: &'a [(Span, String)],
    /// What values of properties are to be, by where they stand.
    pub(super) values: &'a FxHashMap<Span, String>,
}

impl ReadBack<'_> {
    /// Whether the edited note has the same pieces of prose and the same properties, in which nothing is read otherwise but
    /// what an edit stands in, and whether that is read as it was written.
    pub(super) fn is_as_meant(&self, EditedText { text, note: after }: &EditedText) -> bool {
        after.problems.len() <= self.note.problems.len()
            && after.links.len() <= self.note.links.len()
            && self.has_same_properties(after)
            && self.has_same_prose(after, text)
    }

    fn has_same_properties(&self, after: &ParsedNote) -> bool {
        let places: Spans = self.edits.iter().map(|(span, _)| *span).collect();
        let is_same = |(before, after): (&Property, &Property)| {
            let mut values = before.values.iter().zip(&after.values);
            // A name may be the key, as in a table of people.
            (before.key == after.key || places.are_in(before.span))
                && before.values.len() == after.values.len()
                && values.all(|(before, after)| match self.values.get(&before.span) {
                    Some(meant) => bare(meant) == bare(&after.text),
                    None => before.text == after.text || places.are_in(before.span),
                })
        };
        self.note.properties.len() == after.properties.len()
            && self.note.properties.iter().zip(&after.properties).all(is_same)
    }

    fn has_same_prose(&self, after: &ParsedNote, text: &str) -> bool {
        let (before, now) = (&self.note.blocks, &after.blocks);
        let before_places: Vec<Span> = self.edits.iter().map(|(span, _)| *span).collect();
        let now_places = self.places_afterwards();
        let is_same = |(before, now): (&Block, &Block)| {
            before.kind == now.kind
                && rest(before, self.source, &before_places) == rest(now, text, &now_places)
                && self.reads_edits(before, now, (text, &now_places))
        };
        before.len() == now.len() && before.iter().zip(now).all(is_same)
    }

    /// Whether what was read as it is written still is, in all edits of a block.
    fn reads_edits(&self, before: &Block, now: &Block, (text, places): (&str, &[Span])) -> bool {
        let first = self.edits.partition_point(|(span, _)| span.start < before.span.start);
        let edits = self.edits.iter().zip(places).skip(first);
        let mut here = edits.take_while(|((span, _), _)| span.end <= before.span.end);
        here.all(|((span, meant), place)| {
            if span.start == before.span.start && begins_list(meant, self.note.format) || self.parts_cell(*span, meant)
            {
                return false;
            }
            let is_insertion = span.is_empty();
            let was_plain = || within(before, self.source, *span) == span.text(self.source);
            is_insertion || !was_plain() || bare(&within(now, text, *place)) == bare(meant)
        })
    }

    /// Whether a text may part a cell of a table of comma-separated values, which AsciiDoc may have.
    fn parts_cell(&self, place: Span, meant: &str) -> bool {
        self.note.format == Format::AsciiDoc
            && meant.contains(',')
            && !place.text(self.source).contains(',')
            && ["format=csv", "\n,==="].iter().any(|sign| self.source.contains(sign))
    }

    /// Where the edits' texts stand in the edited text.
    fn places_afterwards(&self) -> Vec<Span> {
        let (mut before, mut now) = (0, 0);
        let place = |(span, text): &(Span, String)| {
            let start = now + (span.start as usize).saturating_sub(before);
            (before, now) = (span.end as usize, start + text.len());
            Span::new(start, now)
        };
        self.edits.iter().map(place).collect()
    }
}

/// Whether a paragraph that begins with a text is an item of a numbered list: `R. Lind`, `1. FC Halden`.
fn begins_list(text: &str, format: Format) -> bool {
    let Some((mark, _)) = text.split_once(' ') else { return false };
    let Some(number) = mark.strip_suffix(['.', ')']) else { return false };
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_alphabetic());
    match format {
        Format::Rst | Format::Djot | Format::AsciiDoc | Format::Org => is_number || is_letter,
        Format::Markdown | Format::Typst => is_number,
        _ => false,
    }
}

/// A text without what many formats set otherwise than it is written: quotes, apostrophes, and what kind of blank one is.
fn bare(text: &str) -> String {
    text.replace(char::is_whitespace, " ").replace(['\'', '’', '‘', '"', '“', '”', '`'], "")
}

/// What a reader sees of a block at a place.
fn within(block: &Block, source: &str, place: Span) -> String {
    VisibleText::within(block, place, source).text
}

/// What a reader sees of a block without some places, which are in order, and without blanks: those at the ends of lines come
/// and go with words.
fn rest(block: &Block, source: &str, places: &[Span]) -> String {
    let mut seen = String::with_capacity(block.span.len());
    for piece in &block.pieces {
        let first = places.partition_point(|place| place.end <= piece.span.start);
        let mut touching = places.iter().skip(first).take_while(|place| place.start < piece.span.end).peekable();
        match &piece.seen {
            PieceContent::Source => {
                let mut done = piece.span.start;
                for place in touching {
                    seen.push_str(Span { start: done, end: place.start.max(done) }.text(source));
                    done = done.max(place.end);
                }
                seen.push_str(Span { start: done.min(piece.span.end), end: piece.span.end }.text(source));
            }
            PieceContent::Other(other) if touching.peek().is_none() => seen.push_str(other),
            PieceContent::Other(_) | PieceContent::Barrier => {}
        }
    }
    seen.retain(|letter| !letter.is_whitespace());
    seen
}
