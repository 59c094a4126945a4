//! A tree of data in which every value has its span, for JSON, YAML and TOML.
//!
//! All three parsers are tolerant: a syntax error becomes a problem with its span, and the rest is still parsed.

mod json;
mod node;
mod parsed;
mod toml;
mod yaml;

use super::SourceFormat;
use crate::text::Span;
pub(super) use node::{Entry, Node, Value};
pub(super) use parsed::Tree;
use parsed::start;

/// Parses a text in one of these formats; the tree is empty for other formats.
pub(super) fn read(text: &str, format: SourceFormat) -> Tree<'_> {
    match format {
        SourceFormat::Json => json::read(text, start(text)),
        SourceFormat::Yaml => yaml::read(text),
        SourceFormat::Toml => toml::read(text),
        SourceFormat::JsonLines | SourceFormat::VCard | SourceFormat::Gedcom | SourceFormat::Table => Tree::default(),
    }
}

/// Parses the JSON in one line of a text.
pub(super) fn read_line(text: &str, line: Span) -> Tree<'_> {
    let until = text.get(..line.end as usize).unwrap_or_default();
    json::read(until, line.start as usize)
}
