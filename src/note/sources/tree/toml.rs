//! Parses TOML. A table with a syntax error is blanked, and the rest is parsed again.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::node::{DEEPEST, Entry, Node, Value};
use super::parsed::Tree;
use crate::text::Span;

/// How many broken tables a file may have until it is given up: each makes it be read once more.
const MAX_BROKEN: usize = 16;

/// Parses a text.
pub(super) fn read(text: &str) -> Tree<'_> {
    let mut tree = Tree::default();
    let mut rest = Cow::Borrowed(text);
    for _ in 0..MAX_BROKEN {
        let error = match DeTable::parse(&rest) {
            Ok(table) => {
                let reader = Reader { text };
                tree.roots.push(reader.table(table.get_ref(), Span::new(0, text.len()), 0));
                return tree;
            }
            Err(error) => error,
        };
        let at = error.span().map_or(0, |span| span.start);
        let reason = error.message().lines().next().unwrap_or_default();
        tree.fault(text, at, format!("The table with this was left out, as it is no TOML: {reason}. Correct it."));
        let broken = table_at(&rest, at);
        if rest.get(broken.clone()).is_none_or(|text| text.trim().is_empty()) {
            return tree;
        }
        rest = Cow::Owned(blanked(&rest, broken));
    }
    tree
}

/// From the header before an offset up to the next one; at the top of the file there is none.
fn table_at(text: &str, at: usize) -> Range<usize> {
    let mut range = 0..text.len();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with('[') {
            if start > at {
                range.end = start;
                break;
            }
            range.start = start;
        }
        start += line.len();
    }
    range
}

/// The text with spaces in place of a range; its line ends stay.
fn blanked(text: &str, range: Range<usize>) -> String {
    let mut blanked = String::with_capacity(text.len());
    blanked.push_str(text.get(..range.start).unwrap_or_default());
    let inside = text.get(range.clone()).unwrap_or_default().bytes();
    blanked.extend(inside.map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
    blanked.push_str(text.get(range.end..).unwrap_or_default());
    blanked
}

struct Reader<'t> {
    text: &'t str,
}

impl Reader<'_> {
    fn table<'a>(&self, table: &DeTable<'_>, span: Span, depth: usize) -> Node<'a> {
        let entries = table.iter().map(|(key, value)| {
            let key_span = self.unquoted(key.span());
            Entry { key: Cow::Owned(key.get_ref().to_string()), key_span, value: self.node(value, depth + 1) }
        });
        let mut entries: Vec<Entry<'a>> = entries.collect();
        entries.sort_by_key(|entry| entry.key_span);
        // The place of a table with a header is its header alone.
        let end = entries.iter().map(|entry| entry.span().end).max().unwrap_or(span.end).max(span.end);
        Node { span: Span { end, ..span }, value: Value::Map(entries) }
    }

    fn node<'a>(&self, value: &Spanned<DeValue<'_>>, depth: usize) -> Node<'a> {
        let span = Span::new(value.span().start, value.span().end);
        match value.get_ref() {
            _ if depth >= DEEPEST => Node { span, value: Value::Nothing },
            DeValue::Table(table) => self.table(table, span, depth),
            DeValue::Array(items) => {
                let items: Vec<Node<'a>> = items.iter().map(|item| self.node(item, depth + 1)).collect();
                let end = items.iter().map(|item| item.span.end).max().unwrap_or(span.end).max(span.end);
                Node { span: Span { end, ..span }, value: Value::List(items) }
            }
            DeValue::String(text) => {
                Node { span: self.unquoted(value.span()), value: Value::Text(Cow::Owned(text.to_string())) }
            }
            _ => Node { span, value: Value::Literal(Cow::Owned(span.text(self.text).to_owned())) },
        }
    }

    /// The place of a string or key without its one or three quotes.
    fn unquoted(&self, range: Range<usize>) -> Span {
        let span = Span::new(range.start, range.end);
        let text = span.text(self.text);
        let is_between =
            |quote: &&str| text.len() >= 2 * quote.len() && text.starts_with(*quote) && text.ends_with(*quote);
        let width = ["\"\"\"", "'''", "\"", "'"].into_iter().find(is_between).map_or(0, str::len);
        Span::new(range.start + width, range.end - width)
    }
}
