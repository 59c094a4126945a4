//! Plain text: paragraphs between blank lines.

use super::{Format, ParsedNote};

pub(super) fn parse(_source: &str, format: Format) -> ParsedNote {
    ParsedNote {
        format,
        properties: Vec::new(),
        blocks: Vec::new(),
        headings: Vec::new(),
        links: Vec::new(),
        body: 0,
        problems: Vec::new(),
    }
}
