//! The cells of a line by what separates them: bars, wide gaps or commas.

use std::ops::Range;

/// Whether a line is the top border of a grid table: `+-----+-----+`.
pub(super) fn is_grid(line: &str) -> bool {
    line.len() > 2
        && line.starts_with('+')
        && line.ends_with('+')
        && line.chars().all(|char| matches!(char, '+' | '-' | '='))
}

/// The ranges of the cells of a line. Borders are not cells.
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

/// The ranges of the cells in a line of comma-separated values, without quotes.
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
