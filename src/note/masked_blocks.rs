//! Builds the blocks of a note for readers that only decide which ranges of the source are prose.

use std::ops::Range;

use super::assemble::Body;
use super::block_builder::BlockBuilder;
use super::{Block, BlockKind, Format, Link, LinkKind, PieceContent, link_destination, non_prose};
use crate::text::Span;

/// The blocks of a note, from left to right.
pub(super) struct Blocks<'a> {
    pub(super) source: &'a str,
    pub(super) body: Body,
    open: Option<BlockBuilder>,
    /// How many links there were when the open block began.
    links_before: usize,
    /// Whether the open block shows nothing yet.
    is_empty: bool,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, body: Body::default(), open: None, links_before: 0, is_empty: true }
    }

    pub(super) fn finish(mut self) -> Body {
        self.close();
        self.body
    }

    /// Whether the open block has visible text.
    pub(super) fn shows(&self) -> bool {
        self.open.is_some() && !self.is_empty
    }

    /// The kind of the open block.
    pub(super) fn kind(&self) -> Option<BlockKind> {
        self.open.as_ref().map(BlockBuilder::kind)
    }

    /// Ends the open block and begins one of this kind.
    pub(super) fn open(&mut self, kind: BlockKind) {
        self.close();
        self.links_before = self.body.links.len();
        self.is_empty = true;
        self.open = Some(BlockBuilder::new(kind, self.body.blocks.last()));
    }

    /// Ends the open block. One without any text is none.
    pub(super) fn close(&mut self) {
        self.is_empty = true;
        let Some(mut block) = self.open.take().and_then(BlockBuilder::finish) else { return };
        tidy(&mut block, self.source);
        if block.pieces.iter().any(|piece| piece.seen != PieceContent::Barrier) {
            non_prose::refine(&mut block, self.source, &mut self.body.links, self.links_before);
            self.body.blocks.push(block);
        }
    }

    /// Adds source that is visible as it is written, on one line or several. Blanks around line ends are invisible.
    pub(super) fn text(&mut self, range: Range<usize>) {
        let Some(text) = self.source.get(range.clone()) else { return };
        let mut start = range.start;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let is_ended = line.ends_with('\n');
            let seen = if is_ended { line.trim_end() } else { line.trim_end_matches('\r') };
            let lead = if number > 0 || self.is_empty { seen.len() - seen.trim_start().len() } else { 0 };
            if lead < seen.len() {
                self.block().text(start + lead..start + seen.len());
                self.is_empty = false;
            }
            if is_ended {
                self.line_break(start + seen.len());
            }
            start += line.len();
        }
    }

    /// Adds source in whose place other characters are visible.
    pub(super) fn other(&mut self, range: Range<usize>, seen: &str) {
        if seen.is_empty() || self.is_empty && seen.trim().is_empty() {
            return self.cover(range);
        }
        self.block().other(range, seen);
        self.is_empty = false;
    }

    /// Adds source that is masked: no name crosses it.
    pub(super) fn barrier(&mut self, range: Range<usize>) {
        self.block().barrier(range);
    }

    /// Extends the block over invisible markup, such as `*`.
    pub(super) fn cover(&mut self, range: Range<usize>) {
        if let Some(block) = self.open.as_mut().filter(|_| !self.is_empty) {
            block.cover(range);
        }
    }

    /// Ends a line at `at`.
    pub(super) fn line_break(&mut self, at: usize) {
        if let Some(block) = &mut self.open {
            block.line_break(at);
        }
    }

    /// Adds a link: its edges are masked, its text is visible.
    pub(super) fn link(&mut self, whole: Range<usize>, shown: Range<usize>, link: Option<Link>) {
        self.barrier(whole.start..shown.start);
        self.text(shown.clone());
        self.barrier(shown.end..whole.end);
        self.body.links.extend(link);
    }

    fn block(&mut self) -> &mut BlockBuilder {
        if self.open.is_none() {
            self.links_before = self.body.links.len();
            self.is_empty = true;
        }
        let before = self.body.blocks.last();
        self.open.get_or_insert_with(|| BlockBuilder::new(BlockKind::Paragraph, before))
    }
}

/// Makes one of barriers side by side, and leaves out the blanks at the end.
fn tidy(block: &mut Block, source: &str) {
    block.pieces.dedup_by(|next, last| {
        let are_one = next.seen == PieceContent::Barrier
            && last.seen == PieceContent::Barrier
            && last.span.end == next.span.start;
        if are_one {
            last.span.end = next.span.end;
        }
        are_one
    });
    while let Some(last) = block.pieces.last_mut().filter(|last| last.seen == PieceContent::Source) {
        let length = last.span.text(source).trim_end().len();
        last.span = Span::new(last.span.start as usize, last.span.start as usize + length);
        if length > 0 {
            break;
        }
        block.pieces.pop();
    }
}

/// A link to a note by a relative path, with the text at `shown`. `None` if the target is not a note.
pub(super) fn link(source: &str, whole: Range<usize>, target: &str, shown: Range<usize>) -> Option<Link> {
    let (target, part) = link_destination::read(target)?;
    Format::from_path(&target)?;
    named(source, whole, target, part, shown)
}

/// A link to a note by a path that is known to be one, or by a name.
pub(super) fn named(
    source: &str,
    whole: Range<usize>,
    target: String,
    part: Option<String>,
    shown: Range<usize>,
) -> Option<Link> {
    let shown = Span::new(shown.start, shown.end);
    (!shown.text(source).trim().is_empty()).then(|| Link {
        kind: LinkKind::Markdown,
        span: Span::new(whole.start, whole.end),
        name: shown,
        target,
        part,
        part_span: None,
        shown: Some(shown),
        embed: false,
        property: None,
    })
}
