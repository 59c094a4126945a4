//! Text as bytes: spans, lines and columns in the three encodings that editors use, and open documents.

mod common;
mod controls;
mod document;
mod excerpt;
mod line_index;
mod rewrite;
mod span;
mod spans;

pub use common::{Common, differing};
pub use controls::is_control;
pub use document::{Document, Edit, EditError};
pub use excerpt::excerpt;
pub use line_index::{Encoding, LineIndex, Position};
pub use rewrite::{
    behind_last, edited, first_bytes, in_one_line, last_bytes, line_break, line_end, line_start, mark_width, prefix,
    starts_with_ignoring_case,
};
pub use span::Span;
pub use spans::Spans;
