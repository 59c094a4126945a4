//! Mail (RFC 5322): sender and recipients, the subject, and the plain text of the body.

mod addresses;
mod encoded;
#[cfg(test)]
mod tests;

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::frontmatter::Head;
use super::lines::lines;
use super::masked_blocks::Blocks;
use super::{BlockKind, Format, Origin, ParsedNote, Problem, ProblemSeverity, Property, Value, assemble};
use crate::text::Span;
use encoded::Charset;

pub(super) use addresses::read as people;
pub(super) use encoded::seen;

/// Headers that say who takes part.
const PEOPLE: [&str; 6] = ["from", "to", "cc", "bcc", "reply-to", "sender"];
/// What mails have; text whose first lines are others has no headers.
const KNOWN: [&str; 12] = [
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "reply-to",
    "received",
    "return-path",
    "message-id",
    "mime-version",
    "content-type",
    "delivered-to",
];
/// Parts in parts beyond so many are not read.
const MAX_BOUNDARIES: usize = 64;

pub(super) fn parse(source: &str) -> ParsedNote {
    let top = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Reader {
        source,
        blocks: Blocks::new(source),
        boundaries: FxHashSet::default(),
        state: State::Headers(Part::default()),
        depth: 0,
        continues: false,
        has_text: false,
        unread: None,
    };
    let (mut headers, mut body) = headers(source, top);
    if !headers.iter().any(|header| KNOWN.iter().any(|own| header.name.eq_ignore_ascii_case(own))) {
        headers.clear();
        body = top;
    }
    let mut properties = Vec::new();
    for header in &headers {
        properties.extend(reader.header(header));
    }
    reader.begin_body();
    for (range, line) in lines(source, body) {
        reader.line(range, line);
    }
    let unread = reader.unread.filter(|_| !reader.has_text);
    let problem = unread.map(|written| Problem {
        span: Span::new(body, body),
        message: format!("The text of this mail is written {written}, which is not read; who takes part was read."),
        severity: ProblemSeverity::Information,
    });
    let head = Head { properties, body: top, problems: problem.into_iter().collect(), ..Head::default() };
    assemble::note(source, Format::Mail, head, reader.blocks.finish())
}

/// A header: its name and where its value stands, which may go on in further lines.
struct Header<'a> {
    name: &'a str,
    start: usize,
    value: Range<usize>,
}

/// The headers from an offset on, and where the body begins.
fn headers(source: &str, top: usize) -> (Vec<Header<'_>>, usize) {
    let mut headers: Vec<Header<'_>> = Vec::new();
    for (range, line) in lines(source, top) {
        if line.trim().is_empty() {
            return (headers, range.end);
        }
        if let Some(header) = headers.last_mut().filter(|_| line.starts_with([' ', '\t'])) {
            header.value.end = range.end;
            continue;
        }
        match header(range.clone(), line) {
            Some(header) => headers.push(header),
            // The mark between the mails of a mailbox.
            None if line.starts_with("From ") => {}
            // Text without headers is all body.
            None => return (headers, range.start),
        }
    }
    (headers, source.len())
}

fn header(range: Range<usize>, line: &str) -> Option<Header<'_>> {
    let (name, value) = line.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
    is_name.then(|| Header { name, start: range.start, value: range.end - value.len()..range.end })
}

/// How a part of a mail is written.
#[derive(Clone, Copy, Default)]
struct Part {
    /// Whether it is anything but plain text.
    is_other: bool,
    is_quoted_printable: bool,
    /// How its text is written if that is not read.
    unread: Option<&'static str>,
    charset: Charset,
}

/// Where in a mail a line stands.
#[derive(Clone, Copy)]
enum State {
    /// In the headers of a part.
    Headers(Part),
    /// In a part's text.
    Text(Part),
    /// In something else, up to the next boundary.
    Other,
}

struct Reader<'a> {
    source: &'a str,
    blocks: Blocks<'a>,
    /// What begins the parts of a mail.
    boundaries: FxHashSet<&'a str>,
    state: State,
    /// How many quote marks the last line had.
    depth: usize,
    /// Whether the last line goes on in the next.
    continues: bool,
    /// Whether a part with plain text was there, and how one is written that is not read.
    has_text: bool,
    unread: Option<&'static str>,
}

impl<'a> Reader<'a> {
    fn header(&mut self, header: &Header<'a>) -> Option<Property> {
        let name = header.name.to_ascii_lowercase();
        let text = self.source.get(header.value.clone()).unwrap_or_default();
        let span = Span::new(header.start, header.value.end);
        let property =
            |values: Vec<Value>| Property { key: header.name.to_owned(), span, values, origin: Origin::Frontmatter };
        match name.as_str() {
            name if PEOPLE.contains(&name) => Some(property(addresses::read(self.source, header.value.clone()))),
            "date" => date(text, header.value.start).map(|value| property(vec![value])),
            "subject" => {
                self.subject(header);
                None
            }
            "whoswho" | "whoswho_ignore" | "x-whoswho" => {
                let start = header.value.start + text.len() - text.trim_start().len();
                let span = Span::new(start, start + text.trim().len());
                Some(property(vec![Value { text: text.trim().to_owned(), span }]))
            }
            _ => {
                self.about_part(&name, text);
                None
            }
        }
    }

    fn subject(&mut self, header: &Header<'_>) {
        self.blocks.open(BlockKind::Heading(1));
        encoded::write(&mut self.blocks, header.value.clone());
        self.blocks.close();
        self.blocks.body.heading(1, Span::new(header.start, header.value.end));
    }

    /// What a header says of the part that it belongs to.
    fn about_part(&mut self, name: &str, text: &'a str) {
        let State::Headers(part) = &mut self.state else { return };
        let value = text.trim().to_ascii_lowercase();
        match name {
            "content-type" => {
                part.is_other |= !value.starts_with("text/plain");
                part.unread = part.unread.or(value.starts_with("text/html").then_some("as a page of HTML"));
                part.charset = Charset::of(parameter(text, "charset").unwrap_or("utf-8"));
                let has_room = self.boundaries.len() < MAX_BOUNDARIES;
                let boundary = parameter(text, "boundary");
                self.boundaries.extend(boundary.filter(|_| has_room && value.starts_with("multipart/")));
            }
            "content-transfer-encoding" => {
                part.is_quoted_printable = value.starts_with("quoted-printable");
                let is_encoded = value.starts_with("base64");
                part.unread = part.unread.or((is_encoded && !part.is_other).then_some("as base64"));
                part.is_other |= is_encoded;
            }
            "content-disposition" => part.is_other |= value.starts_with("attachment"),
            _ => {}
        }
    }

    /// The headers of a part are read.
    fn begin_body(&mut self) {
        if let State::Headers(part) = self.state {
            self.state = if part.is_other { State::Other } else { State::Text(part) };
            self.unread = self.unread.or(part.unread);
            self.has_text |= !part.is_other;
        }
        self.depth = 0;
        self.continues = false;
    }

    fn line(&mut self, range: Range<usize>, line: &'a str) {
        if let Some(boundary) = line.trim_end().strip_prefix("--").filter(|_| !self.boundaries.is_empty()) {
            let is_last = boundary.strip_suffix("--").is_some_and(|boundary| self.boundaries.contains(boundary));
            if is_last || self.boundaries.contains(boundary) {
                self.blocks.close();
                self.state = if is_last { State::Other } else { State::Headers(Part::default()) };
                return;
            }
        }
        match self.state {
            State::Other => {}
            State::Headers(_) if line.trim().is_empty() => self.begin_body(),
            State::Headers(_) => {
                // Parameters may stand on a line of their own.
                let (name, text) = line.split_once(':').unwrap_or(("content-type", ""));
                let is_folded = line.starts_with([' ', '\t']);
                match is_folded {
                    true => self.folded(line),
                    false => self.about_part(&name.to_ascii_lowercase(), text),
                }
            }
            State::Text(part) => self.text(part, range, line),
        }
    }

    /// A line with which the header before goes on.
    fn folded(&mut self, line: &'a str) {
        let State::Headers(part) = &mut self.state else { return };
        if let Some(boundary) = parameter(line, "boundary").filter(|_| self.boundaries.len() < MAX_BOUNDARIES) {
            self.boundaries.insert(boundary);
        }
        if let Some(charset) = parameter(line, "charset") {
            part.charset = Charset::of(charset);
        }
    }

    fn text(&mut self, part: Part, range: Range<usize>, line: &'a str) {
        // A signature goes on to the end.
        if matches!(line, "-- " | "--" | "--=20") {
            self.blocks.close();
            self.state = State::Other;
            return;
        }
        let is_soft = part.is_quoted_printable && line.ends_with('=');
        let continues = std::mem::replace(&mut self.continues, is_soft);
        let mut start = range.start;
        if !continues {
            let text = line.trim_start_matches([' ', '\t', '>']);
            let lead = line.get(..line.len() - text.len()).unwrap_or_default();
            let depth = lead.bytes().filter(|byte| *byte == b'>').count();
            if text.trim().is_empty() || depth != self.depth {
                self.blocks.close();
            }
            self.depth = depth;
            start = range.end - text.len();
        }
        let end = range.end - usize::from(is_soft);
        match part.is_quoted_printable {
            true => encoded::quoted(&mut self.blocks, start..end, part.charset),
            false => self.blocks.text(start..end),
        }
        if !is_soft {
            self.blocks.line_break(end);
        }
    }
}

/// The value of a parameter of a header: `; charset="utf-8"`.
fn parameter<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let found = text.split([';', '\n']).find_map(|part| {
        let (key, value) = part.trim().split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then_some(value.trim())
    })?;
    let value = match found.strip_prefix('"') {
        Some(rest) => rest.split('"').next().unwrap_or_default(),
        None => found.split([' ', '(']).next().unwrap_or_default(),
    };
    (!value.is_empty()).then_some(value)
}

/// `Tue, 3 Mar 2026 10:00:00 +0100` as a day.
fn date(text: &str, start: usize) -> Option<Value> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let rest = text.split_once(',').map_or(text, |(_, rest)| rest);
    let mut words = rest.split_whitespace();
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let day: u8 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    let month = month.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|own| *own == month)? + 1;
    let year: u16 = year.parse().ok()?;
    let from = start + text.len() - text.trim_start().len();
    let span = Span::new(from, from + text.trim().len());
    Some(Value { text: format!("{year:04}-{month:02}-{day:02}"), span })
}
