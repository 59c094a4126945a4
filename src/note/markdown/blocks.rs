//! Opening, filling and closing of blocks in the Markdown reader.

use std::ops::Range;

use super::modules;
use super::reader::Reader;
use crate::note::assemble::Body;
use crate::note::block_builder::{BlockBuilder, drop_start};
use crate::note::{Block, BlockKind, PieceContent, non_prose};

impl Reader<'_> {
    /// Begins a block.
    pub(super) fn open(&mut self, kind: BlockKind) {
        self.close();
        self.links_before = self.body.links.len();
        self.open = Some(BlockBuilder::new(kind, self.body.blocks.last()));
    }

    /// Begins a container in which a paragraph is of this kind.
    pub(super) fn enter(&mut self, kind: BlockKind) {
        self.close();
        self.containers.push(kind);
    }

    /// The kind that a paragraph has here.
    pub(super) fn kind_here(&self) -> BlockKind {
        self.containers.last().copied().unwrap_or(BlockKind::Paragraph)
    }

    /// Closes the open block and returns the body.
    pub(super) fn finish(mut self) -> Body {
        self.close();
        if self.has_footnotes || self.is_left_open {
            self.body.sync_points.clear();
        }
        self.body
    }

    /// Ends the open block, if there is one.
    pub(super) fn close(&mut self) {
        self.element = self.element.take().filter(|element| element.is_block);
        let Some(mut block) = self.open.take().and_then(BlockBuilder::finish) else { return };
        if let Some(label) = self.label(&block) {
            let to = block.span.start as usize + label;
            drop_start(&mut block, to);
        }
        self.quote_begins = false;
        if !block.pieces.is_empty() && modules::remove(&mut block, self.source) {
            non_prose::refine(&mut block, self.source, &mut self.body.links, self.links_before);
            self.body.blocks.push(block);
        }
    }

    /// Adds text: the source itself, an escaped character, or a character reference.
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        if self.hidden > 0 || text.is_empty() {
            return;
        }
        if self.element.is_some() {
            return self.barrier(range);
        }
        self.inline(&range);
        let raw = self.source.get(range.clone()).unwrap_or_default();
        let Some(block) = &mut self.open else { return };
        match raw.strip_suffix(text) {
            Some(escape) => block.text(range.start + escape.len()..range.end),
            None => block.other(range, text),
        }
    }

    /// Adds a barrier for something that is not prose.
    pub(super) fn barrier(&mut self, range: Range<usize>) {
        if self.hidden > 0 {
            return;
        }
        self.inline(&range);
        if let Some(block) = &mut self.open {
            block.barrier(range);
        }
    }

    /// Covers inline markup. Opens a block where the parser has none: in a tight list item.
    pub(super) fn inline(&mut self, range: &Range<usize>) {
        if self.hidden > 0 {
            return;
        }
        if self.open.is_none() {
            self.open(self.kind_here());
        }
        if let Some(block) = &mut self.open {
            block.cover(range.clone());
        }
        self.inline_end = self.inline_end.max(range.end);
    }

    /// Ends a line within a block. Behind the title of a callout it also ends the block.
    pub(super) fn line_break(&mut self, at: usize) {
        if self.hidden > 0 {
            return;
        }
        let Some(block) = &mut self.open else { return };
        if self.quote_begins && block.kind() == BlockKind::Paragraph && block.starts_with(self.source, "[!") {
            block.end_at(at);
            self.open(BlockKind::Paragraph);
        } else {
            block.line_break(at);
        }
    }

    /// How long the label is that a callout's title or a task begins with: `[!note]- `, `[/] `.
    fn label(&self, block: &Block) -> Option<usize> {
        let first = block.pieces.first().filter(|piece| piece.seen == PieceContent::Source)?;
        if first.span.start != block.span.start {
            return None;
        }
        let text = block.span.text(self.source);
        match block.kind {
            BlockKind::Item => task_box(text),
            BlockKind::Paragraph if self.quote_begins => callout_type(text),
            _ => None,
        }
    }
}

/// Whether a blank line is before `at`, so that no paragraph, quote or table continues into it.
pub(super) fn stands_apart(source: &str, at: usize) -> bool {
    let before = source.get(..at).unwrap_or_default();
    let line = before.strip_suffix('\n').map(|before| before.strip_suffix('\r').unwrap_or(before));
    line.is_some_and(|line| line.ends_with('\n'))
}

/// The length of `[x] `, with any character for the x.
fn task_box(text: &str) -> Option<usize> {
    let mut rest = text.strip_prefix('[')?.chars();
    rest.next().filter(|mark| !matches!(mark, '[' | ']'))?;
    let rest = rest.as_str().strip_prefix(']')?.strip_prefix([' ', '\t'])?;
    Some(text.len() - rest.len())
}

/// The length of `[!type] `, `[!type|option]+ ` and the like.
fn callout_type(text: &str) -> Option<usize> {
    let (_, rest) = text.strip_prefix("[!")?.split_once(']')?;
    let rest = rest.strip_prefix(['+', '-']).unwrap_or(rest).trim_start_matches([' ', '\t']);
    Some(text.len() - rest.len())
}
