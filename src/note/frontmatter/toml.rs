//! Parses TOML between `+++`, strictly.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::failure::Failure;
use crate::note::{Origin, Property, Value};
use crate::text::Span;

/// The properties in `range`, in source order.
pub(super) fn read(source: &str, range: Range<usize>) -> Result<Vec<Property>, Failure> {
    let text = source.get(range.clone()).unwrap_or_default();
    let table = DeTable::parse(text).map_err(|error| Failure {
        at: range.start + error.span().map_or(0, |span| span.start),
        reason: error.message().lines().next().unwrap_or_default().to_owned(),
    })?;
    let mut reader = Reader { source, base: range.start, properties: Vec::new() };
    reader.table("", table.get_ref());
    reader.properties.sort_by_key(|property| property.span);
    Ok(reader.properties)
}

struct Reader<'a> {
    source: &'a str,
    base: usize,
    properties: Vec<Property>,
}

impl Reader<'_> {
    fn table(&mut self, prefix: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = key.get_ref();
            let name = if prefix.is_empty() { name.to_string() } else { format!("{prefix}.{name}") };
            self.entry(name, key.span(), value);
        }
    }

    fn entry(&mut self, name: String, key: Range<usize>, value: &Spanned<DeValue<'_>>) {
        if let DeValue::Table(table) = value.get_ref() {
            return self.table(&name, table);
        }
        let mut values = Vec::new();
        self.values(&name, value, &mut values);
        let span = Span::new(self.base + key.start, self.base + value.span().end);
        self.properties.push(Property { key: name, span, values, origin: Origin::Frontmatter });
    }

    fn values(&mut self, name: &str, value: &Spanned<DeValue<'_>>, into: &mut Vec<Value>) {
        match value.get_ref() {
            DeValue::Array(items) => {
                for item in items {
                    self.values(name, item, into);
                }
            }
            DeValue::Table(table) => self.table(name, table),
            DeValue::String(text) => {
                into.push(Value { text: text.trim().to_owned(), span: self.unquoted(value.span()) });
            }
            _ => {
                let span = Span::new(self.base + value.span().start, self.base + value.span().end);
                into.push(Value { text: span.text(self.source).to_owned(), span });
            }
        }
    }

    /// The place of a string without its one or three quotes.
    fn unquoted(&self, range: Range<usize>) -> Span {
        let span = Span::new(self.base + range.start, self.base + range.end);
        let text = span.text(self.source);
        let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter();
        let width = quotes
            .filter(|quote| text.len() >= 2 * quote.len() && text.starts_with(quote) && text.ends_with(quote))
            .map(str::len)
            .next();
        let width = width.unwrap_or_default();
        Span::new(self.base + range.start + width, self.base + range.end - width)
    }
}
