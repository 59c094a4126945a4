//! Builds a block from pieces of source, from left to right.

use std::ops::Range;

use super::{Block, BlockKind, Piece, PieceContent};
use crate::text::Span;

/// A block under construction.
pub(super) struct BlockBuilder {
    kind: BlockKind,
    /// Where the block before ends.
    floor: usize,
    start: usize,
    end: usize,
    pieces: Vec<Piece>,
    /// Where a line ended whose successor has shown nothing yet.
    line_break: Option<usize>,
}

impl BlockBuilder {
    /// A block behind `before`.
    pub(super) fn new(kind: BlockKind, before: Option<&Block>) -> Self {
        let floor = before.map_or(0, |block| block.span.end as usize);
        Self { kind, floor, start: usize::MAX, end: 0, pieces: Vec::new(), line_break: None }
    }

    pub(super) fn kind(&self) -> BlockKind {
        self.kind
    }

    /// Whether the block begins with this source.
    pub(super) fn starts_with(&self, source: &str, start: &str) -> bool {
        source.get(self.start..).is_some_and(|text| text.starts_with(start))
    }

    /// Extends the block over invisible markup, such as `**`.
    pub(super) fn cover(&mut self, range: Range<usize>) {
        self.start = self.start.min(range.start.max(self.floor));
        self.end = self.end.max(range.end);
    }

    /// Adds source that is visible as it is written.
    pub(super) fn text(&mut self, range: Range<usize>) {
        self.push(range, PieceContent::Source);
    }

    /// Adds source in whose place other characters are visible.
    pub(super) fn other(&mut self, range: Range<usize>, seen: &str) {
        self.push(range, PieceContent::Other(seen.into()));
    }

    /// Adds source that is masked: no name crosses it.
    pub(super) fn barrier(&mut self, range: Range<usize>) {
        self.push(range, PieceContent::Barrier);
    }

    /// The line ends at `at`. What follows up to the next piece (indentation, quote marks) is seen as a line feed.
    pub(super) fn line_break(&mut self, at: usize) {
        if self.line_break.is_none() && !self.pieces.is_empty() {
            self.line_break = Some(at);
        }
    }

    /// Ends the block at `end` at the latest, although markup in it may go on in the next.
    pub(super) fn end_at(&mut self, end: usize) {
        self.end = self.end.min(end);
    }

    /// The block, unless it shows nothing at all.
    pub(super) fn finish(self) -> Option<Block> {
        if self.pieces.is_empty() {
            return None;
        }
        Some(Block { kind: self.kind, span: Span::new(self.start, self.end), pieces: self.pieces })
    }

    fn push(&mut self, range: Range<usize>, seen: PieceContent) {
        let seen_to = self.pieces.last().map_or(self.floor, |piece| piece.span.end as usize);
        // Pieces are in source order whatever a parser says.
        if range.is_empty() || range.start < seen_to {
            return;
        }
        if let Some(at) = self.line_break.take() {
            let at = at.max(seen_to);
            if at < range.start {
                self.pieces.push(Piece { span: Span::new(at, range.start), seen: PieceContent::Other("\n".into()) });
            }
        }
        self.cover(range.clone());
        let span = Span::new(range.start, range.end);
        match self.pieces.last_mut() {
            Some(last)
                if seen == PieceContent::Source && last.seen == PieceContent::Source && last.span.end == span.start =>
            {
                last.span.end = span.end;
            }
            _ => self.pieces.push(Piece { span, seen }),
        }
    }
}

/// Removes the part of a block before `to`, which may leave it without pieces.
pub(super) fn drop_start(block: &mut Block, to: usize) {
    let to = Span::at(to).start;
    block.pieces.retain(|piece| piece.span.end > to);
    if let Some(first) = block.pieces.first_mut() {
        first.span.start = first.span.start.max(to);
        block.span.start = first.span.start;
    }
}

/// Replaces each of the `masks` by one barrier. They are in source order and do not overlap.
pub(super) fn mask(block: &mut Block, masks: &[Span]) {
    let mut pieces = Vec::with_capacity(block.pieces.len() + 2 * masks.len());
    let mut masks = masks.iter().map(|mask| clip(*mask, block.span)).filter(|mask| !mask.is_empty()).peekable();
    for mut piece in block.pieces.drain(..) {
        while let Some(mask) = masks.next_if(|mask| mask.end <= piece.span.start) {
            pieces.push(Piece { span: mask, seen: PieceContent::Barrier });
        }
        while let Some(mask) = masks.next_if(|mask| mask.end < piece.span.end) {
            if piece.span.start < mask.start {
                pieces.push(Piece { span: Span { end: mask.start, ..piece.span }, seen: piece.seen.clone() });
            }
            pieces.push(Piece { span: mask, seen: PieceContent::Barrier });
            piece.span.start = mask.end;
        }
        if let Some(mask) = masks.peek() {
            piece.span.end = piece.span.end.min(mask.start.max(piece.span.start));
        }
        if !piece.span.is_empty() {
            pieces.push(piece);
        }
    }
    pieces.extend(masks.map(|span| Piece { span, seen: PieceContent::Barrier }));
    block.pieces = pieces;
}

/// The part of `span` that lies in `within`.
fn clip(span: Span, within: Span) -> Span {
    let start = span.start.clamp(within.start, within.end);
    Span { start, end: span.end.clamp(start, within.end) }
}
