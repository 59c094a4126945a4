//! The cells of tables: between bars in a grid, between wide gaps in a simple one.

use std::ops::Range;

/// Whether a line is the upper one of a grid: `+-----+-----+`.
pub(super) fn is_grid(line: &str) -> bool {
    line.len() > 2
        && line.starts_with('+')
        && line.ends_with('+')
        && line.chars().all(|char| matches!(char, '+' | '-' | '='))
}

/// Whether a line is the upper one of a simple table: `=====  =====`.
pub(super) fn is_simple(line: &str) -> bool {
    line.starts_with("==") && line.contains(' ') && line.chars().all(|char| matches!(char, '=' | ' '))
}

/// The number of the line that ends the simple table whose first line has a number: a line like that one with an empty line
/// behind it. Rows may have empty lines between them.
pub(super) fn end_of_simple<'a>(first: usize, line: impl Fn(usize) -> Option<&'a str>) -> Option<usize> {
    let is_empty = |number: usize| line(number).is_none_or(|line| line.trim().is_empty());
    (first + 1..first + LONGEST)
        .find(|number| line(*number).is_some_and(|line| is_simple(line.trim())) && is_empty(number + 1))
}

/// So many lines of a table are looked at.
pub(super) const LONGEST: usize = 400;

/// Where the cells of a line stand. What is only drawn is none.
pub(super) fn cells(line: &str) -> Vec<Range<usize>> {
    if line.trim().chars().all(|char| matches!(char, '+' | '-' | '=' | ' ' | '|')) {
        return Vec::new();
    }
    let trimmed = line.trim_start();
    let gap = if trimmed.starts_with(['|', '+']) { "|" } else { "  " };
    let mut cells = Vec::new();
    let mut start = 0;
    for part in line.split(gap) {
        let from = start + part.len() - part.trim_start().len();
        let text = part.trim();
        if text.chars().any(char::is_alphanumeric) {
            cells.push(from..from + text.len());
        }
        start += part.len() + gap.len();
    }
    cells
}

/// Where the cells of a line of comma-separated values stand, without their quotes.
pub(super) fn between_commas(line: &str) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let (mut start, mut is_quoted) = (0, false);
    for (at, byte) in line.bytes().enumerate().chain([(line.len(), b',')]) {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b',' if !is_quoted || at == line.len() => {
                let cell = line.get(start..at).unwrap_or_default();
                let text = cell.trim_start().trim_start_matches('"');
                let from = at - text.len();
                let text = text.trim_end().trim_end_matches('"').trim_end();
                if text.chars().any(char::is_alphanumeric) {
                    cells.push(from..from + text.len());
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    cells
}
