//! Ranges of the protocol and spans of bytes.

use tower_lsp::ls_types as lsp;

use crate::text::{Encoding, LineIndex, Position, Span};

/// The range of a span in a text with these lines.
pub(crate) fn range(lines: &LineIndex, span: Span, encoding: Encoding) -> lsp::Range {
    let (start, end) = lines.positions(span, encoding);
    let position = |at: Position| lsp::Position { line: at.line, character: at.column };
    lsp::Range { start: position(start), end: position(end) }
}

/// The bytes of a range in a text with these lines.
pub(crate) fn span(lines: &LineIndex, range: lsp::Range, encoding: Encoding) -> Span {
    let offset = |at: lsp::Position| lines.offset(position(at), encoding) as usize;
    Span::new(offset(range.start), offset(range.end))
}

/// A position as texts know it.
pub(crate) fn position(at: lsp::Position) -> Position {
    Position { line: at.line, column: at.character }
}
