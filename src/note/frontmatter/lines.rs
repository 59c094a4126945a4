//! The tolerant parser: it takes every line that looks like a property.

use std::ops::Range;

use super::fence::{behind, trimmed, within};
use super::scalar;
use crate::note::{Origin, Property, Value};
use crate::text::Span;

/// What the scanner found.
#[derive(Default)]
pub(super) struct Scan {
    /// The properties, in source order.
    pub(super) properties: Vec<Property>,
    /// The lines that could not be read.
    pub(super) skipped: Vec<Span>,
    /// The first violation of the syntax, with the reason.
    pub(super) odd: Option<(Span, &'static str)>,
    /// Where the scanner stopped.
    pub(super) end: usize,
    /// Whether the first non-blank line is not a property.
    pub(super) starts_with_prose: bool,
}

/// Reads every line in `range`.
pub(super) fn scan(source: &str, range: Range<usize>, separator: char) -> Scan {
    Scanner::new(source, range, separator, false).run()
}

/// Reads lines from the start of `range` up to the first one that is blank or no property.
pub(super) fn scan_leading(source: &str, range: Range<usize>, separator: char) -> Scan {
    Scanner::new(source, range, separator, true).run()
}

/// What the lines under a property's first line mean.
#[derive(Clone, Copy, PartialEq)]
enum Below {
    /// Items, nested properties or more of its text.
    Anything,
    /// More of a list in brackets that begins at the offset; and how many brackets are still open in it.
    List(usize, isize),
    /// The text of a block scalar whose key is indented so far.
    Text(usize),
}

struct Scanner<'a> {
    source: &'a str,
    range: Range<usize>,
    separator: char,
    leading: bool,
    scan: Scan,
    below: Below,
    /// The keys that the current line is nested in, with their indentation.
    parents: Vec<(usize, String)>,
    /// What stands before each key: the table of a TOML file.
    table: String,
}

impl<'a> Scanner<'a> {
    fn new(source: &'a str, range: Range<usize>, separator: char, leading: bool) -> Self {
        let scan = Scan { end: range.start, ..Scan::default() };
        let (parents, table) = (Vec::new(), String::new());
        Self { source, range, separator, leading, scan, below: Below::Anything, parents, table }
    }

    fn run(mut self) -> Scan {
        for line in super::fence::lines(self.source, self.range.start) {
            if line.start as usize >= self.range.end || !self.line(line) {
                break;
            }
            self.scan.end = behind(self.source, line.end as usize);
        }
        self.close_list();
        self.scan
    }

    /// Reads a line; `false` when the properties end before it.
    fn line(&mut self, line: Span) -> bool {
        let content = trimmed(self.source, line);
        let indent = (content.start - line.start) as usize;
        let text = content.text(self.source);
        match self.below {
            Below::Text(key_indent) if text.is_empty() || indent > key_indent => {
                self.extend_text(content);
                return true;
            }
            Below::List(start, open) if !text.is_empty() && (indent > 0 || self.key(text).is_none()) => {
                self.extend_list(start, open, content);
                return true;
            }
            Below::Text(_) | Below::List(..) | Below::Anything => self.close_list(),
        }
        if text.is_empty() {
            return !self.leading;
        }
        if text.starts_with('#') {
            return !self.leading;
        }
        self.property_or_item(content, indent)
    }

    fn property_or_item(&mut self, content: Span, indent: usize) -> bool {
        let text = content.text(self.source);
        let is_item = text == "-" || text.starts_with("- ");
        if is_item && self.item(content) {
            return true;
        }
        if !is_item && let Some((key, value)) = self.key(text) {
            self.property(content, indent, key, within(content, value, text.len()));
            return true;
        }
        if indent > 0 && self.continuation(content) || self.header(text) {
            return true;
        }
        self.scan.starts_with_prose |= self.scan.properties.is_empty();
        self.scan.skipped.push(content);
        !self.leading
    }

    /// The key of a line and the offset behind its separator.
    fn key(&self, text: &str) -> Option<(String, usize)> {
        if let Some(quote) = text.chars().next().filter(|first| matches!(first, '"' | '\'')) {
            let (key, rest) = text.get(1..)?.split_once(quote)?;
            let value = rest.trim_start().strip_prefix(self.separator)?;
            return Some((key.to_owned(), text.len() - value.len()));
        }
        let spaced = text.char_indices().find(|(offset, character)| {
            let after = text.get(offset + character.len_utf8()..).unwrap_or_default();
            *character == self.separator
                && (self.separator == '=' || after.is_empty() || after.starts_with([' ', '\t']))
        });
        let tight = || {
            let offset = text.find(self.separator)?;
            let word = text.get(..offset)?.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
            let value = text.get(offset + 1..)?;
            (word && !value.starts_with(['/', ':'])).then_some(offset)
        };
        let offset = spaced.map(|(offset, _)| offset).or_else(tight)?;
        let key = text.get(..offset)?.trim().trim_end_matches(self.separator);
        let plausible = !key.is_empty()
            && key.len() <= 64
            && key.split_whitespace().count() <= 5
            && !key.starts_with(['-', '*', '>', '|', '#', '!'])
            && !key.contains(['[', ']', '{', '}', '`', '"']);
        plausible.then(|| (key.to_owned(), offset + self.separator.len_utf8()))
    }

    fn property(&mut self, content: Span, indent: usize, key: String, value: Span) {
        while self.parents.last().is_some_and(|(parent, _)| *parent >= indent) {
            self.parents.pop();
        }
        if !self.parents.is_empty() && self.scan.properties.last().is_some_and(|parent| parent.values.is_empty()) {
            self.scan.properties.pop();
        }
        let mut name = self.table.clone();
        for (_, parent) in &self.parents {
            name.push_str(parent);
            name.push('.');
        }
        name.push_str(&key);
        self.parents.push((indent, key));

        let value = without_comment(self.source, trimmed(self.source, value));
        let text = value.text(self.source);
        let block = text.starts_with(['|', '>']) && text.chars().skip(1).all(|c| matches!(c, '-' | '+' | '0'..='9'));
        let open = if text.starts_with('[') { opened(text) } else { 0 };
        let open_list = open > 0;
        self.below = match (block, open_list) {
            (true, _) => Below::Text(indent),
            (_, true) => Below::List(value.start as usize, open),
            _ => Below::Anything,
        };
        let values = if block { Vec::new() } else { scalar::values(self.source, value) };
        if !block && !open_list {
            self.note_odd(value);
        }
        let span = Span { start: content.start, end: value.end.max(content.start) };
        self.scan.properties.push(Property { key: name, span, values, origin: Origin::Frontmatter });
    }

    fn item(&mut self, content: Span) -> bool {
        let text = content.text(self.source);
        let item = trimmed(self.source, within(content, 1, text.len()));
        let item = without_comment(self.source, item);
        let values = scalar::values(self.source, item);
        let Some(property) = self.scan.properties.last_mut() else { return false };
        property.values.extend(values);
        property.span.end = item.end.max(property.span.end);
        self.note_odd(item);
        true
    }

    /// More of the plain text that the line before began.
    fn continuation(&mut self, content: Span) -> bool {
        let Some(property) = self.scan.properties.last_mut() else { return false };
        let Some(value) = property.values.last_mut() else { return false };
        value.text.push(' ');
        value.text.push_str(content.text(self.source));
        value.span.end = content.end;
        property.span.end = content.end;
        true
    }

    fn extend_text(&mut self, content: Span) {
        let Some(property) = self.scan.properties.last_mut() else { return };
        if content.is_empty() {
            return;
        }
        property.span.end = content.end;
        let text = content.text(self.source);
        match property.values.last_mut() {
            Some(value) => {
                value.text.push('\n');
                value.text.push_str(text);
                value.span.end = content.end;
            }
            None => property.values.push(Value { text: text.to_owned(), span: content }),
        }
    }

    fn extend_list(&mut self, start: usize, open: isize, content: Span) {
        if let Some(property) = self.scan.properties.last_mut() {
            property.span.end = content.end;
        }
        let open = open + opened(content.text(self.source));
        self.below = Below::List(start, open);
        if open <= 0 {
            self.close_list();
        }
    }

    /// Reads the list that the lines before were part of, if they were. Once, as it may be long.
    fn close_list(&mut self) {
        if let Below::List(start, _) = std::mem::replace(&mut self.below, Below::Anything)
            && let Some(property) = self.scan.properties.last_mut()
        {
            property.values = scalar::values(self.source, Span::new(start, property.span.end as usize));
        }
    }

    /// A `[table]` line of TOML.
    fn header(&mut self, text: &str) -> bool {
        let name = text.trim_start_matches('[').trim_end_matches(']');
        let is_header = self.separator == '=' && text.starts_with('[') && text.ends_with(']') && !name.is_empty();
        if is_header {
            self.table = format!("{name}.");
        }
        is_header
    }

    fn note_odd(&mut self, value: Span) {
        if self.scan.odd.is_none() && self.separator == ':' {
            self.scan.odd = oddity(value.text(self.source)).map(|reason| (value, reason));
        }
    }
}

/// Why YAML refuses a value that reads well to a human.
fn oddity(text: &str) -> Option<&'static str> {
    let first = text.chars().next()?;
    let closes = |quote: char| text.len() > 1 && text.ends_with(quote);
    match first {
        '@' | '`' => Some("a value that begins with `@` or a backtick needs quotes"),
        '%' => Some("a value that begins with `%` needs quotes"),
        '*' | '&' | '!' => Some("a value that begins with `*`, `&` or `!` needs quotes"),
        '"' | '\'' if !closes(first) => Some("text stands behind a closing quote, or the quote is never closed"),
        '"' | '\'' => None,
        '[' if text.starts_with("[[") && !scalar::is_link(text) => Some("a value that begins with a link needs quotes"),
        '{' => Some("a template stands where a value is meant"),
        '[' => None,
        _ if text.contains(": ") || text.ends_with(':') => Some("a value with a colon in it needs quotes"),
        _ => None,
    }
}

/// How many more brackets open in the text than close in it.
fn opened(text: &str) -> isize {
    text.bytes().map(|byte| isize::from(byte == b'[') - isize::from(byte == b']')).sum()
}

/// The value without a `# comment` behind it.
fn without_comment(source: &str, value: Span) -> Span {
    let text = value.text(source);
    if text.starts_with(['"', '\'', '[', '{']) {
        return value;
    }
    match text.find(" #") {
        Some(offset) => trimmed(source, within(value, 0, offset)),
        None => value,
    }
}
