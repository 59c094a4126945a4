//! A header at the top of a note in the form of a mail header (RFC 822): `Author: Ann Smith`. The Python Enhancement
//! Proposals begin so.

use std::ops::Range;

use super::lines::lines;
use super::{Origin, Property, definitions, frontmatter, mail};
use crate::text::Span;

/// Without one of these, lines that look like a header are text.
const TELLING: [&str; 6] = ["author", "authors", "title", "editor", "editors", "from"];
/// Longer words before a colon are no keys.
const LONGEST_KEY: usize = 30;

/// Reads the header that begins at the byte `top`. Its lines are also prose: a title, or the value of an unknown key,
/// may mention entities.
pub(super) fn read(source: &str, top: usize) -> Vec<Property> {
    let Some(header) = header(source, top) else { return Vec::new() };
    let is_telling = |(key, _): &(&str, Range<usize>)| TELLING.iter().any(|own| own.eq_ignore_ascii_case(key));
    if header.len() < 2 || !header.iter().any(is_telling) {
        return Vec::new();
    }
    let properties = header.into_iter().map(|(key, value)| {
        let text = source.get(value.clone()).unwrap_or_default();
        let start = value.end - text.trim_start().len();
        let end = start + text.trim().len();
        let span = Span::new(value.start - key.len() - 1, end);
        if definitions::is_cast_key(key) {
            let values = mail::people(source, start..end);
            return Property { key: key.to_owned(), span, values, origin: Origin::Frontmatter };
        }
        frontmatter::property(source, key, Span::new(start, end), span)
    });
    properties.collect()
}

/// A key, and where its value stands behind the colon, which may go on in further lines.
type Line<'a> = (&'a str, Range<usize>);

/// The lines of a header up to an empty one. Nothing where another line comes first.
fn header(source: &str, top: usize) -> Option<Vec<Line<'_>>> {
    let mut header: Vec<Line<'_>> = Vec::new();
    for (range, line) in lines(source, top) {
        if line.trim().is_empty() {
            return Some(header);
        }
        match header.last_mut() {
            Some((_, value)) if line.starts_with([' ', '\t']) => value.end = range.end,
            _ => {
                let key = key(line)?;
                header.push((key, range.start + key.len() + 1..range.end));
            }
        }
    }
    Some(header)
}

fn key(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    let is_key = key.len() <= LONGEST_KEY
        && key.starts_with(|char: char| char.is_ascii_uppercase())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_key && (value.is_empty() || value.starts_with([' ', '\t']))).then_some(key)
}
