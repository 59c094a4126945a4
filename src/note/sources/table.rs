//! Tables with a header row (CSV, TSV): company registers, sanctions lists, exported address books.

use super::Source;
use super::entries::definition;
use crate::gazetteer::table::{Header, ParsedRow};
use crate::gazetteer::{Row, Rows};
use crate::text::{Span, mark_width};

/// Reads a table. An invalid row is skipped.
pub(super) fn read(text: &str) -> Source {
    let mut source = Source::default();
    let mark = mark_width(text);
    let content = text.get(mark..).unwrap_or_default();
    if content.trim().is_empty() {
        return source;
    }
    let Some(Header { delimiter, at, columns }) = Header::find(content) else {
        let first = content.lines().next().map_or(0, str::len);
        source.leave_out(Span::new(mark, mark + first), format!("nothing of this table is read: {}", Header::MISSING));
        return source;
    };
    for Row { cells, span } in Rows::new(text, delimiter, mark + at).skip(1) {
        match columns.parse_row(&cells) {
            _ if cells.is_empty() => {
                source.leave_out(span, "this line is left out: it has a quote that never ends");
            }
            ParsedRow::Empty => {}
            ParsedRow::Misaligned => {
                let (count, expected) = (cells.len(), columns.count());
                source.leave_out(
                    span,
                    format!("this row is left out: it has {count} cells, and the header has {expected}"),
                );
            }
            ParsedRow::Entry(entry) => source.definitions.extend(definition(&entry, 0, span)),
            ParsedRow::Other => {}
            ParsedRow::Nameless => source.pass_over(span, "this row is left out: it has no name"),
        }
    }
    source
}
