//! What two versions of a note have in common, part by part.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use crate::note::{Block, Piece};

/// The parts of two lists that lie between what they have in common at both ends.
pub(super) fn differing<T>(before: &[T], now: &[T], alike: impl Fn(&T, &T) -> bool) -> (Range<usize>, Range<usize>) {
    let ahead = before.iter().zip(now).take_while(|(before, now)| alike(before, now)).count();
    let left = before.len().min(now.len()) - ahead;
    let from_end = before.iter().rev().zip(now.iter().rev()).take(left);
    let behind = from_end.take_while(|(before, now)| alike(before, now)).count();
    (ahead..before.len() - behind, ahead..now.len() - behind)
}

/// A block without its place. All that it shows and says is the same where this is.
#[derive(Clone, Copy)]
pub(super) struct Shape<'a> {
    block: &'a Block,
    text: &'a str,
}

impl<'a> Shape<'a> {
    pub(super) fn of(block: &'a Block, source: &'a str) -> Self {
        Self { block, text: block.span.text(source) }
    }
}

impl PartialEq for Shape<'_> {
    fn eq(&self, other: &Self) -> bool {
        let (own, others) = (self.block, other.block);
        let is_same = |(piece, other): (&Piece, &Piece)| {
            piece.span.relative_to(own.span.start) == other.span.relative_to(others.span.start)
                && piece.seen == other.seen
        };
        own.kind == others.kind
            && own.pieces.len() == others.pieces.len()
            && self.text == other.text
            && own.pieces.iter().zip(&others.pieces).all(is_same)
    }
}

impl Eq for Shape<'_> {}

impl Hash for Shape<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
        self.block.kind.hash(state);
        self.block.pieces.len().hash(state);
    }
}
