//! reStructuredText, with the directives and roles of Sphinx.

mod directives;
mod display_column;
mod field;
mod inline;
mod reader;
mod simple_table;
mod table_layout;
mod tables;
mod targets;
#[cfg(test)]
mod tests;
mod unknown_directives;

use std::ops::Range;

use super::frontmatter::{self, Head};
use super::lines::lines;
use super::{BlockKind, Format, ParsedNote, assemble, header_lines};
use crate::text::{Span, mark_width};
use field::field;
use reader::Reader;
pub use table_layout::{DrawnCell, DrawnTable};

pub(super) fn parse(source: &str) -> ParsedNote {
    let top = mark_width(source);
    let all: Vec<(Range<usize>, &str)> = lines(source, top).collect();
    let mut reader = Reader::new(source, &all);
    reader.properties = header_lines::read(source, top);
    while reader.number < all.len() {
        reader.line();
    }
    reader.close();
    let head = Head { properties: std::mem::take(&mut reader.properties), body: top, ..Head::default() };
    assemble::note(source, Format::Rst, head, reader.blocks.finish())
}

impl<'a> Reader<'a, '_> {
    fn line(&mut self) {
        let Some((range, line)) = self.all.get(self.number).cloned() else { return };
        self.number += 1;
        let text = line.trim();
        if text.is_empty() {
            return self.close();
        }
        let indent = line.len() - line.trim_start().len();
        if self.hidden.is_some_and(|outer| indent > outer) {
            return;
        }
        self.hidden = None;
        if self.is_term(indent) {
            return self.close();
        }
        let begins = self.pending.is_none();
        let start = range.start + indent;
        if begins && self.title(indent) {
            return;
        }
        let is_explicit = text.starts_with("..") && matches!(text.get(2..3), None | Some(" "));
        // Without an empty line above a directive is none, but what stands below is hardly prose.
        if is_explicit && (begins || self.explicit == Some(indent) || directives::is_one(text)) {
            self.explicit(&range, indent, text);
            self.explicit = Some(indent);
            return self.literal_if_open(text, indent);
        }
        if begins && text.starts_with("__ ") || is_rule(text) {
            return self.close();
        }
        if begins && text.starts_with(">>>") {
            self.skip_paragraph();
            return;
        }
        if let Some(length) = field(text).filter(|_| begins || self.is_in_fields()) {
            self.field(start, text, length);
            return self.literal_if_open(text, indent);
        }
        if begins && (tables::is_grid(text) || simple_table::is_ruler(text)) {
            return self.table(text, range.start);
        }
        self.at_top = false;
        if let Some(marker) = marker(text).filter(|_| begins || self.blocks.kind() == Some(BlockKind::Item)) {
            self.close();
            self.blocks.open(BlockKind::Item);
            self.pending = Some(start + marker..range.end);
        } else if let Some(rest) = text.strip_prefix("| ") {
            let from = start + text.len() - rest.len();
            self.flush();
            self.pending = Some(from..range.end);
        } else {
            match &mut self.pending {
                Some(pending) => pending.end = range.end,
                None => self.pending = Some(start..range.end),
            }
        }
        self.literal(text, indent);
    }

    fn literal_if_open(&mut self, text: &str, indent: usize) {
        if self.pending.is_some() {
            self.literal(text, indent);
        }
    }

    /// Whether a line that stands so far in is a term of a glossary.
    fn is_term(&mut self, indent: usize) -> bool {
        let Some((outer, terms)) = &mut self.glossary else { return false };
        if indent <= *outer {
            self.glossary = None;
            return false;
        }
        *terms.get_or_insert(indent) == indent
    }

    /// Notices that a literal block follows, which `::` at the end of a paragraph says.
    fn literal(&mut self, text: &str, indent: usize) {
        let is_last = self.text_at(self.number).is_empty();
        if text.ends_with("::") && is_last {
            if let Some(pending) = &mut self.pending {
                pending.end = pending.start.max(pending.end.saturating_sub(usize::from(text == "::") * 2));
            }
            self.close();
            // An item's text stands further in than its mark.
            self.hidden = Some(indent);
            self.quoted(indent);
        }
    }

    /// Passes over a literal block that stands no further in: each of its lines begins with the same sign.
    fn quoted(&mut self, indent: usize) {
        let mut first = self.number;
        while self.all.get(first).is_some_and(|(_, line)| line.trim().is_empty()) {
            first += 1;
        }
        let Some(mark) = self.sign_at(first, indent) else { return };
        // A directive or a title is no such block.
        let is_other =
            self.text_at(first).trim_start().starts_with(".. ") || adornment(self.text_at(first + 1)).is_some();
        if is_other && mark != '>' {
            return;
        }
        self.number = first;
        while self.sign_at(self.number, indent) == Some(mark) {
            self.number += 1;
        }
    }

    /// The sign that a line begins with which stands no further in than this.
    fn sign_at(&self, number: usize, indent: usize) -> Option<char> {
        let line = self.text_at(number);
        let text = line.trim_start();
        text.chars().next().filter(|mark| line.len() - text.len() <= indent && mark.is_ascii_punctuation())
    }

    /// A section's title with the line below it, and above it.
    fn title(&mut self, indent: usize) -> bool {
        let first = self.text_at(self.number - 1);
        let (over, title, under) = match adornment(first) {
            Some(mark) if adornment(self.text_at(self.number + 1)) == Some(mark) => {
                (Some(mark), self.number, self.number + 1)
            }
            Some(_) => return false,
            None => (None, self.number - 1, self.number),
        };
        let (Some(mark), text) = (adornment(self.text_at(under)), self.text_at(title)) else { return false };
        let is_short = text.trim().chars().count() > self.text_at(under).chars().count() + 2;
        if text.trim().is_empty() || is_short || over.is_none() && indent > 0 {
            return false;
        }
        let style = (mark, over.is_some());
        let level = match self.levels.iter().position(|own| *own == style) {
            Some(level) => level,
            None => {
                self.levels.push(style);
                self.levels.len() - 1
            }
        };
        let level = u8::try_from(level + 1).unwrap_or(6).min(6);
        let Some((range, line)) = self.all.get(title).cloned() else { return false };
        let start = range.start + line.len() - line.trim_start().len();
        self.blocks.open(BlockKind::Heading(level));
        inline::write(&mut self.blocks, start..range.start + line.trim_end().len(), &self.names);
        self.blocks.close();
        let end = self.all.get(under).map_or(range.end, |(under, _)| under.end);
        let from =
            if over.is_some() { self.all.get(self.number - 1).map_or(start, |(over, _)| over.start) } else { start };
        self.blocks.body.heading(level, Span::new(from, end));
        self.number = under + 1;
        true
    }

    /// What begins with `..`: a directive, a target, a footnote, or a comment.
    fn explicit(&mut self, range: &Range<usize>, indent: usize, text: &'a str) {
        self.close();
        let inner = text.get(2..).unwrap_or_default().trim_start();
        let at = range.start + indent + text.len() - inner.len();
        if inner.starts_with('[') {
            if let Some((mark, rest)) = inner.split_once(']') {
                let start = at + mark.len() + 1 + rest.len() - rest.trim_start().len();
                self.pending = Some(start..range.end).filter(|range| !range.is_empty());
            }
            return;
        }
        self.directive(at..at + inner.len(), inner, indent);
    }

    fn skip_paragraph(&mut self) {
        while !self.text_at(self.number).is_empty() {
            self.number += 1;
        }
    }

    /// Whether the line above is a field, too.
    fn is_in_fields(&self) -> bool {
        let above = self.number.checked_sub(2).map_or("", |above| self.text_at(above));
        field(above.trim()).is_some()
    }

    /// `:Author: Ann Smith`; at the top it says something of the note, elsewhere its text is prose.
    fn field(&mut self, start: usize, text: &'a str, length: usize) {
        self.close();
        let value = text.get(length..).unwrap_or_default();
        let from = start + length + value.len() - value.trim_start().len();
        let range = from..start + text.len();
        if !self.at_top {
            self.pending = Some(range).filter(|range| !range.is_empty());
            return;
        }
        let key = text.get(1..length - 1).unwrap_or_default();
        let span = Span::new(start, range.end);
        self.properties.push(frontmatter::property(self.source, key, Span::new(range.start, range.end), span));
    }

    /// A table, up to the next empty line, or to the end of a simple one.
    fn table(&mut self, first: &'a str, start: usize) {
        let line = |number: usize| self.all.get(number).map(|(_, line)| *line);
        let end = Some(self.number - 1).filter(|_| simple_table::is_ruler(first));
        let end = end.and_then(|first| simple_table::end(first, line)).unwrap_or_default();
        let top = self.all.get(self.number - 1).map_or(first, |(_, line)| *line);
        let columns = if simple_table::is_ruler(first) { simple_table::columns(top) } else { Vec::new() };
        let mut start = Some((start, top));
        while let Some((at, line)) = start {
            let by_columns = || simple_table::cells(line, &columns).filter(|_| !columns.is_empty());
            for cell in by_columns().unwrap_or_else(|| tables::cells(line)) {
                self.blocks.open(BlockKind::Cell);
                inline::write(&mut self.blocks, at + cell.start..at + cell.end, &self.names);
                self.blocks.close();
            }
            let next = self.all.get(self.number).map(|(range, line)| (range.start, line.trim_end()));
            start = next.filter(|(_, line)| !line.is_empty() || self.number < end);
            self.number += usize::from(start.is_some());
        }
        self.at_top = false;
    }
}

/// The sign of which a line above or below a title is made.
fn adornment(line: &str) -> Option<char> {
    let mark = line.chars().next().filter(char::is_ascii_punctuation)?;
    (line.len() >= 2 && line.chars().all(|char| char == mark)).then_some(mark)
}

/// Whether a line is one between two parts of a text.
fn is_rule(text: &str) -> bool {
    text.len() >= 4 && adornment(text).is_some()
}

/// The length of a list item's mark with the blanks behind it.
fn marker(text: &str) -> Option<usize> {
    let (mark, rest) = text.split_once(' ')?;
    let inner = mark.trim_start_matches('(').trim_end_matches(['.', ')']);
    let is_number = inner.len() < mark.len()
        && inner.len() < 4
        && (inner == "#"
            || !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit())
            || inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase()));
    (matches!(mark, "*" | "-" | "+" | "•" | "‣") || is_number).then(|| text.len() - rest.trim_start().len())
}
