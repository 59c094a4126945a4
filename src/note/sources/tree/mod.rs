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
