//! Parses the rows of a table with the span of each cell: RFC 4180, with any delimiter.

use rustc_hash::FxHashSet;

use super::entry::Text;
use crate::text::Span;

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row<'t> {
    /// The cells; none if one opens a quote that never ends.
    pub cells: Vec<Text<'t>>,
    /// The span of the row, without its line break.
    pub span: Span,
}

/// An iterator over rows. Empty lines are skipped.
#[derive(Clone, Debug)]
pub struct Rows<'t> {
    text: &'t str,
    delimiter: u8,
    at: usize,
    /// The offsets of the cells of the current row.
    starts: Vec<usize>,
    /// Where cells begin from which a quote was found that never ends: a row that comes to one of them has it, too.
    endless: FxHashSet<usize>,
}

impl<'t> Rows<'t> {
    /// The rows from the byte `at`, with cells separated by `delimiter`, which is ASCII.
    pub fn new(text: &'t str, delimiter: u8, at: usize) -> Self {
        Self { text, delimiter, at, starts: Vec::new(), endless: FxHashSet::default() }
    }

    /// The cell at an offset, and the offset of the delimiter after it; `None` if it opens a quote that never ends.
    fn cell(&self, at: usize) -> Option<(Text<'t>, usize)> {
        let end_from = |from: usize| {
            let ends = [char::from(self.delimiter), '\n', '\r'];
            self.text.get(from..).and_then(|rest| rest.find(ends)).map_or(self.text.len(), |found| from + found)
        };
        let bytes = self.text.as_bytes();
        if bytes.get(at) != Some(&b'"') {
            let end = end_from(at);
            return Some((Text::new(self.text.get(at..end).unwrap_or_default(), Span::new(at, end)), end));
        }
        let (start, mut from, mut is_escaped) = (at + 1, at + 1, false);
        let quote = loop {
            let quote = from + self.text.get(from..)?.find('"')?;
            if bytes.get(quote + 1) != Some(&b'"') {
                break quote;
            }
            is_escaped = true;
            from = quote + 2;
        };
        let content = self.text.get(start..quote).unwrap_or_default();
        let end = end_from(quote + 1);
        let behind = self.text.get(quote + 1..end).unwrap_or_default();
        let span = Span::new(start, quote);
        if !is_escaped && behind.trim().is_empty() {
            return Some((Text::new(content, span), end));
        }
        // The place of a cell that is written otherwise than it reads is longer than its text, which tells that it is so.
        let span = if behind.is_empty() { span } else { Span::new(start, end) };
        Some((Text::new(content.replace("\"\"", "\"") + behind, span), end))
    }
}

impl<'t> Iterator for Rows<'t> {
    type Item = Row<'t>;

    fn next(&mut self) -> Option<Row<'t>> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b'\n' | b'\r')) {
            self.at += 1;
        }
        let start = self.at;
        if start >= bytes.len() {
            return None;
        }
        let (mut cells, mut at) = (Vec::new(), start);
        self.starts.clear();
        loop {
            self.starts.push(at);
            let cell = if self.endless.contains(&at) { None } else { self.cell(at) };
            let Some((cell, end)) = cell else {
                self.endless.extend(self.starts.drain(..));
                // Whatever follows the line is read all the same.
                let line = self.text.get(start..).and_then(|rest| rest.find(['\n', '\r']));
                self.at = line.map_or(bytes.len(), |length| start + length);
                return Some(Row { cells: Vec::new(), span: Span::new(start, self.at) });
            };
            cells.push(cell);
            if bytes.get(end) != Some(&self.delimiter) {
                self.at = end;
                return Some(Row { cells, span: Span::new(start, end) });
            }
            at = end + 1;
        }
    }
}
