//! Data as a tree in which everything has its place: JSON, YAML and TOML alike.
//!
//! All three are read with patience: where a strict reader would give up, what is broken becomes a problem with its place,
//! and everything around it is read.

mod json;
mod toml;
mod yaml;

use std::borrow::Cow;

use super::{Problem, ProblemSeverity, SourceFormat};
use crate::text::Span;

/// The deepest nesting that is read. What lies deeper is left out.
const DEEPEST: usize = 64;

/// The most problems that one file is told of: one that is no data at all would have thousands.
const MOST_PROBLEMS: usize = 50;

/// A value with its place.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Node<'a> {
    /// A text without its quotes; a list or map with its brackets, where it has any.
    pub(super) span: Span,
    pub(super) value: Value<'a>,
}

/// A value.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Value<'a> {
    /// Null, or something that could not be read.
    Nothing,
    Text(Cow<'a, str>),
    /// A number, a truth value, a date: as it is written.
    Literal(Cow<'a, str>),
    List(Vec<Node<'a>>),
    /// In source order.
    Map(Vec<Entry<'a>>),
}

/// An entry of a map.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Entry<'a> {
    pub(super) key: Cow<'a, str>,
    /// The key without its quotes.
    pub(super) key_span: Span,
    pub(super) value: Node<'a>,
}

impl Entry<'_> {
    /// Key and value.
    pub(super) fn span(&self) -> Span {
        Span { start: self.key_span.start, end: self.value.span.end.max(self.key_span.end) }
    }
}

impl<'a> Node<'a> {
    /// The entries, if it is a map.
    pub(super) fn map(&self) -> Option<&[Entry<'a>]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The items, if it is a list.
    pub(super) fn list(&self) -> Option<&[Node<'a>]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The items of a list; anything else is one item by itself, and nothing is none.
    pub(super) fn items(&self) -> &[Node<'a>] {
        match &self.value {
            Value::Nothing => &[],
            Value::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// The text, trimmed, if it is one and there is something in it.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The text, also of a number and the like.
    pub(super) fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Literal(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => self.text(),
        }
    }

    /// The first value under a key of a map.
    pub(super) fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.map()?.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }
}

/// What was read.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Tree<'a> {
    /// The values that stand by themselves: one, as a rule.
    pub(super) roots: Vec<Node<'a>>,
    pub(super) problems: Vec<Problem>,
}

impl Tree<'_> {
    /// Says that something is wrong at an offset. `message` is one sentence: what, why and what to do.
    fn fault(&mut self, text: &str, at: usize, message: String) {
        if self.problems.len() < MOST_PROBLEMS {
            let span = character_at(text, at);
            self.problems.push(Problem { span, message, severity: ProblemSeverity::Warning });
        }
    }
}

/// The character at an offset, or the one that the offset is within; empty at the end of the text.
fn character_at(text: &str, at: usize) -> Span {
    let at = at.min(text.len());
    let start = (0..=at).rev().find(|start| text.is_char_boundary(*start)).unwrap_or_default();
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(start, start + width)
}

/// Where the data begins: behind a byte order mark.
fn start(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// Reads a text of this format; of other formats than these three there is nothing.
pub(super) fn read(text: &str, format: SourceFormat) -> Tree<'_> {
    match format {
        SourceFormat::Json => json::read(text, start(text)),
        SourceFormat::Yaml => yaml::read(text),
        SourceFormat::Toml => toml::read(text),
        SourceFormat::JsonLines | SourceFormat::VCard | SourceFormat::Gedcom | SourceFormat::Table => Tree::default(),
    }
}

/// Reads the JSON under `line` of a text, one line of many.
pub(super) fn read_line(text: &str, line: Span) -> Tree<'_> {
    let until = text.get(..line.end as usize).unwrap_or_default();
    json::read(until, line.start as usize)
}
