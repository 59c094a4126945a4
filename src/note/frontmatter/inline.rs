//! Inline properties in the body: `key:: value` of Logseq and Dataview, and infoboxes.

use super::fence::{lines, trimmed, within};
use super::infobox;
use super::infobox::Entry;
use crate::note::definitions::is_cast_key;
use crate::note::{Heading, Origin, Property};
use crate::text::Span;

/// The inline properties in the body of a note, in source order; `at_top` tells whether the body is parsed from its
/// start. Also returns those of the given `places` (sorted starts of lines) at which no open construct could turn that
/// line or a later one into a property.
pub(in crate::note) fn inline(
    source: &str,
    headings: &[Heading],
    body: usize,
    at_top: bool,
    places: &[u32],
) -> (Vec<Property>, Vec<u32>) {
    let mut reader = Reader { source, headings, at_top, ..Reader::default() };
    let mut sync_points = Vec::new();
    let mut places = places.iter().copied().peekable();
    for line in lines(source, body) {
        while places.next_if(|place| *place < line.start).is_some() {}
        if let Some(place) = places.next_if_eq(&line.start)
            && reader.is_at_rest()
        {
            sync_points.push(place);
        }
        reader.line(line);
    }
    reader.flush(true);
    (reader.found, sync_points)
}

/// How far the rows of a table have come.
#[derive(Clone, Copy, PartialEq, Default)]
enum Table {
    #[default]
    None,
    Header,
    Rows,
}

#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    /// The headings that have not been passed yet.
    headings: &'a [Heading],
    found: Vec<Property>,
    /// What ends the code or comment that the current line is in.
    fence: Option<&'static str>,
    /// Whether only `Key: value` stands between the note's top and the current line.
    at_top: bool,
    /// Whether only properties stand between the last heading and the current line.
    under_heading: bool,
    /// Whether the current line is in an infobox callout.
    callout: bool,
    table: Table,
    /// Lines with keys that whoswho does not know, as indices into `found`: properties if no prose follows on them.
    pending: Vec<usize>,
}

impl Reader<'_> {
    /// Whether nothing before the next line matters to it.
    fn is_at_rest(&self) -> bool {
        self.fence.is_none()
            && !self.at_top
            && !self.under_heading
            && !self.callout
            && self.table == Table::None
            && self.pending.is_empty()
    }

    fn line(&mut self, line: Span) {
        let heading = self.heading(line);
        let line = self.unquoted(line);
        let text = line.text(self.source);
        if self.fence.is_some() {
            self.in_fence(text);
            return;
        }
        if self.opens_fence(text) {
            return;
        }
        if heading || text.is_empty() {
            self.flush(true);
            self.table = Table::None;
            self.under_heading |= heading;
            self.at_top &= !heading;
            return;
        }
        if text.contains("::") && self.double_colon(line) {
            return;
        }
        if self.callout || self.under_heading {
            self.infobox(line);
        } else if self.at_top {
            self.cast_line(line);
        }
    }

    /// `Author: [[Ann Prior]]` above all else in a note. Other lines with keys may stand around it.
    fn cast_line(&mut self, line: Span) {
        let entry = infobox::line(self.source, line);
        self.at_top = entry.is_some();
        if let Some(entry) = entry.filter(|entry| is_cast_key(entry.key.text(self.source))) {
            self.push(entry, line, Origin::Infobox);
        }
    }

    /// Whether the line is part of a heading.
    fn heading(&mut self, line: Span) -> bool {
        while let Some((first, rest)) = self.headings.split_first() {
            if first.span.end > line.start {
                return first.span.start <= line.end;
            }
            self.headings = rest;
        }
        false
    }

    /// The line's text without quote marks. Notices where an infobox callout begins and ends.
    fn unquoted(&mut self, line: Span) -> Span {
        let line = trimmed(self.source, line);
        let text = line.text(self.source);
        if !text.starts_with('>') {
            if self.callout {
                self.callout = false;
                self.flush(true);
            }
            return line;
        }
        let inner = text.trim_start_matches(['>', ' ']);
        let begins = inner.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("[!infobox"));
        self.callout |= begins;
        let start =
            if begins || (self.callout && inner.starts_with('#')) { text.len() } else { text.len() - inner.len() };
        within(line, start, text.len())
    }

    fn opens_fence(&mut self, text: &str) -> bool {
        self.fence = match text {
            _ if text.starts_with("```") => Some("```"),
            _ if text.starts_with("~~~") => Some("~~~"),
            "%%" => Some("%%"),
            "$$" => Some("$$"),
            _ if text.starts_with("<!--") && !text.contains("-->") => Some("-->"),
            _ => None,
        };
        let opens = self.fence.is_some();
        if opens {
            self.flush(false);
            self.under_heading = false;
            self.at_top = false;
        }
        opens
    }

    fn in_fence(&mut self, text: &str) {
        let Some(close) = self.fence else { return };
        let closes = if close == "-->" { text.contains(close) } else { text.starts_with(close) };
        if closes {
            self.fence = None;
        }
    }

    /// `key:: value` as a line of its own, or `[key:: value]` within one.
    fn double_colon(&mut self, line: Span) -> bool {
        let text = line.text(self.source);
        let item = text.strip_prefix("- ").or_else(|| text.strip_prefix("* ")).unwrap_or(text).trim_start();
        let own = trimmed(self.source, within(line, text.len() - item.len(), text.len()));
        if let Some(entry) = double_colon(self.source, own) {
            self.push(entry, own, Origin::Inline);
            return true;
        }
        self.bracketed(line);
        false
    }

    fn bracketed(&mut self, line: Span) {
        let mut done = 0;
        for (open, close) in pairs(line.text(self.source)) {
            let inner = within(line, open + 1, close);
            if let Some(entry) = (open >= done).then(|| double_colon(self.source, inner)).flatten() {
                self.push(entry, within(line, open, close + 1), Origin::Inline);
                done = close;
            }
        }
    }

    fn infobox(&mut self, line: Span) {
        if let Some(cells) = infobox::cells(self.source, line) {
            return self.row(&cells, line);
        }
        self.table = Table::None;
        if let Some(entry) = infobox::line(self.source, line) {
            if !entry.known && !self.callout {
                self.pending.push(self.found.len());
            }
            return self.push(entry, line, Origin::Infobox);
        }
        let embed = line.text(self.source).starts_with("![");
        if !self.callout && !embed {
            self.flush(false);
            self.under_heading = false;
        }
    }

    fn row(&mut self, cells: &[Span], line: Span) {
        self.table = match self.table {
            Table::None => Table::Header,
            Table::Header if infobox::is_rule(self.source, cells) => Table::Rows,
            Table::Header => Table::None,
            Table::Rows => {
                if let Some(entry) = infobox::row(self.source, cells) {
                    self.push(entry, line, Origin::Infobox);
                }
                Table::Rows
            }
        };
    }

    fn push(&mut self, entry: Entry, span: Span, origin: Origin) {
        let key = entry.key.text(self.source).to_owned();
        let values = infobox::values(self.source, entry.value);
        self.found.push(Property { key, span, values, origin });
    }

    /// Decides about the lines whose keys are unknown: prose behind them makes them prose.
    fn flush(&mut self, properties: bool) {
        let pending = std::mem::take(&mut self.pending);
        if let Some(first) = pending.first().filter(|first| !properties && **first < self.found.len()) {
            let doubtful = self.found.split_off(*first);
            let sure = (*first..).zip(doubtful).filter(|(index, _)| pending.binary_search(index).is_err());
            self.found.extend(sure.map(|(_, property)| property));
        }
    }
}

/// Longer texts before `::`, in bytes, are no keys.
const LONGEST_KEY: usize = 64;
/// So many bytes of emphasis and blanks may stand around a key.
const MAX_MARKS: usize = 16;

/// The entry in `key:: value`.
fn double_colon(source: &str, span: Span) -> Option<Entry> {
    let text = span.text(source);
    let offset = text.as_bytes().windows(2).take(LONGEST_KEY + MAX_MARKS).position(|pair| pair == b"::")?;
    let after = text.get(offset + 2..)?;
    if !(after.is_empty() || after.starts_with([' ', '\t'])) {
        return None;
    }
    let written = text.get(..offset)?;
    let plain = written.trim_matches(['*', '_', ' ']);
    let start = written.find(plain)?;
    let fits = !plain.is_empty()
        && plain.len() <= LONGEST_KEY
        && plain.split_whitespace().count() <= 4
        && plain
            .chars()
            .all(|c| !matches!(c, '`' | '[' | ']' | '(' | ')' | '|' | ':' | '.' | ',' | ';' | '<' | '>' | '"'));
    let key = within(span, start, start + plain.len());
    let value = trimmed(source, within(span, offset + 2, text.len()));
    fits.then_some(Entry { key, value, known: true })
}

/// The square and round brackets of a line that are closed, outside of code: offsets of both, by the first. Each kind pairs
/// by itself, so that `[a :-) b]` is a pair.
fn pairs(text: &str) -> Vec<(usize, usize)> {
    let (mut square, mut round) = (Vec::new(), Vec::new());
    let (mut pairs, mut in_code) = (Vec::new(), false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'`' => in_code = !in_code,
            b'[' => square.push((at, in_code)),
            b'(' => round.push((at, in_code)),
            b']' => pairs.extend(square.pop().map(|open| (open, at))),
            b')' => pairs.extend(round.pop().map(|open| (open, at))),
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs.into_iter().filter(|((_, in_code), _)| !in_code).map(|((open, _), close)| (open, close)).collect()
}
