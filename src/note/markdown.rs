//! Markdown by pulldown-cmark.

use super::{Format, ParsedNote};

pub(super) fn parse(source: &str) -> ParsedNote {
    super::plain::parse(source, Format::Markdown)
}
