//! A reference from one card to another.

use crate::text::Span;

/// A card that another names by its identifier: a relation that becomes a link when all cards are read.
pub(super) struct Reference {
    pub(super) key: String,
    pub(super) id: String,
    pub(super) span: Span,
}
