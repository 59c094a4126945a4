//! A cursor over the text of a paragraph, for formats whose inline markup is characters around words.

use std::ops::Range;

use super::masked_blocks::Blocks;
use super::{Link, PieceContent};
use crate::text::{Span, first_bytes};

/// How far behind a mark its end may be, in bytes; the bound keeps the time linear.
pub(super) const LONGEST: usize = 1000;

/// So many places are looked at that may be the end.
const NEAR: usize = 16;

/// What may stand before what a mark opens, and behind what one closes, besides white space.
const BEFORE: [char; 12] = ['-', '–', '—', '(', '[', '{', '\'', '"', '<', '/', '“', '*'];
const BEHIND: [char; 20] =
    ['-', '–', '—', '.', ',', ';', ':', '!', '?', '\'', '"', ')', '}', '[', ']', '/', '\\', '>', '”', '*'];

/// A cursor in a paragraph, with the marks that are open there.
pub(super) struct Inline<'a, 'b> {
    pub(super) blocks: &'b mut Blocks<'a>,
    pub(super) at: usize,
    end: usize,
    /// Up to where all has been given to the block.
    done: usize,
    /// Where marks stand that end something, with their lengths: the innermost last.
    ends: Vec<(usize, usize)>,
}

impl<'a, 'b> Inline<'a, 'b> {
    pub(super) fn new(blocks: &'b mut Blocks<'a>, range: Range<usize>) -> Self {
        Self { blocks, at: range.start, end: range.end, done: range.start, ends: Vec::new() }
    }

    /// Writes the lines of a paragraph into a block. `step` consumes the markup that begins with a character, and
    /// returns whether there was any.
    pub(super) fn write(blocks: &'b mut Blocks<'a>, range: Range<usize>, step: impl Fn(&mut Self, char) -> bool) {
        let mut inline = Self::new(blocks, range);
        while let Some(next) = inline.rest().chars().next() {
            if !inline.closes() && !step(&mut inline, next) {
                inline.skip();
            }
        }
        inline.finish();
    }

    /// The text from the cursor on.
    pub(super) fn rest(&self) -> &'a str {
        self.blocks.source.get(self.at..self.end).unwrap_or_default()
    }

    /// The character before the cursor, on whatever line.
    pub(super) fn before(&self) -> Option<char> {
        self.blocks.source.get(..self.at)?.chars().next_back()
    }

    /// Moves over the next character, which is visible.
    pub(super) fn skip(&mut self) {
        self.at += self.rest().chars().next().map_or(1, char::len_utf8);
    }

    /// Adds `length` bytes to the block: masked, as other characters, or as invisible markup if `seen` is `None`.
    pub(super) fn take(&mut self, length: usize, seen: Option<PieceContent>) {
        self.flush();
        let range = self.at..self.at + length;
        match seen {
            None => self.blocks.cover(range),
            Some(PieceContent::Barrier) => self.blocks.barrier(range),
            Some(PieceContent::Other(other)) => self.blocks.other(range, &other),
            Some(PieceContent::Source) => self.blocks.text(range),
        }
        self.at += length;
        self.done = self.at;
    }

    /// Masks `length` bytes, and the `before` bytes in front of the cursor that were read as text.
    pub(super) fn hide(&mut self, before: usize, length: usize) {
        let start = self.at.saturating_sub(before).max(self.done);
        if self.done < start {
            self.blocks.text(self.done..start);
        }
        self.blocks.barrier(start..self.at + length);
        self.at += length;
        self.done = self.at;
    }

    /// Masks a reference of `length` bytes whose name is at `name`.
    pub(super) fn refer(&mut self, before: usize, length: usize, name: Range<usize>) {
        let whole = Span::new(self.at.saturating_sub(before), self.at + length);
        self.blocks.body.references.push((whole, Span::new(name.start, name.end)));
        self.hide(before, length);
    }

    /// Adds a link of `length` bytes whose text is at `shown`.
    pub(super) fn link(&mut self, length: usize, shown: Range<usize>, link: Option<Link>) {
        self.flush();
        self.blocks.link(self.at..self.at + length, shown, link);
        self.at += length;
        self.done = self.at;
    }

    /// Consumes a closing mark at the cursor.
    pub(super) fn closes(&mut self) -> bool {
        while self.ends.last().is_some_and(|(end, _)| *end < self.at) {
            self.ends.pop();
        }
        let Some((_, length)) = self.ends.pop_if(|(end, _)| *end == self.at) else { return false };
        self.take(length, None);
        true
    }

    /// Consumes an opening mark of `length` bytes whose closing mark is at `end`, unless an outer mark closes before
    /// it.
    pub(super) fn opens(&mut self, length: usize, end: usize, end_length: usize) -> bool {
        if self.ends.last().is_some_and(|(outer, _)| *outer < end + end_length) {
            return false;
        }
        self.ends.push((end, end_length));
        self.take(length, None);
        true
    }

    /// The offset of the closing mark for the mark at the cursor, if both are around whole words.
    pub(super) fn closing(&self, mark: &str) -> Option<usize> {
        let is_free = self.before().is_none_or(|char| char.is_whitespace() || BEFORE.contains(&char));
        is_free.then(|| self.closing_from(0, mark)).flatten()
    }

    /// The offset of the closing mark for the mark `from` bytes behind the cursor, whatever stands before it.
    pub(super) fn closing_from(&self, from: usize, mark: &str) -> Option<usize> {
        let inner = self.rest().get(from..)?.strip_prefix(mark)?;
        if inner.starts_with(char::is_whitespace) || inner.starts_with(mark) {
            return None;
        }
        let ends = |at: &usize| {
            let (before, behind) = inner.split_at_checked(*at).unwrap_or_default();
            let next = behind.get(mark.len()..).and_then(|behind| behind.chars().next());
            before.chars().next_back().is_some_and(|char| !char.is_whitespace())
                && next.is_none_or(|char| char.is_whitespace() || BEHIND.contains(&char))
        };
        let near = first_bytes(inner, LONGEST);
        let at = near.match_indices(mark).take(NEAR).map(|(at, _)| at).find(ends)?;
        Some(self.at + from + mark.len() + at)
    }

    /// The offset at which the mark at the cursor occurs again, be it within a word.
    pub(super) fn closing_anywhere(&self, mark: &str) -> Option<usize> {
        self.closing_anywhere_from(0, mark)
    }

    /// The same for a mark that stands behind so many bytes.
    pub(super) fn closing_anywhere_from(&self, from: usize, mark: &str) -> Option<usize> {
        let inner = self.rest().get(from..)?.strip_prefix(mark)?;
        let at = first_bytes(inner, LONGEST).find(mark).filter(|at| *at > 0)?;
        Some(self.at + from + mark.len() + at)
    }

    /// The length in bytes up to and including the next `end`.
    pub(super) fn length_to(&self, end: &str) -> Option<usize> {
        first_bytes(self.rest(), LONGEST).find(end).map(|at| at + end.len())
    }

    pub(super) fn finish(mut self) {
        self.at = self.end;
        self.flush();
    }

    fn flush(&mut self) {
        if self.done < self.at {
            self.blocks.text(self.done..self.at);
            self.done = self.at;
        }
    }
}

/// Other characters, as a block takes them.
#[expect(clippy::unnecessary_wraps, reason = "it is what `take` is given")]
pub(super) fn other(seen: impl Into<Box<str>>) -> Option<PieceContent> {
    Some(PieceContent::Other(seen.into()))
}
