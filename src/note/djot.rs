//! Djot, a successor of Markdown by CommonMark's author.

mod inline;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::lines::lines;
use super::masked_blocks::Blocks;
use super::{BlockKind, Format, ParsedNote, assemble, frontmatter};
use crate::text::Span;

pub(super) fn parse(source: &str) -> ParsedNote {
    let mut head = frontmatter::read(source, Format::Djot);
    let mut reader = Reader { blocks: Blocks::new(source), pending: None, depth: 0, fence: None, code: None };
    for (range, line) in lines(source, head.body) {
        reader.line(range, line);
    }
    reader.close();
    head.properties.extend(inline::properties(source, head.body));
    assemble::note(source, Format::Djot, head, reader.blocks.finish())
}

struct Reader<'a> {
    blocks: Blocks<'a>,
    /// Lines of the open block that have not been written yet.
    pending: Option<Range<usize>>,
    /// How many quote marks the line above had.
    depth: usize,
    /// The fence of the code that is open, and how many quote marks stand before it. Code that nothing ends goes on to the
    /// end of what it stands in.
    fence: Option<(char, usize, usize)>,
    /// How many backticks began code that the lines of the open block have not ended.
    code: Option<usize>,
}

impl Reader<'_> {
    fn line(&mut self, range: Range<usize>, line: &str) {
        let text = unquoted(line);
        let quotes =
            line.get(..line.len() - text.len()).unwrap_or_default().bytes().filter(|byte| *byte == b'>').count();
        if let Some((mark, length, depth)) = self.fence {
            let ends =
                fence(text).is_some_and(|(own, count)| own == mark && count >= length && text.trim().len() == count);
            if ends || quotes < depth {
                self.fence = None;
            }
            if ends || quotes >= depth {
                return;
            }
        }
        let start = range.end - text.len();
        let text = text.trim_end();
        if text.is_empty() || quotes != self.depth {
            self.close();
        }
        self.depth = quotes;
        let begins = self.pending.is_none();
        match fence(text) {
            Some((mark, length)) => {
                self.close();
                self.fence = Some((mark, length, quotes));
            }
            _ if text.is_empty() => {}
            _ if text.starts_with(":::") || is_rule(text) || begins && is_attributes(text) => self.close(),
            _ if begins && is_definition(text) => {}
            _ if text.starts_with('|') => self.row(start, text),
            _ => match heading(text).filter(|_| begins) {
                Some(level) => self.heading(level, start, text),
                None => self.prose(start, text, begins),
            },
        }
    }

    fn heading(&mut self, level: usize, start: usize, text: &str) {
        self.close();
        let level = u8::try_from(level).unwrap_or(6);
        self.blocks.open(BlockKind::Heading(level));
        inline::write(&mut self.blocks, start + usize::from(level)..start + text.len(), None);
        self.blocks.close();
        self.blocks.body.heading(level, Span::new(start, start + text.len()));
    }

    fn prose(&mut self, start: usize, text: &str, begins: bool) {
        let end = start + text.len();
        let in_list = self.blocks.kind() == Some(BlockKind::Item);
        if let Some(marker) = marker(text).filter(|_| begins || in_list) {
            self.close();
            self.blocks.open(BlockKind::Item);
            self.pending = Some(start + marker..end);
            return;
        }
        // The lines of a quote are apart in the source.
        if self.depth > 0 {
            self.flush();
        }
        match &mut self.pending {
            Some(pending) => pending.end = end,
            None => self.pending = Some(start + note_label(text)..end),
        }
    }

    /// A row of a table; a caption below one is a paragraph.
    fn row(&mut self, start: usize, text: &str) {
        self.close();
        if text.chars().all(|char| matches!(char, '|' | '-' | ':' | ' ')) {
            return;
        }
        let mut from = 0;
        for bar in bars(text).into_iter().chain([text.len()]) {
            if from < bar {
                self.blocks.open(BlockKind::Cell);
                inline::write(&mut self.blocks, start + from..start + bar, None);
                self.blocks.close();
            }
            from = bar + 1;
        }
    }

    fn flush(&mut self) {
        if let Some(range) = self.pending.take() {
            self.blocks.line_break(range.start);
            self.code = inline::write(&mut self.blocks, range.clone(), self.code);
            self.blocks.line_break(range.end);
        }
    }

    fn close(&mut self) {
        self.flush();
        self.code = None;
        self.blocks.close();
    }
}

fn unquoted(line: &str) -> &str {
    let text = line.trim_start();
    if text.starts_with('>') { text.trim_start_matches(['>', ' ', '\t']) } else { text }
}

/// The mark of a fence of code, and how long it is.
fn fence(text: &str) -> Option<(char, usize)> {
    let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let length = text.chars().take_while(|char| *char == mark).count();
    let is_one = length >= 3 && !text.get(length..).is_some_and(|rest| rest.contains('`'));
    is_one.then_some((mark, length))
}

fn heading(text: &str) -> Option<usize> {
    let level = text.bytes().take_while(|byte| *byte == b'#').count();
    ((1..=6).contains(&level) && text.get(level..).is_some_and(|rest| rest.starts_with(' '))).then_some(level)
}

fn is_rule(text: &str) -> bool {
    let marks = text.bytes().filter(|byte| matches!(byte, b'*' | b'-')).count();
    marks >= 3 && text.chars().all(|char| matches!(char, '*' | '-' | ' ' | '\t'))
}

/// `{#id .class key="value"}` as a line above a block.
fn is_attributes(text: &str) -> bool {
    inline::attributes(text) == Some(text.len())
}

/// Where bars stand in a row that part cells: those in code do not.
fn bars(text: &str) -> Vec<usize> {
    let mut bars = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..)
        && let Some(found) = rest.find(['|', '`', '\\'])
    {
        let from = rest.get(found..).unwrap_or_default();
        at += found;
        if from.starts_with('|') {
            bars.push(at);
            at += 1;
        } else if from.starts_with('`') {
            let count = from.bytes().take_while(|byte| *byte == b'`').count();
            let inner = from.get(count..).unwrap_or_default();
            // Code that nothing ends goes on to the end of the row.
            at += count + inline::closing_run(inner, count).unwrap_or(inner.len());
        } else {
            at += 1 + from.chars().nth(1).map_or(0, char::len_utf8);
        }
    }
    bars
}

/// `[label]: address`
fn is_definition(text: &str) -> bool {
    text.starts_with('[')
        && !text.starts_with("[^")
        && text.split_once("]:").is_some_and(|(label, _)| !label.contains(' ') || !label.contains(']'))
}

/// How long the label of a footnote is that a text is: `[^1]: `.
fn note_label(text: &str) -> usize {
    let label = text.strip_prefix("[^").and_then(|rest| rest.split_once("]:"));
    label.map_or(0, |(label, _)| label.len() + 4)
}

/// The length of a list item's mark, with the box behind it.
fn marker(text: &str) -> Option<usize> {
    let (mark, rest) = text.split_once(' ')?;
    let inner = mark.trim_start_matches('(').trim_end_matches(['.', ')']);
    let is_short = inner.len() < mark.len() && (1..4).contains(&inner.len());
    let is_number = is_short
        && (inner.bytes().all(|byte| byte.is_ascii_digit())
            || inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase()));
    let rest = rest.trim_start();
    let rest = ["[ ] ", "[x] ", "[X] "].iter().find_map(|task| rest.strip_prefix(task)).unwrap_or(rest);
    (matches!(mark, "-" | "+" | "*" | ":") || is_number).then(|| text.len() - rest.len())
}
