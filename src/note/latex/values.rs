//! The properties that a document gives of itself, such as `\author` and `\title`.

use std::ops::Range;

use super::accents;
use super::reader::Reader;
use crate::names::lexicon;
use crate::names::normalize::{fold, is_all_capitals};
use crate::note::assemble::Body;
use crate::note::visible_text::BARRIER;
use crate::note::{BlockKind, Origin, PieceContent, Property, Value, VisibleText, definitions};
use crate::text::Span;

impl Reader<'_> {
    /// Reads `\author{Ann Smith \and Bob Jones}`, `\title{…}` as a property: the visible text, without what stands
    /// apart in it.
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
            read(self.source, from..from + part.len(), key, &mut values);
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

/// Raises the only section above all others to the title, as in a chapter that a larger work includes.
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

/// A line break that the author has set, in the text of a value. Other line ends are blanks.
const BREAK: char = '\u{2028}';

/// Adds what a reader sees of a value: of authors their names, of an affiliation its pieces, of others all up to a line break
/// or to what stands apart.
fn read(source: &str, range: Range<usize>, key: &str, values: &mut Vec<Value>) {
    let mut reader = Reader::new(source, range);
    reader.is_value = true;
    reader.hides_apart = true;
    reader.read();
    let body = reader.blocks.finish();
    let Some(mut block) = body.blocks.into_iter().next() else { return };
    for piece in &mut block.pieces {
        let is_line_end = piece.seen == PieceContent::Other("\n".into());
        if is_line_end && piece.span.text(source).contains('\\') {
            piece.seen = PieceContent::Other(BREAK.to_string().into());
        }
    }
    let visible = VisibleText::of(&block, source);
    // What is wrapped is one name; both signs have one byte.
    let text = &visible.text.replace('\n', " ");
    let places = match key {
        "author" => authors(text),
        "affiliation" => affiliations(text),
        _ => pieces(text, &[BREAK, BARRIER]).into_iter().take(1).collect(),
    };
    values.extend(places.into_iter().map(|place| {
        let span = accents::braced(source, visible.source_span(place.start, place.end));
        Value { text: text.get(place).unwrap_or_default().replace(BREAK, " "), span }
    }));
}

/// Where the names of authors stand: those between commas and marks of footnotes, up to a line that is none of the list.
fn authors(text: &str) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut lines = pieces(text, &[BREAK]);
    if let [first, second, ..] = lines.as_slice()
        && is_name_on_two_lines(text, first, second)
    {
        let whole = first.start..second.end;
        lines.splice(..2, [whole]);
    }
    for line in lines {
        let own = text.get(line.clone()).unwrap_or_default();
        let inverted = definitions::inverted_list(own);
        if !inverted.is_empty() {
            names.extend(inverted.into_iter().map(|name| line.start + name.start..line.start + name.end));
            break;
        }
        let end = own.trim_end_matches([' ', '\n', BARRIER]);
        let is_open = end.ends_with([',', ';', '&']) || end.ends_with(" and");
        for part in definitions::listed(own) {
            let start = line.start + part.start;
            let part = own.get(part).unwrap_or_default();
            for (number, place) in pieces(part, &[BARRIER]).into_iter().enumerate() {
                let piece = part.get(place.clone()).unwrap_or_default();
                let begins = number == 0 || JOINTS.iter().any(|joint| piece.starts_with(joint));
                let joined = definitions::joined(piece).into_iter().filter(|_| begins);
                names.extend(joined.map(|own| start + place.start + own.start..start + place.start + own.end));
            }
        }
        if !is_open {
            break;
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Whether the first line is a given name and the second no more than a surname.
fn is_name_on_two_lines(text: &str, first: &Range<usize>, second: &Range<usize>) -> bool {
    let word = |line: &Range<usize>| text.get(line.clone()).filter(|text| text.chars().all(char::is_alphabetic));
    let is_surname = |word: &str| word.starts_with(char::is_uppercase) && !is_all_capitals(word);
    word(first).is_some_and(|word| lexicon::is_given_name(&fold(word))) && word(second).is_some_and(is_surname)
}

/// Where the pieces of an affiliation stand: on lines of their own, or between commas.
fn affiliations(text: &str) -> Vec<Range<usize>> {
    let lines = pieces(text, &[BREAK, BARRIER]).into_iter();
    let of_line = |line: Range<usize>| {
        let parts = definitions::listed(text.get(line.clone()).unwrap_or_default());
        parts.into_iter().map(move |part| line.start + part.start..line.start + part.end)
    };
    lines.flat_map(of_line).filter(|piece| !piece.is_empty()).collect()
}

/// What may join the last name of a list to the others.
const JOINTS: [&str; 2] = ["and ", "& "];

/// Where the pieces of a text stand between some signs, without blanks around them; none is empty.
fn pieces(text: &str, signs: &[char]) -> Vec<Range<usize>> {
    let mut start = 0;
    let pieces = text.split(signs).map(|piece| {
        let at = start + piece.len() - piece.trim_start().len();
        let sign = text.get(start + piece.len()..).and_then(|rest| rest.chars().next());
        start += piece.len() + sign.map_or(0, char::len_utf8);
        at..at + piece.trim().len()
    });
    pieces.filter(|piece| !piece.is_empty()).collect()
}
