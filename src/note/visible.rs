use super::{Block, Seen};
use crate::text::Span;

/// Stands in a [`Visible`] text where no name may cross.
pub(crate) const BARRIER: char = '\u{fffc}';

/// What a reader sees of a block, as one text, with the way back to the source.
#[derive(Debug, Default)]
pub struct Visible {
    /// The text; barriers are U+FFFC.
    pub text: String,
    /// For each piece: where it begins in `text`, its span in the source, and whether it is the source itself.
    map: Vec<(usize, Span, bool)>,
}

impl Visible {
    /// The visible text of `block` in `source`.
    pub fn of(block: &Block, source: &str) -> Self {
        let text = String::with_capacity(block.span.len());
        let mut visible = Self { text, map: Vec::with_capacity(block.pieces.len()) };
        for piece in &block.pieces {
            visible.map.push((visible.text.len(), piece.span, piece.seen == Seen::Source));
            match &piece.seen {
                Seen::Source => visible.text.push_str(piece.span.text(source)),
                Seen::Other(other) => visible.text.push_str(other),
                Seen::Barrier => visible.text.push(BARRIER),
            }
        }
        visible
    }

    /// The source under the non-empty range from `start` to `end` of [`Visible::text`].
    pub fn source_span(&self, start: usize, end: usize) -> Span {
        let first = self.offset(start, |span| span.start);
        let last = self.offset(end.saturating_sub(1), |span| span.end.saturating_sub(1));
        Span { start: first, end: (last + 1).max(first) }
    }

    /// Whether the bytes from `start` to `end` of [`Visible::text`] are a piece by themselves, behind which markup stands:
    /// all of what is emphasised.
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
