//! Values of settings with their spans, from TOML or JSON.

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::text::Span;

/// A value, with its span if it comes from a text.
pub(super) struct SpannedValue {
    pub(super) what: ValueKind,
    pub(super) span: Option<Span>,
}

pub(super) enum ValueKind {
    Table(Vec<Entry>),
    List(Vec<SpannedValue>),
    Plain(Value),
}

/// A key of a table, with its value.
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Option<Span>,
    pub(super) value: SpannedValue,
}

impl SpannedValue {
    pub(super) fn of_json(value: &Value) -> Self {
        let what = match value {
            Value::Object(entries) => {
                // Editors send null for what is not set.
                let set = entries.iter().filter(|(_, value)| !value.is_null());
                let entry = |(key, value): (&String, &Value)| Entry {
                    key: key.clone(),
                    key_span: None,
                    value: Self::of_json(value),
                };
                ValueKind::Table(set.map(entry).collect())
            }
            Value::Array(items) => ValueKind::List(items.iter().map(Self::of_json).collect()),
            plain => ValueKind::Plain(plain.clone()),
        };
        Self { what, span: None }
    }

    pub(super) fn of_toml(table: &Spanned<DeTable<'_>>) -> Self {
        Self { what: of_table(table.get_ref()), span: Some(span(table)) }
    }

    /// Removes entries and items whose spans are not to be kept.
    pub(super) fn retain(&mut self, is_kept: &impl Fn(Span) -> bool) {
        match &mut self.what {
            ValueKind::Table(entries) => {
                entries.retain(|entry| entry.key_span.is_none_or(is_kept));
                entries.iter_mut().for_each(|entry| entry.value.retain(is_kept));
            }
            ValueKind::List(items) => {
                items.retain(|item| item.span.is_none_or(is_kept));
                items.iter_mut().for_each(|item| item.retain(is_kept));
            }
            ValueKind::Plain(_) => {}
        }
    }

    fn of_toml_value(value: &Spanned<DeValue<'_>>) -> Self {
        let what = match value.get_ref() {
            DeValue::Table(table) => of_table(table),
            DeValue::Array(items) => ValueKind::List(items.iter().map(Self::of_toml_value).collect()),
            DeValue::String(text) => ValueKind::Plain(Value::from(text.as_ref())),
            DeValue::Boolean(boolean) => ValueKind::Plain(Value::from(*boolean)),
            DeValue::Integer(number) => {
                let digits = number.as_str().replace('_', "");
                let number = i64::from_str_radix(&digits, number.radix());
                ValueKind::Plain(number.map_or_else(|_| Value::from(digits), Value::from))
            }
            DeValue::Float(number) => {
                let digits = number.as_str().replace('_', "");
                ValueKind::Plain(digits.parse::<f64>().map_or_else(|_| Value::from(digits), Value::from))
            }
            DeValue::Datetime(time) => ValueKind::Plain(Value::from(time.to_string())),
        };
        Self { what, span: Some(span(value)) }
    }
}

fn of_table(table: &DeTable<'_>) -> ValueKind {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: Some(span(key)),
            value: SpannedValue::of_toml_value(value),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span);
    ValueKind::Table(entries)
}

fn span<T>(value: &Spanned<T>) -> Span {
    Span::new(value.span().start, value.span().end)
}
