//! Text as bytes: spans, lines and columns in the three encodings that editors use, and open documents.

mod document;
mod line_index;
mod span;

pub use document::{Document, Edit, EditError};
pub use line_index::{Encoding, LineIndex, Position};
pub use span::Span;
