//! Simple tables: their rulers, which set the columns, and the cells of their lines.

use std::ops::Range;

use unicode_width::UnicodeWidthStr as _;

use super::display_column::at_column;

/// How many lines of a table are read; the bound keeps the time linear.
pub(super) const MAX_LINES: usize = 400;

/// Whether a line is a ruler, which begins and ends a simple table: `=====  =====`.
pub(super) fn is_ruler(line: &str) -> bool {
    line.starts_with("==") && line.contains(' ') && line.chars().all(|char| matches!(char, '=' | ' '))
}

/// The number of the last line of the table whose first line has the number `first`: a ruler with an empty line behind it.
/// Rows may have empty lines between them.
pub(super) fn end<'a>(first: usize, line: impl Fn(usize) -> Option<&'a str>) -> Option<usize> {
    let is_empty = |number: usize| line(number).is_none_or(|line| line.trim().is_empty());
    (first + 1..first + MAX_LINES)
        .find(|number| line(*number).is_some_and(|line| is_ruler(line.trim())) && is_empty(number + 1))
}

/// The ranges of the cells of a line, by the columns of the table. `None` where a cell spans several columns.
pub(super) fn cells(line: &str, columns: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
    let mut cells = Vec::new();
    for (number, column) in columns.iter().enumerate() {
        let Some(start) = at_column(line, column.start) else { break };
        let end = columns.get(number + 1).and_then(|next| at_column(line, next.start)).unwrap_or(line.len());
        let text = line.get(start..end)?;
        let own = text.trim();
        if number + 1 < columns.len() && text.trim_end().width() > column.len() {
            return None;
        }
        let from = start + text.len() - text.trim_start().len();
        if own.chars().any(char::is_alphanumeric) {
            cells.push(from..from + own.len());
        }
    }
    Some(cells)
}

/// The columns of the table: the runs of `=` in its ruler.
pub(super) fn columns(ruler: &str) -> Vec<Range<usize>> {
    let mut columns: Vec<Range<usize>> = Vec::new();
    for (at, _) in ruler.match_indices('=') {
        match columns.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => columns.push(at..at + 1),
        }
    }
    columns
}
