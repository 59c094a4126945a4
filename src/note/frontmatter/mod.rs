//! The properties at the top of a note: YAML, TOML, org keywords.

use super::{Block, Format, Heading, Problem, Property};

/// What stands above a note's body.
pub(super) struct Head {
    pub(super) properties: Vec<Property>,
    /// Where the body begins.
    pub(super) body: usize,
    pub(super) problems: Vec<Problem>,
}

pub(super) fn read(source: &str, _format: Format) -> Head {
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    let skipped = source.len() - text.len();
    let body = match text.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n")) {
        Some(end) => skipped + end + 9,
        None => skipped,
    };
    Head { properties: Vec::new(), body, problems: Vec::new() }
}

pub(super) fn inline(_source: &str, _blocks: &[Block], _headings: &[Heading], _body: usize) -> Vec<Property> {
    Vec::new()
}
