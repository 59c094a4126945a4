//! A block of prose: where it stands in the source, and what a reader sees of it.

use crate::text::Span;

/// A piece of prose that stands by itself: a paragraph, a heading, a list item's text, a table cell.
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// What kind of block it is.
    pub kind: BlockKind,
    /// Everything from the first piece to the last, markup included.
    pub span: Span,
    /// What a reader sees, piece by piece, in source order.
    pub pieces: Vec<Piece>,
}

/// What kind of block a piece of prose is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BlockKind {
    /// A heading of the given level, 1 to 6.
    Heading(u8),
    /// A paragraph, also in a quote, a callout or a footnote.
    Paragraph,
    /// The text of a list item.
    Item,
    /// A cell of a table.
    Cell,
}

/// A part of a block as a reader sees it.
#[derive(Clone, PartialEq, Debug)]
pub struct Piece {
    /// Where it stands in the source.
    pub span: Span,
    /// What is seen there.
    pub seen: Seen,
}

/// What a reader sees in the place of a piece of source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Seen {
    /// The source itself.
    Source,
    /// Other characters than the source has: `&` for `&amp;`, a line feed for a soft break and the quote marks behind it.
    Other(Box<str>),
    /// Something that no name crosses: code, an image, the edge of a link.
    Barrier,
}
