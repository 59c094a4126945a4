//! The state of the LaTeX reader: the place in the source, and what is open around it.

use std::ops::Range;

use super::declared::Declared;
use super::groups::Groups;
use crate::note::Property;
use crate::note::masked_blocks::Blocks;

/// How far behind its start the end of a formula or an argument may be, in bytes; the bound keeps the time linear.
pub(super) const LONGEST: usize = 4000;
/// The construct that a closing brace ends.
#[derive(Clone, Copy)]
pub(super) enum Brace {
    /// A group, or an argument that is part of the sentence.
    Group,
    /// An argument that stands by itself.
    Apart,
    /// The title of a section, whose command begins there.
    Heading(u8, usize),
    /// A paragraph of its own, such as a caption.
    Paragraph,
    /// An argument of a command that is not known. Others may follow.
    Argument,
    /// The first part of a name, whose second part is the argument behind it.
    Name,
}

pub(super) struct Reader<'a> {
    pub(super) source: &'a str,
    pub(super) blocks: Blocks<'a>,
    pub(super) properties: Vec<Property>,
    pub(super) at: usize,
    pub(super) end: usize,
    /// The offset up to which nothing is prose.
    pub(super) hidden: usize,
    /// The start of the text that is not in the block yet.
    pub(super) done: usize,
    /// The open constructs, each with the offset behind its end if that is known.
    pub(super) braces: Vec<(Brace, Option<usize>)>,
    pub(super) groups: Groups,
    pub(super) declared: Declared<'a>,
    /// How many tables are open.
    pub(super) tables: usize,
    /// Environments without prose that are not closed from here on.
    pub(super) endless: Vec<&'a str>,
    /// Whether a property's value is being read, in which no other one begins.
    pub(super) is_value: bool,
    /// Whether arguments that stand apart in the sentence are masked, as they are not part of a name.
    pub(super) hides_apart: bool,
    /// Whether text within a formula is being read, in which no other formula is searched.
    pub(super) in_formula: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a str, range: Range<usize>) -> Self {
        let Range { start, end } = range;
        Self {
            source,
            blocks: Blocks::new(source),
            properties: Vec::new(),
            at: start,
            end,
            hidden: start,
            done: start,
            braces: Vec::new(),
            groups: Groups::of(source, range),
            declared: Declared::default(),
            tables: 0,
            endless: Vec::new(),
            is_value: false,
            hides_apart: false,
            in_formula: false,
        }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.source.get(self.at..self.end).unwrap_or_default()
    }

    pub(super) fn is_hidden(&self) -> bool {
        self.at < self.hidden
    }

    /// Adds the text so far to the block.
    pub(super) fn flush(&mut self) {
        if !self.is_hidden() && self.done < self.at {
            let from = self.done.max(self.hidden);
            self.blocks.text(from..self.at);
        }
        self.done = self.at;
    }

    /// Moves over `length` bytes of invisible markup.
    pub(super) fn pass(&mut self, length: usize) {
        self.flush();
        if !self.is_hidden() {
            self.blocks.cover(self.at..self.at + length);
        }
        self.jump(length);
    }

    pub(super) fn barrier(&mut self, length: usize) {
        self.flush();
        if !self.is_hidden() && self.blocks.shows() {
            self.blocks.barrier(self.at..self.at + length);
        }
        self.jump(length);
    }

    pub(super) fn other(&mut self, length: usize, seen: &str) {
        self.flush();
        if !self.is_hidden() {
            self.blocks.other(self.at..self.at + length, seen);
        }
        self.jump(length);
    }

    pub(super) fn close(&mut self) {
        self.flush();
        self.blocks.close();
    }

    /// Moves on without extending the block.
    pub(super) fn jump(&mut self, length: usize) {
        self.at += length;
        self.done = self.at;
    }

    /// Pushes the brace before the place onto the open constructs.
    pub(super) fn enter(&mut self, brace: Brace) {
        let end = self.at.checked_sub(1).and_then(|start| self.groups.end(start));
        self.braces.push((brace, end));
    }
}
