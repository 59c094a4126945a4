//! Converts between byte offsets and lines and columns.

use std::sync::Arc;

use super::Span;
use serde::{Deserialize, Serialize};

/// The unit in which an editor counts columns.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, the protocol's default.
    #[default]
    Utf16,
    /// Unicode code points.
    Utf32,
}

impl Encoding {
    /// The encoding with this name in the protocol.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "utf-8" => Some(Self::Utf8),
            "utf-16" => Some(Self::Utf16),
            "utf-32" => Some(Self::Utf32),
            _ => None,
        }
    }

    /// How many units the character takes.
    pub fn units(self, character: char) -> u32 {
        let units = match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
            Self::Utf32 => 1,
        };
        u32::try_from(units).unwrap_or(1)
    }

    /// How many units a run of characters takes that are `width` bytes each.
    fn units_of_run(self, width: u8, count: u32) -> u32 {
        match self {
            Self::Utf8 => u32::from(width) * count,
            Self::Utf16 if width == 4 => 2 * count,
            Self::Utf16 | Self::Utf32 => count,
        }
    }
}

/// A position in a text as editors give it: line and column from 0, the column in units of an [`Encoding`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Default)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// Converts byte offsets to lines and columns without the text.
///
/// Lines end at `\n`, `\r\n` and `\r`, as in the protocol. Where characters are not ASCII, runs of characters of equal
/// width are kept, so that a note in Chinese takes little more memory than one in English.
///
/// Clones share the data.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct LineIndex(Arc<Lines>);

#[derive(PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
struct Lines {
    /// Where each line but the first begins, in bytes.
    starts: Box<[u32]>,
    /// Those of them that follow a `\r\n`, so that the end of the line before is known to the byte.
    after_pairs: Box<[u32]>,
    /// Runs of characters that take more than one byte, in order.
    wide: Box<[WideRun]>,
    length: u32,
}

/// `count` characters of `width` bytes each, from the byte `start`, all on one line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct WideRun {
    start: u32,
    count: u32,
    width: u8,
}

impl WideRun {
    fn end(self) -> u32 {
        self.start + self.count * u32::from(self.width)
    }
}

/// How many bytes can be passed over at once because they are characters of a line: most can, and that many are looked at
/// together.
fn plain(bytes: &[u8]) -> usize {
    const STRIDE: usize = 16;
    let is_plain = |byte: &u8| (b' '..=b'~').contains(byte);
    let strides =
        bytes.chunks_exact(STRIDE).take_while(|stride| stride.iter().filter(|byte| is_plain(byte)).count() == STRIDE);
    strides.count() * STRIDE
}

impl LineIndex {
    /// Reads the lines of `text`.
    pub fn new(text: &str) -> Self {
        let mut starts = Vec::new();
        let mut after_pairs = Vec::new();
        let mut wide: Vec<WideRun> = Vec::new();
        let bytes = text.as_bytes();
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let mut offset = 0;
        loop {
            offset += plain(bytes.get(offset..).unwrap_or_default());
            let Some(&byte) = bytes.get(offset) else { break };
            let width = match byte {
                b'\n' => {
                    starts.push(narrow(offset + 1));
                    if offset.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'\r') {
                        after_pairs.push(narrow(offset + 1));
                    }
                    1
                }
                b'\r' => {
                    if bytes.get(offset + 1) != Some(&b'\n') {
                        starts.push(narrow(offset + 1));
                    }
                    1
                }
                0..=0x7f => 1,
                0x80..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xff => 4,
            };
            if width > 1 {
                match wide.last_mut() {
                    Some(run) if run.end() == narrow(offset) && run.width == width => run.count += 1,
                    _ => wide.push(WideRun { start: narrow(offset), count: 1, width }),
                }
            }
            offset += usize::from(width);
        }
        let length = narrow(bytes.len());
        Self(Arc::new(Lines { starts: starts.into(), after_pairs: after_pairs.into(), wide: wide.into(), length }))
    }

    /// How many lines the text has; an empty text has one.
    pub fn line_count(&self) -> u32 {
        u32::try_from(self.0.starts.len() + 1).unwrap_or(u32::MAX)
    }

    /// The line, counted from 0, that contains the byte at `offset`.
    pub fn line_of(&self, offset: u32) -> u32 {
        u32::try_from(self.0.starts.partition_point(|start| *start <= offset)).unwrap_or(u32::MAX)
    }

    /// The first byte of `line`, or the text's end when there is no such line.
    pub fn line_start(&self, line: u32) -> u32 {
        match line.checked_sub(1) {
            None => 0,
            Some(index) => self.0.starts.get(index as usize).copied().unwrap_or(self.0.length),
        }
    }

    /// The position of the byte at `offset`, which should begin a character; an offset past the end counts as the end.
    pub fn position(&self, offset: u32, encoding: Encoding) -> Position {
        let offset = offset.min(self.0.length);
        let line = self.line_of(offset);
        let start = self.line_start(line);
        let mut column = offset - start;
        let first = self.0.wide.partition_point(|run| run.end() <= start);
        for run in self.0.wide.iter().skip(first).take_while(|run| run.start < offset) {
            let count = (offset.min(run.end()) - run.start) / u32::from(run.width);
            column = column - count * u32::from(run.width) + encoding.units_of_run(run.width, count);
        }
        Position { line, column }
    }

    /// The positions of the two ends of a span.
    pub fn positions(&self, span: Span, encoding: Encoding) -> (Position, Position) {
        (self.position(span.start, encoding), self.position(span.end, encoding))
    }

    /// The byte offset of a position. A column past the end of the line counts as its end, a line past the last one as
    /// the end of the text, and a column within a character as the beginning of the character.
    pub fn offset(&self, position: Position, encoding: Encoding) -> u32 {
        let start = self.line_start(position.line);
        let end = self.line_start(position.line.saturating_add(1));
        let mut offset = start;
        let mut left = position.column;
        let first = self.0.wide.partition_point(|run| run.end() <= start);
        for run in self.0.wide.iter().skip(first).take_while(|run| run.start < end) {
            let narrow = run.start - offset;
            if left <= narrow {
                return offset + left;
            }
            left -= narrow;
            let each = encoding.units_of_run(run.width, 1);
            let taken = (left / each).min(run.count);
            offset = run.start + taken * u32::from(run.width);
            left -= taken * each;
            if taken < run.count {
                return offset;
            }
        }
        offset.saturating_add(left).min(self.line_end(position.line).max(offset))
    }

    /// Whether there is an empty line between the lines of two bytes, so that they are in different paragraphs. A line
    /// of white space alone does not count as empty: without the text it looks like any other.
    pub fn is_parted(&self, from: u32, to: u32) -> bool {
        (self.line_of(from) + 1..self.line_of(to)).any(|line| self.line_start(line) == self.line_end(line))
    }

    /// The byte behind the last character of `line`, its break not counted.
    fn line_end(&self, line: u32) -> u32 {
        let next = self.line_start(line.saturating_add(1));
        let width = match line.saturating_add(1) < self.line_count() {
            true if self.0.after_pairs.binary_search(&next).is_ok() => 2,
            true => 1,
            false => 0,
        };
        next.saturating_sub(width)
    }
}
