//! A block of prose: where it stands in the source, and what a reader sees of it.

use crate::text::Span;

/// A unit of prose that no sentence crosses: a paragraph, a heading, the text of a list item, a table cell.
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// What kind of block it is.
    pub kind: BlockKind,
    /// Everything from the first piece to the last, markup included.
    pub span: Span,
    /// The visible text, piece by piece, in source order.
    pub pieces: Vec<Piece>,
}

/// The kind of a block.
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

/// A part of a block, which is visible as it is written, or otherwise, or masked.
#[derive(Clone, PartialEq, Debug)]
pub struct Piece {
    /// Its span in the source.
    pub span: Span,
    /// What is visible there.
    pub seen: PieceContent,
}

/// What is visible in the place of a piece of source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PieceContent {
    /// The source itself.
    Source,
    /// Other characters than the source has: `&` for `&amp;`, a line feed for a soft break and the quote marks behind it.
    Other(Box<str>),
    /// Something that no name crosses: code, an image, the edge of a link.
    Barrier,
}
