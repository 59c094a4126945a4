//! Compares blocks of two versions of a note regardless of their place.

use std::hash::{Hash, Hasher};

use crate::note::{Block, Piece};

/// A block without its place. Two are equal if all that they show and say is the same.
#[derive(Clone, Copy)]
pub(super) struct BlockFingerprint<'a> {
    block: &'a Block,
    text: &'a str,
}

impl<'a> BlockFingerprint<'a> {
    pub(super) fn of(block: &'a Block, source: &'a str) -> Self {
        Self { block, text: block.span.text(source) }
    }
}

impl PartialEq for BlockFingerprint<'_> {
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

impl Eq for BlockFingerprint<'_> {}

impl Hash for BlockFingerprint<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
        self.block.kind.hash(state);
        self.block.pieces.len().hash(state);
    }
}
