//! The state of the Typst reader: the place in the source, and what is open around it.

use crate::note::Property;
use crate::note::masked_blocks::Blocks;
use crate::text::Span;

/// How far behind its start the end of a formula may be, in bytes; the bound keeps the time linear.
pub(super) const LONGEST: usize = 4000;

/// An open construct.
pub(super) enum Frame {
    /// Code, up to this sign; a statement ends with its line.
    Code(char),
    /// The code between `if`, `for` or `while` and what that is about.
    Condition,
    /// A condition or loop in text, around the code or text that it is about: `else` may follow.
    Branch,
    /// Text in brackets that is a part of the sentence.
    Within,
    /// Text in brackets that stands by itself in the sentence; of a link where the whole begins, its text, and where it leads.
    Apart(Option<(usize, usize, String)>),
    /// Text in brackets in code: a block of its own.
    Block,
    /// Brackets that are text themselves.
    Brackets,
}

pub(super) struct Reader<'a> {
    pub(super) source: &'a str,
    pub(super) blocks: Blocks<'a>,
    pub(super) properties: Vec<Property>,
    pub(super) at: usize,
    /// The start of the text that is not in the block yet.
    pub(super) done: usize,
    pub(super) frames: Vec<Frame>,
    /// The level of the open heading, and where it begins.
    pub(super) heading: Option<(u8, usize)>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a str, at: usize) -> Self {
        Self {
            source,
            blocks: Blocks::new(source),
            properties: Vec::new(),
            at,
            done: at,
            frames: Vec::new(),
            heading: None,
        }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    pub(super) fn before(&self) -> Option<char> {
        self.source.get(..self.at)?.chars().next_back()
    }

    pub(super) fn flush(&mut self) {
        if self.done < self.at {
            self.blocks.text(self.done..self.at);
        }
        self.done = self.at;
    }

    pub(super) fn jump(&mut self, length: usize) {
        self.at += length;
        self.done = self.at;
    }

    pub(super) fn pass(&mut self, length: usize) {
        self.flush();
        self.blocks.cover(self.at..self.at + length);
        self.jump(length);
    }

    pub(super) fn barrier(&mut self, length: usize) {
        self.flush();
        self.blocks.barrier(self.at..self.at + length);
        self.jump(length);
    }

    pub(super) fn close(&mut self) {
        self.flush();
        self.blocks.close();
    }

    pub(super) fn end_heading(&mut self) {
        if let Some((level, start)) = self.heading.take() {
            let end = start + self.source.get(start..self.at).unwrap_or_default().trim_end().len();
            self.blocks.body.heading(level, Span::new(start, end));
        }
    }

    pub(super) fn other(&mut self, length: usize, seen: &str) {
        self.flush();
        self.blocks.other(self.at..self.at + length, seen);
        self.jump(length);
    }

    pub(super) fn begins_line(&self) -> bool {
        let before = self.source.get(..self.at).unwrap_or_default();
        before.ends_with('\n') || self.at == 0
    }
}
