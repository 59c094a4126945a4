//! The content lines of vCards (RFC 6350, section 3.3, and vCard 2.1): folded lines are joined, and each value keeps its span.

use std::borrow::Cow;

use super::value::{self, Value};
use crate::text::{Span, mark_width};

/// The boundary of a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Boundary {
    Begin,
    End,
}

/// A line of content, which may be folded over several lines of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    text: &'t str,
    /// The line or lines, without the last line break.
    pub(super) span: Span,
    /// The first of them.
    first: &'t str,
    is_quoted_printable: bool,
}

/// All lines of a text, including those outside of cards.
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: mark_width(text) }
    }

    /// Steps behind a line of the text, and gives it without its break.
    fn step(&mut self) -> Option<&'t str> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let line = rest.split('\n').next().unwrap_or_default();
        self.at = (self.at + line.len() + 1).min(self.text.len());
        Some(line.strip_suffix('\r').unwrap_or(line))
    }

    /// Whether the line of the text behind `last` belongs to the same line of content.
    fn goes_on(&self, last: &str, is_quoted_printable: bool) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if is_quoted_printable && is_soft_break(last) {
            // Some write one at the very end of a value.
            return !rest.is_empty() && boundary(rest.split('\n').next().unwrap_or_default()).is_none();
        }
        rest.starts_with([' ', '\t'])
    }
}

impl<'t> Iterator for Lines<'t> {
    type Item = Line<'t>;

    fn next(&mut self) -> Option<Line<'t>> {
        let start = self.at;
        let first = self.step()?;
        let is_quoted_printable = is_quoted_printable(first);
        let (mut last, mut end) = (first, start + first.len());
        while self.goes_on(last, is_quoted_printable) {
            let from = self.at;
            let Some(next) = self.step() else { break };
            (last, end) = (next, from + next.len());
        }
        Some(Line { text: self.text, span: Span::new(start, end), first, is_quoted_printable })
    }
}

fn is_quoted_printable(line: &str) -> bool {
    // Nearly no line has as much as an equals sign behind `;` before its colon.
    let head = line.split(':').next().unwrap_or_default();
    head.contains(';') && parameters(head).any(|(key, value)| key == "ENCODING" && is_word(value, "QUOTED-PRINTABLE"))
}

fn is_soft_break(line: &str) -> bool {
    line.trim_end().ends_with('=')
}

fn is_word(text: &str, word: &str) -> bool {
    text.trim().eq_ignore_ascii_case(word)
}

fn boundary(line: &str) -> Option<Boundary> {
    let (name, value) = line.split_once(':')?;
    let boundary = match name.trim() {
        name if is_word(name, "BEGIN") => Boundary::Begin,
        name if is_word(name, "END") => Boundary::End,
        _ => return None,
    };
    is_word(value, "VCARD").then_some(boundary)
}

/// The parameters of a property: keys in capitals, with values as written, but for quote marks. Those of vCard 2.1 that
/// have no key say an encoding or a type.
fn parameters(head: &str) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
    split_unquoted(head, ';').skip(1).map(|parameter| match parameter.split_once('=') {
        Some((key, value)) => (capitals(key.trim()), value.trim().trim_matches('"')),
        None if ["QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"].iter().any(|word| is_word(parameter, word)) => {
            (Cow::Borrowed("ENCODING"), parameter.trim())
        }
        None => (Cow::Borrowed("TYPE"), parameter.trim()),
    })
}

fn capitals(key: &str) -> Cow<'_, str> {
    if key.bytes().any(|byte| byte.is_ascii_lowercase()) { key.to_ascii_uppercase().into() } else { key.into() }
}

/// The pieces between those separators that stand in no quotes.
fn split_unquoted(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split(move |letter| {
        quoted ^= letter == '"';
        letter == separator && !quoted
    })
}

impl<'t> Line<'t> {
    pub(super) fn boundary(&self) -> Option<Boundary> {
        boundary(self.first)
    }

    /// The property's name, without its group.
    pub(super) fn name(&self) -> &'t str {
        let name = self.first.split([';', ':']).next().unwrap_or_default();
        name.rsplit('.').next().unwrap_or_default().trim()
    }

    /// The text behind the first colon, as written.
    pub(super) fn rough_value(&self) -> &'t str {
        self.first.split_once(':').map_or("", |(_, value)| value)
    }

    /// The property. `keeps_blanks` says that a fold's blank is one of the value, as in vCard 2.1. Nothing without a colon.
    pub(super) fn property(&self, keeps_blanks: bool) -> Option<Property> {
        let (text, joints) = self.unfolded(keeps_blanks);
        let mut quoted = false;
        let colon = text.find(|letter| {
            quoted ^= letter == '"';
            letter == ':' && !quoted
        });
        let colon = colon.or_else(|| text.find(':'))?;
        let (head, written) = (text.get(..colon)?, text.get(colon + 1..)?);
        let group = head.split(';').next().and_then(|name| name.rsplit_once('.')).map_or("", |(group, _)| group);
        let parameters: Vec<(String, String)> =
            parameters(head).map(|(key, value)| (key.into_owned(), value.to_owned())).collect();
        let joint = joints.iter().rev().find(|(unfolded, _)| *unfolded <= colon + 1);
        let start = joint.map_or(self.span.start as usize, |(unfolded, place)| place + (colon + 1 - unfolded));
        let span = trimmed(self.text, start, self.span.end as usize);
        let is = |key: &str, words: &[&str]| {
            parameters.iter().any(|(own, value)| own == key && words.iter().any(|word| is_word(value, word)))
        };
        let charset = parameters.iter().find(|(key, _)| key == "CHARSET").map(|(_, value)| value.as_str());
        let value = if is("ENCODING", &["B", "BASE64"]) {
            None
        } else if self.is_quoted_printable {
            value::decoded(written.trim(), charset).map(|text| Value::elsewhere(text, span))
        } else {
            value::reread(written.trim(), charset).map(|text| match text {
                Cow::Borrowed(text) if joints.len() == 1 => Value::as_written(text.to_owned(), span),
                text => Value::elsewhere(text.into_owned(), span),
            })
        };
        Some(Property { group: group.trim().to_owned(), parameters, value, span: self.span, value_span: span })
    }

    /// The line without folds, and where its pieces begin: in it, and in the text.
    fn unfolded(&self, keeps_blanks: bool) -> (Cow<'t, str>, Vec<(usize, usize)>) {
        let start = self.span.start as usize;
        if self.first.len() == self.span.len() {
            return (Cow::Borrowed(self.first), vec![(0, start)]);
        }
        let mut whole = String::with_capacity(self.span.len());
        let mut joints = Vec::new();
        let (mut at, mut is_verbatim) = (start, true);
        for line in self.span.text(self.text).split('\n') {
            let piece = line.strip_suffix('\r').unwrap_or(line);
            let blank = usize::from(!is_verbatim && !keeps_blanks && piece.starts_with([' ', '\t']));
            joints.push((whole.len(), at + blank));
            let piece = piece.get(blank..).unwrap_or_default();
            is_verbatim = self.is_quoted_printable && is_soft_break(piece);
            let kept = piece.trim_end().strip_suffix('=').filter(|_| is_verbatim);
            whole.push_str(kept.unwrap_or(piece));
            at += line.len() + 1;
        }
        (Cow::Owned(whole), joints)
    }
}

/// The span from `start` to `end` without white space at its ends.
fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let whole = text.get(start..end).unwrap_or_default();
    let front = whole.len() - whole.trim_start().len();
    let length = whole.trim().len();
    Span::new(start + front, start + front + length)
}

/// A property of a card.
#[derive(Clone, Debug)]
pub(super) struct Property {
    /// The group of the property: `item1` in `item1.EMAIL`; mostly empty.
    pub(super) group: String,
    parameters: Vec<(String, String)>,
    /// Its value; nothing where it is in characters or an encoding that cannot be read.
    pub(super) value: Option<Value>,
    /// The line or lines.
    pub(super) span: Span,
    /// Where the value stands, folds and encoding included.
    pub(super) value_span: Span,
}

impl Property {
    /// The values of a parameter, which is given in capitals. A list is one value each.
    pub(super) fn parameter(&self, key: &str) -> impl Iterator<Item = &str> {
        let values = self.parameters.iter().filter(move |(own, _)| own == key).map(|(_, value)| value.as_str());
        values.flat_map(|value| value.split(',')).map(str::trim)
    }
}
