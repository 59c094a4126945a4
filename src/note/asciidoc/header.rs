//! The header of an AsciiDoc document: title, authors, revision and attributes.

use std::ops::Range;

use super::inline;
use super::line_syntax::{attribute, heading};
use crate::note::masked_blocks::Blocks;
use crate::note::{BlockKind, Origin, Property, Value, frontmatter};
use crate::text::Span;

/// Attributes that tell the processor how to show a document.
const SETTINGS: [&str; 22] = [
    "doctype",
    "experimental",
    "hide-uri-scheme",
    "icons",
    "iconsdir",
    "idprefix",
    "idseparator",
    "imagesdir",
    "lang",
    "leveloffset",
    "linkattrs",
    "navtitle",
    "numbered",
    "partnums",
    "sectanchors",
    "sectlinks",
    "sectnums",
    "source-highlighter",
    "stem",
    "stylesheet",
    "toc",
    "toclevels",
];

/// Reads the header of a document and returns the number of its lines.
pub(super) fn read(
    source: &str,
    lines: &[(Range<usize>, &str)],
    properties: &mut Vec<Property>,
    blocks: &mut Blocks<'_>,
) -> usize {
    // What may come next: 0 the title, 1 the authors, 2 the revision, 3 only attributes.
    let mut step = 0;
    let mut begun = false;
    // Whether the value of an attribute goes on, as a backslash at its end says.
    let mut continues = false;
    for (number, (range, line)) in lines.iter().enumerate() {
        let text = line.trim_end();
        let title = heading(line).filter(|(level, _)| *level == 1 && step == 0);
        if std::mem::take(&mut continues) {
            continues = text.ends_with(" \\");
        } else if text.is_empty() {
            if begun {
                return number;
            }
        } else if line.starts_with("//") && !line.starts_with("///") {
            let text = line.trim_start_matches('/');
            properties.extend(frontmatter::comment_property(source, Span::new(range.end - text.len(), range.end)));
        } else if let Some((key, value)) = attribute(text) {
            begun = true;
            continues = text.ends_with(" \\");
            step = if step == 0 { 0 } else { 3 };
            properties.extend(property(source, key, range.start + value..range.start + text.len(), range));
        } else if let Some((level, marks)) = title {
            (begun, step) = (true, 1);
            blocks.open(BlockKind::Heading(level));
            inline::write(blocks, range.start + marks..range.start + text.len());
            blocks.close();
            blocks.body.heading(level, Span::new(range.start, range.start + text.len()));
        } else if step == 1 && text.starts_with(char::is_alphabetic) {
            step = 2;
            properties.push(authors(source, range.start..range.start + text.len()));
        } else if step == 2 && text.starts_with(|char: char| char == 'v' || char.is_ascii_digit()) {
            step = 3;
            properties.extend(date(range.start, text));
        } else {
            return number;
        }
    }
    lines.len()
}

/// `:key: value`
fn property(source: &str, key: &str, value: Range<usize>, line: &Range<usize>) -> Option<Property> {
    if key.contains('!') || SETTINGS.contains(&key) || source.get(value.clone())?.trim().is_empty() {
        return None;
    }
    if matches!(key, "author" | "authors") {
        return Some(Property {
            key: key.to_owned(),
            span: Span::new(line.start, value.end),
            ..authors(source, value)
        });
    }
    let span = Span::new(line.start, value.end);
    Some(frontmatter::property(source, key, Span::new(value.start, value.end), span))
}

/// `Ann Smith <ann@example.org>; Bob Jones`
fn authors(source: &str, range: Range<usize>) -> Property {
    let mut values = Vec::new();
    let mut start = range.start;
    for author in source.get(range.clone()).unwrap_or_default().split(';') {
        let name = author.split('<').next().unwrap_or_default();
        let from = start + name.len() - name.trim_start().len();
        let name = name.trim();
        if !name.is_empty() {
            // A blank within a part of a name is written as `_`.
            values.push(Value { text: name.replace('_', " "), span: Span::new(from, from + name.len()) });
        }
        start += author.len() + 1;
    }
    Property { key: "author".to_owned(), span: Span::new(range.start, range.end), values, origin: Origin::Frontmatter }
}

/// The date in `v1.0, 2026-03-04: what is new`.
fn date(start: usize, line: &str) -> Option<Property> {
    let from = line.rfind(',').map_or(0, |comma| comma + 1);
    let date = line.get(from..)?.split(':').next()?;
    let at = start + from + date.len() - date.trim_start().len();
    let span = Span::new(at, at + date.trim().len());
    let value = Value { text: date.trim().to_owned(), span };
    Some(Property { key: "date".to_owned(), span, values: vec![value], origin: Origin::Frontmatter })
}
