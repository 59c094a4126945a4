//! A value in a tree of data, with its place.

use std::borrow::Cow;

use crate::text::Span;

/// The deepest nesting that is read. What lies deeper is left out.
pub(in crate::note::sources) const DEEPEST: usize = 64;

/// A value with its place.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::note::sources) struct Node<'a> {
    /// A text without its quotes; a list or map with its brackets, where it has any.
    pub(in crate::note::sources) span: Span,
    pub(in crate::note::sources) value: Value<'a>,
}

/// A value.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::note::sources) enum Value<'a> {
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
pub(in crate::note::sources) struct Entry<'a> {
    pub(in crate::note::sources) key: Cow<'a, str>,
    /// The key without its quotes.
    pub(in crate::note::sources) key_span: Span,
    pub(in crate::note::sources) value: Node<'a>,
}

impl Entry<'_> {
    /// Key and value.
    pub(in crate::note::sources) fn span(&self) -> Span {
        Span { start: self.key_span.start, end: self.value.span.end.max(self.key_span.end) }
    }
}

impl<'a> Node<'a> {
    /// The entries, if it is a map.
    pub(in crate::note::sources) fn map(&self) -> Option<&[Entry<'a>]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The items, if it is a list.
    pub(in crate::note::sources) fn list(&self) -> Option<&[Node<'a>]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The items of a list; another value is its own single item, and null has none.
    pub(in crate::note::sources) fn items(&self) -> &[Node<'a>] {
        match &self.value {
            Value::Nothing => &[],
            Value::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// The text, trimmed, if it is one and there is something in it.
    pub(in crate::note::sources) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The text of a string, a number or another scalar.
    pub(in crate::note::sources) fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Literal(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => self.text(),
        }
    }

    /// The first value under a key of a map.
    pub(in crate::note::sources) fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.map()?.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }
}
