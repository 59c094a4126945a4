//! Tables with a header, as registers of companies publish them and address books export them.

mod columns;
mod row;
mod table_kind;

use super::rows::Rows;

pub use columns::Columns;
pub use row::ParsedRow;

/// Delimiters between cells; the first one unless the header shows another.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// The most rows of remarks above a header.
const ABOVE: usize = 20;

/// A table's header: where it is, and which columns it names.
#[derive(Clone, Debug)]
pub struct Header {
    /// The delimiter between cells.
    pub delimiter: u8,
    /// The byte at which the header begins.
    pub at: usize,
    /// The columns.
    pub columns: Columns,
}

impl Header {
    /// The message where a table has no header.
    pub const MISSING: &str =
        "no column of the header has names; one must be called “name”, “company name” or the like";

    /// Finds the header of a table by the beginning of its text. Nothing if no column has names.
    pub fn find(start: &str) -> Option<Self> {
        let mut found: Option<(usize, Self)> = None;
        for delimiter in DELIMITERS {
            for (number, row) in Rows::new(start, delimiter, 0).take(ABOVE).enumerate() {
                let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_ref()).collect();
                let Some(columns) = Columns::read(&cells) else { continue };
                let used = columns.used();
                // Prose may have a word that is a title, too.
                if number > 0 && (used < 2 || used * 2 < cells.len()) {
                    continue;
                }
                if found.as_ref().is_none_or(|(most, _)| used > *most) {
                    found = Some((used, Self { delimiter, at: row.span.start as usize, columns }));
                }
                break;
            }
        }
        let (_, mut header) = found?;
        table_kind::judge(&mut header.columns, Rows::new(start, header.delimiter, header.at).skip(1));
        Some(header)
    }
}
