//! What a document says of itself, and its title.

use std::ops::Range;

use super::Reader;
use crate::note::assemble::Body;
use crate::note::{BlockKind, Origin, Property, Seen, Value, Visible};
use crate::text::Span;

impl Reader<'_> {
    /// `\author{Ann Smith \and Bob Jones}`, `\title{…}`: what a reader sees of it, without what stands apart in it.
    pub(super) fn property(&mut self, key: &str, length: usize) {
        let options = self.options(length);
        let argument = self.argument_length(length + options);
        if argument < 2 {
            return self.pass(length);
        }
        let start = self.at + length + options + 1;
        let inner = start..(self.at + length + options + argument).saturating_sub(1);
        let text = self.source.get(inner.clone()).unwrap_or_default();
        let mut values = Vec::new();
        let mut from = start;
        for part in text.split("\\and") {
            values.extend(value(self.source, from..from + part.len()));
            from += part.len() + "\\and".len();
        }
        let span = Span::new(self.at, inner.end + 1);
        self.properties.push(Property { key: key.to_owned(), span, values, origin: Origin::Frontmatter });
        self.close();
        let behind = self.at + length + options + argument;
        if key == "title" {
            self.title(inner);
        }
        (self.at, self.done) = (behind, behind);
    }

    /// A title names people as prose does, also where it stands before the document's text.
    fn title(&mut self, inner: Range<usize>) {
        let hidden = std::mem::replace(&mut self.hidden, inner.start);
        self.is_value = true;
        self.read_apart(inner);
        self.is_value = false;
        self.hidden = hidden;
    }
}

/// Makes the only section that stands above all others the title, as it is in a chapter that a larger work includes.
pub(super) fn raise_title(body: &mut Body) {
    let Some((first, rest)) = body.headings.split_first() else { return };
    let above = first.level.saturating_sub(1);
    if above == 0 || rest.iter().any(|heading| heading.level <= first.level) {
        return;
    }
    body.headings.iter_mut().for_each(|heading| heading.level -= above);
    for block in &mut body.blocks {
        if let BlockKind::Heading(level) = &mut block.kind {
            *level = level.saturating_sub(above).max(1);
        }
    }
}

/// What a reader sees of a value, up to a line break or what stands apart.
fn value(source: &str, range: Range<usize>) -> Option<Value> {
    let mut reader = Reader::new(source, range);
    reader.is_value = true;
    reader.read();
    let body = reader.blocks.finish();
    let mut block = body.blocks.into_iter().next()?;
    let is_end = |seen: &Seen| match seen {
        Seen::Barrier => true,
        Seen::Other(other) => &**other == "\n",
        Seen::Source => false,
    };
    // What is wrapped is one name; what `\\` breaks is not.
    let is_wrapped = |span: Span| !span.text(source).contains('\\');
    let cut = block
        .pieces
        .iter()
        .position(|piece| is_end(&piece.seen) && !is_wrapped(piece.span) || piece.seen == Seen::Barrier);
    block.pieces.truncate(cut.unwrap_or(block.pieces.len()));
    let text = Visible::of(&block, source).text.replace('\n', " ");
    let (first, last) = (block.pieces.first()?, block.pieces.last()?);
    let span = Span { start: first.span.start, end: last.span.end };
    let trimmed = span.text(source).trim_end().len();
    Some(Value { text: text.trim().to_owned(), span: Span::new(span.start as usize, span.start as usize + trimmed) })
}
