//! Plain text: paragraphs between blank lines. Org uses the same writer.

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::assemble::{self, Body};
use super::block_builder::BlockBuilder;
use super::lines::lines;
use super::{BlockKind, Format, Link, ParsedNote, frontmatter, non_prose, wikilinks};
use crate::text::Span;

pub(super) fn parse(source: &str) -> ParsedNote {
    let head = frontmatter::read(source, Format::Plain);
    let end = message_end(source, head.body);
    let mut writer = Writer::new(source);
    let mut depth = 0;
    for (range, line) in lines(source, head.body).take_while(|(range, _)| range.start < end) {
        let text = line.trim_start_matches([' ', '\t', '>']);
        let start = range.end - text.len();
        let quotes = line.bytes().take(line.len() - text.len()).filter(|byte| *byte == b'>').count();
        if text.trim().is_empty() || quotes != depth {
            writer.close();
        }
        depth = quotes;
        writer.line(BlockKind::Paragraph, start..range.end);
    }
    assemble::note(source, Format::Plain, head, writer.finish())
}

/// Where a commit message ends: before the lines with `#` that git puts below it for the author to read.
fn message_end(source: &str, body: usize) -> usize {
    let mut comments = None;
    for (range, line) in lines(source, body) {
        let comment = line.strip_prefix('#').filter(|text| text.is_empty() || text.starts_with([' ', '\t']));
        match comment {
            // Below the scissors stands the commit's patch.
            Some(text) if text.contains("-- >8 --") => return comments.unwrap_or(range.start),
            Some(_) => comments = comments.or(Some(range.start)),
            None if line.trim().is_empty() => {}
            None => comments = None,
        }
    }
    comments.unwrap_or(source.len())
}

/// Builds blocks from lines, for formats whose only inline markup is links in double brackets.
pub(super) struct Writer<'a> {
    source: &'a str,
    pub(super) body: Body,
    open: Option<BlockBuilder>,
    /// How many links there were when the open block began.
    links_before: usize,
    /// Where the last line ended.
    line_end: usize,
    /// Reads what stands between double brackets.
    read_link: fn(&str, Span) -> Option<Link>,
    /// Puts text without links into a block.
    write: fn(&str, &mut BlockBuilder, Range<usize>),
}

impl<'a> Writer<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self::of_format(source, wikilinks::read, |_, block, range| block.text(range))
    }

    /// A writer for a format whose links are read by `read_link`, and whose text `write` puts into a block.
    pub(super) fn of_format(
        source: &'a str,
        read_link: fn(&str, Span) -> Option<Link>,
        write: fn(&str, &mut BlockBuilder, Range<usize>),
    ) -> Self {
        Self { source, body: Body::default(), open: None, links_before: 0, line_end: 0, read_link, write }
    }

    pub(super) fn finish(mut self) -> Body {
        self.close();
        self.body
    }

    /// Ends the open block.
    pub(super) fn close(&mut self) {
        if let Some(mut block) = self.open.take().and_then(BlockBuilder::finish) {
            non_prose::refine(&mut block, self.source, &mut self.body.links, self.links_before);
            self.body.blocks.push(block);
        }
    }

    /// Adds a line to the open block, or opens one of this kind.
    pub(super) fn line(&mut self, kind: BlockKind, range: Range<usize>) {
        let text = self.source.get(range.clone()).unwrap_or_default().trim_end();
        if text.is_empty() {
            return;
        }
        let mut block = match self.open.take() {
            Some(mut block) => {
                block.line_break(self.line_end);
                block
            }
            None => {
                self.links_before = self.body.links.len();
                BlockBuilder::new(kind, self.body.blocks.last())
            }
        };
        let mut done = range.start;
        for link in wikilinks::find(text) {
            let (from, to) = (range.start + link.start, range.start + link.end);
            (self.write)(self.source, &mut block, done..from);
            self.link(&mut block, from..to);
            done = to;
        }
        self.line_end = range.start + text.len();
        (self.write)(self.source, &mut block, done..self.line_end);
        self.open = Some(block);
    }

    fn link(&mut self, block: &mut BlockBuilder, range: Range<usize>) {
        let link = (self.read_link)(self.source, Span::new(range.start, range.end));
        match link.as_ref().and_then(|link| link.shown) {
            Some(shown) => {
                let shown = shown.range();
                block.barrier(range.start..shown.start);
                block.text(shown.clone());
                block.barrier(shown.end..range.end);
            }
            None => block.barrier(range),
        }
        // A link of which only the text is of interest has no target.
        self.body.links.extend(link.filter(|link| !link.target.is_empty() || link.part.is_some()));
    }
}
