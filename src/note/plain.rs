//! Plain text: paragraphs between blank lines.

use super::{Format, ParsedNote, frontmatter};

pub(super) fn parse(source: &str, format: Format) -> ParsedNote {
    let head = frontmatter::read(source, format);
    let mut properties = head.properties;
    properties.extend(frontmatter::inline(source, &[], &[], head.body));
    ParsedNote {
        format,
        properties,
        blocks: Vec::new(),
        headings: Vec::new(),
        links: Vec::new(),
        body: head.body,
        problems: head.problems,
    }
}
