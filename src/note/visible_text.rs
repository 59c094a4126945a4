//! The visible text of a block, with a map back to the source.

use std::ops::Range;

use super::{Block, Format, Piece, PieceContent};
use crate::text::Span;

/// The character for a barrier in a [`VisibleText`] text.
pub(crate) const BARRIER: char = '\u{fffc}';

/// Invisible characters: soft hyphen, zero-width space, word joiner, byte order mark.
const INVISIBLE: [char; 4] = ['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'];

/// The visible text of a block, with a map from its offsets back to the source.
#[derive(Debug, Default)]
pub struct VisibleText {
    /// The text; barriers are U+FFFC.
    pub text: String,
    /// For each piece: where it begins in `text`, its span in the source, and whether it is the source itself.
    map: Vec<(usize, Span, bool)>,
}

impl VisibleText {
    /// The visible text of `block` in `source`.
    pub fn of(block: &Block, source: &str) -> Self {
        let text = String::with_capacity(block.span.len());
        let mut visible = Self { text, map: Vec::with_capacity(block.pieces.len()) };
        for piece in &block.pieces {
            match &piece.seen {
                PieceContent::Source => visible.push_source(piece.span, piece.span.text(source)),
                PieceContent::Other(other) => visible.push(piece.span, other),
                PieceContent::Barrier => visible.push(piece.span, BARRIER.encode_utf8(&mut [0; 4])),
            }
        }
        visible
    }

    /// The visible text of a block within `place`.
    pub fn within(block: &Block, place: Span, source: &str) -> Self {
        let first = block.pieces.partition_point(|piece| piece.span.end <= place.start);
        let here = block.pieces.iter().skip(first).take_while(|piece| piece.span.start < place.end);
        let clip = |piece: &Piece| match piece.seen {
            PieceContent::Source => {
                let (start, end) = (piece.span.start.max(place.start), piece.span.end.min(place.end));
                Piece { span: Span { start, end }, seen: PieceContent::Source }
            }
            _ => piece.clone(),
        };
        let pieces = here.filter(|piece| piece.span.overlaps(place)).map(clip).collect();
        Self::of(&Block { kind: block.kind, span: place, pieces }, source)
    }

    /// The visible text of a property's value with escapes or markup, such as `Robert \"Bob\" Lindqvist`, with a map
    /// back for each word. `None` if a word is not written as it reads.
    pub fn of_value(text: &str, span: Span, source: &str) -> Option<Self> {
        let written = span.text(source);
        let place = |from: usize, to: usize| Span::new(span.start as usize + from, span.start as usize + to);
        let mut visible = Self::default();
        let (mut read, mut done) = (0, 0);
        for word in words(text) {
            let own = text.get(word.clone())?;
            let rest = written.get(done..)?;
            let start = done + words(rest).find(|other| rest.get(other.clone()) == Some(own))?.start;
            visible.push(place(done, start), text.get(read..word.start)?);
            visible.push_source(place(start, start + own.len()), own);
            (read, done) = (word.end, start + own.len());
        }
        visible.push(place(done, written.len()), text.get(read..)?);
        Some(visible)
    }

    fn push(&mut self, span: Span, text: &str) {
        self.map.push((self.text.len(), span, false));
        self.text.push_str(text);
    }

    /// Takes a piece of the source in, without the characters that only say where a line may break: they part no word.
    fn push_source(&mut self, span: Span, text: &str) {
        let mut start = span.start;
        let mut parts = text.split(INVISIBLE).peekable();
        if text.is_ascii() || !text.contains(INVISIBLE) {
            self.map.push((self.text.len(), span, true));
            self.text.push_str(text);
            return;
        }
        let mut rest = text;
        while let Some(part) = parts.next() {
            rest = rest.get(part.len()..).unwrap_or_default();
            let own = Span::new(start as usize, start as usize + part.len());
            if !part.is_empty() {
                self.map.push((self.text.len(), own, true));
                self.text.push_str(part);
            }
            let mark = rest.chars().next().filter(|_| parts.peek().is_some()).map_or(0, char::len_utf8);
            rest = rest.get(mark..).unwrap_or_default();
            start = Span::at(own.end as usize + mark).start;
        }
    }

    /// The source under the non-empty range from `start` to `end` of [`VisibleText::text`].
    pub fn source_span(&self, start: usize, end: usize) -> Span {
        let first = self.offset(start, |span| span.start);
        let last = self.offset(end.saturating_sub(1), |span| span.end.saturating_sub(1));
        Span { start: first, end: (last + 1).max(first) }
    }

    /// The offsets in [`VisibleText::text`] of line breaks that the author has set: `\\`, `<br>`, two blanks at the end of
    /// a line.
    pub(crate) fn set_breaks(&self, source: &str, format: Format) -> Vec<usize> {
        let is_break = |(at, span, is_source): &&(usize, Span, bool)| {
            !is_source
                && self.text.get(*at..).is_some_and(|rest| rest.starts_with('\n'))
                && is_set(span.text(source), format)
        };
        self.map.iter().filter(is_break).map(|(at, ..)| *at).collect()
    }

    /// Whether the bytes from `start` to `end` of [`VisibleText::text`] are a piece by themselves with markup behind it:
    /// the whole of an emphasised text.
    pub(crate) fn is_emphasised(&self, start: usize, end: usize) -> bool {
        let at = self.map.partition_point(|(own, ..)| *own < start);
        let (own, next) = (self.map.get(at), self.map.get(at + 1));
        own.zip(next)
            .is_some_and(|((own, span, _), (behind, next, _))| *own == start && *behind == end && next.start > span.end)
    }

    /// The source offset of the byte at `offset`; in a piece that is not the source itself, what `otherwise` says.
    fn offset(&self, offset: usize, otherwise: impl Fn(Span) -> u32) -> u32 {
        let after = self.map.partition_point(|(start, _, _)| *start <= offset);
        let Some((start, span, is_source)) = after.checked_sub(1).and_then(|index| self.map.get(index)) else {
            return 0;
        };
        if *is_source {
            u32::try_from(span.start as usize + (offset - start)).unwrap_or(u32::MAX)
        } else {
            otherwise(*span)
        }
    }
}

/// Where runs of letters and digits stand.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(char::is_alphanumeric)?;
        let own = text.get(start..)?;
        at = start + own.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(own.len());
        Some(start..at)
    })
}

/// Whether the source of a line end says that the line ends there wherever the text is wrapped.
fn is_set(source: &str, format: Format) -> bool {
    let (end, next) = source.split_once('\n').unwrap_or((source, ""));
    let mark = end.trim();
    let has_tag = || mark.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<br"));
    mark.starts_with('\\')
        || mark == "+"
        || has_tag()
        || format == Format::Rst && next.trim_start().starts_with("| ")
        || format == Format::Markdown && end.starts_with("  ") && mark.is_empty()
}
