//! The cells of tables: between bars in a grid, between wide gaps in a simple one.

use std::ops::Range;

use unicode_width::UnicodeWidthStr as _;

use crate::text::Span;

/// A cell of a table whose columns are drawn, so that its text may not grow at will.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DrawnCell {
    /// Where its text ends, in bytes of the source.
    pub end: usize,
    /// How many blanks stand behind it up to the end of its column; 0 where nothing follows on the line.
    pub blanks: usize,
    /// How many columns its text may grow by.
    pub room: usize,
    /// Whether nothing follows on the line.
    pub is_last: bool,
}

impl DrawnCell {
    /// The cell of a drawn table of reStructuredText around a place within one line. None elsewhere, and in the last column of
    /// a simple table, which may be as wide as its text.
    pub fn around(source: &str, place: Span) -> Option<Self> {
        let (before, behind) = (source.get(..place.start as usize)?, source.get(place.end as usize..)?);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let rest = behind.split(['\n', '\r']).next()?;
        let above = source.get(..start)?.rsplit('\n').skip(1).take(LONGEST);
        let above: Vec<&str> = above.map(str::trim_end).take_while(|line| !line.is_empty()).collect();
        let first = above.last()?;
        let at = |bytes: usize| source.get(start..place.end as usize + bytes).unwrap_or_default().width();
        let (text, end) = if is_grid(first.trim()) {
            let is_drawn = |column: usize| above.iter().any(|line| is_rule_at(line, column));
            let bar = rest.match_indices('|').map(|(bar, _)| bar).find(|bar| is_drawn(at(*bar)));
            // A cell whose end cannot be told has no room.
            bar.map_or(("", at(0)), |bar| (rest.get(..bar).unwrap_or_default(), at(bar)))
        } else if is_simple(first.trim()) {
            let (_, end) = columns(first).into_iter().find(|(_, end)| at(0) <= *end)?;
            if end == first.len() {
                return None;
            }
            let bytes = rest.char_indices().map(|(byte, _)| byte).find(|byte| at(*byte) >= end);
            (rest.get(..bytes.unwrap_or(rest.len())).unwrap_or_default(), end)
        } else {
            return None;
        };
        let own = text.trim_end();
        let room = end.saturating_sub(at(own.len()));
        let is_last = rest.get(text.len()..).is_some_and(|behind| behind.trim().is_empty());
        let blanks = if is_last { 0 } else { text.len() - own.len() };
        Some(Self { end: place.end as usize + own.len(), blanks, room, is_last })
    }
}

/// So many lines of a table are looked at.
const LONGEST: usize = 400;

/// Whether a line is drawn with a corner at a column.
fn is_rule_at(line: &str, column: usize) -> bool {
    line.is_ascii() && line.as_bytes().get(column) == Some(&b'+')
}

/// The first column and the one behind the last of each run of `=`.
fn columns(ruler: &str) -> Vec<(usize, usize)> {
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for (at, _) in ruler.match_indices('=') {
        match columns.last_mut() {
            Some((_, end)) if *end == at => *end += 1,
            _ => columns.push((at, at + 1)),
        }
    }
    columns
}

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
