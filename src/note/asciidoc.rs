//! AsciiDoc, as Asciidoctor reads it: the header, sections, lists, tables and delimited blocks.

mod attributes;
mod header;
mod inline;
mod line_syntax;
#[cfg(test)]
mod tests;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::lines::lines;
use super::masked_blocks::Blocks;
use super::{BlockKind, Format, ParsedNote, assemble, frontmatter, header_lines, html};
use crate::text::Span;
use line_syntax::{attribute, heading, is_block_macro, is_delimiter, is_no_prose, marker, term, without_specifier};

/// What delimits blocks without prose.
const VERBATIM: [&str; 5] = ["----", "....", "++++", "////", "```"];
/// What delimits blocks with prose, besides tables.
const CONTAINERS: [&str; 4] = ["====", "****", "____", "--"];
pub(super) fn parse(source: &str) -> ParsedNote {
    let mut head = frontmatter::read(source, Format::AsciiDoc);
    head.properties.extend(header_lines::read(source, head.body));
    let all: Vec<(Range<usize>, &str)> = lines(source, head.body).collect();
    // Signatures of PGP are called `.asc`, too.
    if all.first().is_some_and(|(_, line)| line.starts_with("-----BEGIN PGP")) {
        return assemble::without_prose(Format::AsciiDoc);
    }
    let mut reader = Reader::new(source, &all);
    let count = header::read(source, &all, &mut head.properties, &mut reader.blocks);
    let mut rest = all.into_iter().skip(count);
    while let Some((range, line)) = rest.next() {
        let is_styled = reader.is_styled;
        let Some(delimiter) = reader.verbatim(&range, line) else {
            reader.line(range, line);
            continue;
        };
        // Nothing up to the delimiter is looked at, unless it is HTML that is passed on.
        let end =
            rest.by_ref().find(|(_, line)| line.trim_end() == delimiter).map_or(source.len(), |(end, _)| end.start);
        if delimiter.starts_with("++++") && !is_styled {
            let found = html::write(&mut reader.blocks, range.end..end);
            reader.properties.extend(found);
        }
    }
    reader.close();
    head.properties.append(&mut reader.properties);
    assemble::note(source, Format::AsciiDoc, head, reader.blocks.finish())
}

struct Reader<'a> {
    source: &'a str,
    blocks: Blocks<'a>,
    properties: Vec<super::Property>,
    /// For each delimiter of a block without prose where it stands last.
    last: FxHashMap<&'a str, usize>,
    /// Lines of the open block that have not been written yet.
    pending: Option<Range<usize>>,
    in_table: bool,
    /// Whether what stands up to the next empty line is no prose.
    hidden: bool,
    /// Whether the line above says that what follows is no prose.
    is_styled: bool,
    /// Whether the value of an attribute goes on.
    continues: bool,
    /// Whether the cell of a table that is open is no prose.
    in_literal: bool,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str, all: &[(Range<usize>, &'a str)]) -> Self {
        let is_delimiter = |line: &str| VERBATIM.iter().chain(&CONTAINERS).any(|mark| line.starts_with(mark));
        let delimiters = all.iter().filter(|(_, line)| is_delimiter(line));
        Self {
            source,
            blocks: Blocks::new(source),
            properties: Vec::new(),
            last: delimiters.map(|(range, line)| (line.trim_end(), range.start)).collect(),
            pending: None,
            in_table: false,
            hidden: false,
            is_styled: false,
            continues: false,
            in_literal: false,
        }
    }

    /// The line that ends the block without prose which this one opens. One that nothing ends must not hide the rest.
    fn verbatim(&mut self, range: &Range<usize>, line: &'a str) -> Option<&'a str> {
        let mark = line.trim_end();
        // A block that is prose by itself may have a style that is not.
        if self.is_styled && !self.in_table && CONTAINERS.iter().any(|own| is_delimiter(mark, own)) {
            self.close();
            self.is_styled = false;
            return self.last.get(mark).is_some_and(|last| *last > range.start).then_some(mark);
        }
        let is_code = mark.starts_with("```") && mark.bytes().skip(3).all(|byte| byte.is_ascii_alphanumeric());
        let is_one = VERBATIM.iter().any(|own| is_delimiter(mark, own));
        if self.in_table || !is_one && !is_code {
            return None;
        }
        let closing = if is_code { "```" } else { mark };
        let is_closed = self.last.get(closing).is_some_and(|last| *last > range.start);
        is_closed.then(|| {
            self.close();
            self.is_styled = false;
            closing
        })
    }

    fn line(&mut self, range: Range<usize>, line: &'a str) {
        let text = line.trim();
        if text.is_empty() {
            self.close();
            self.hidden = false;
            return;
        }
        if line.starts_with("//") && !line.starts_with("///") {
            return self.comment(&range, line);
        }
        if std::mem::take(&mut self.continues) {
            self.continues = line.trim_end().ends_with(" \\");
            return;
        }
        if self.hidden {
            return;
        }
        if text.ends_with("===") && matches!(text.strip_suffix("==="), Some("|" | "!" | "," | ":")) {
            self.close();
            self.in_table = !self.in_table;
            (self.is_styled, self.in_literal) = (false, false);
            return;
        }
        if self.in_table {
            return self.row(range.start, line);
        }
        let begins = self.pending.is_none() && !self.blocks.shows();
        let is_styled = std::mem::take(&mut self.is_styled);
        if let Some((level, marks)) = heading(line).filter(|_| begins) {
            self.heading(level, marks, &range, line);
        } else if self.is_directive(line, begins) {
            self.close();
            self.is_styled = is_styled || is_no_prose(text);
            self.continues = attribute(text).is_some() && text.ends_with(" \\");
            self.attributes(range.start, line.trim_end());
        } else if begins && (is_styled || line.starts_with([' ', '\t']) && marker(text).is_none()) {
            self.hidden = true;
        } else {
            self.prose(range, line);
        }
    }

    fn comment(&mut self, range: &Range<usize>, line: &str) {
        self.flush();
        let text = line.trim_start_matches('/');
        self.properties
            .extend(frontmatter::comment_property(self.source, Span::new(range.end - text.len(), range.end)));
    }

    /// `== Title`
    fn heading(&mut self, level: u8, marks: usize, range: &Range<usize>, line: &str) {
        self.blocks.open(BlockKind::Heading(level));
        let text = line.get(marks..).unwrap_or_default().trim();
        // `== Title ==` is the same.
        let text = text.strip_suffix(line.get(..marks).unwrap_or_default().trim_end()).unwrap_or(text).trim_end();
        let start = range.start + line.find(text).unwrap_or(marks);
        inline::write(&mut self.blocks, start..start + text.len());
        self.blocks.close();
        self.blocks.body.heading(level, Span::new(range.start, range.start + line.trim_end().len()));
    }

    /// Whether a line says something to the processor itself.
    fn is_directive(&self, line: &str, begins: bool) -> bool {
        let text = line.trim_end();
        let is_attributes = text.starts_with('[') && text.ends_with(']') && begins;
        let is_delimiter = CONTAINERS.iter().any(|own| is_delimiter(text, own));
        matches!(text, "+" | "'''" | "<<<" | "---" | "***")
            || is_attributes
            || is_delimiter
            || attribute(text).is_some()
            || is_block_macro(text)
    }

    /// Whom a line above a quotation names, and what is written for those who do not see a picture.
    fn attributes(&mut self, start: usize, line: &str) {
        for text in attributes::texts(line) {
            inline::write(&mut self.blocks, start + text.start..start + text.end);
            self.blocks.close();
        }
    }

    fn prose(&mut self, range: Range<usize>, line: &str) {
        let text = line.trim_start();
        let start = range.end - text.len();
        if let Some(marker) = marker(text) {
            self.close();
            self.blocks.open(BlockKind::Item);
            self.pending = Some(start + marker..range.end);
            return;
        }
        let begins = self.pending.is_none() && !self.blocks.shows();
        let (term, separator) =
            term(text).filter(|_| begins || self.blocks.kind() == Some(BlockKind::Item)).unwrap_or_default();
        if term > 0 {
            self.close();
            self.blocks.open(BlockKind::Item);
            self.pending = Some(start..start + term);
            self.close();
            self.pending = Some(start + term + separator..range.end).filter(|rest| !rest.is_empty());
            return;
        }
        let title = usize::from(begins && text.starts_with('.') && !text.starts_with("..") && !text.starts_with(". "));
        match &mut self.pending {
            Some(pending) => pending.end = range.end,
            None => self.pending = Some(start + title..range.end),
        }
        if title > 0 {
            self.close();
        }
    }

    /// A line of a table: what stands before its first bar belongs to the cell before.
    fn row(&mut self, start: usize, line: &str) {
        let mut from = 0;
        for (bar, _) in
            line.match_indices('|').filter(|(bar, _)| !line.get(..*bar).is_some_and(|it| it.ends_with('\\')))
        {
            let cell = line.get(from..bar).unwrap_or_default();
            let text = without_specifier(cell);
            self.cell(start + from..start + from + text.len());
            self.close();
            self.in_literal = cell.get(text.len()..).is_some_and(|style| style.trim_end().ends_with(['l', 'm']));
            self.blocks.open(BlockKind::Cell);
            from = bar + 1;
        }
        self.cell(start + from..start + line.len());
    }

    fn cell(&mut self, range: Range<usize>) {
        let text = self.source.get(range.clone()).unwrap_or_default();
        if !text.trim().is_empty() && !self.in_literal {
            let start = range.end - text.trim_start().len();
            inline::write(&mut self.blocks, start..range.end);
            self.blocks.line_break(range.end);
        }
    }

    /// Writes the lines that are pending.
    fn flush(&mut self) {
        if let Some(range) = self.pending.take() {
            self.blocks.line_break(range.start);
            inline::write(&mut self.blocks, range.clone());
            self.blocks.line_break(range.end);
        }
    }

    fn close(&mut self) {
        self.flush();
        self.blocks.close();
    }
}
