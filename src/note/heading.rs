//! A heading of a note.

use crate::text::Span;

/// A heading.
#[derive(Clone, PartialEq, Debug)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The heading's line or lines, markup included.
    pub span: Span,
    /// Its text alone, without `#`, in the source.
    pub text: Span,
    /// Its visible text.
    pub title: String,
}
