//! A note that has been parsed.

use super::{Block, Format, Heading, Link, Problem, Property};
use crate::text::Span;

/// A parsed note.
#[derive(Clone, PartialEq, Debug)]
pub struct ParsedNote {
    /// Its format.
    pub format: Format,
    /// Frontmatter and everything else of the form `key: value`, in source order.
    pub properties: Vec<Property>,
    /// The blocks of prose, in which mentions are searched, in source order; they do not overlap.
    pub blocks: Vec<Block>,
    /// Headings, in source order.
    pub headings: Vec<Heading>,
    /// Wikilinks, Markdown links to notes and handles, in source order. Links within properties are included.
    pub links: Vec<Link>,
    /// Where the body begins: behind the frontmatter, or 0.
    pub body: usize,
    /// What could not be parsed, and how that was handled.
    pub problems: Vec<Problem>,
    /// The sync_points: offsets at which incremental parsing may begin and end; see [`parse_incremental`](super::parse_incremental). Empty, if one
    /// place of the note may change the meaning of all others.
    pub(crate) sync_points: Vec<u32>,
}

impl ParsedNote {
    /// The link with exactly this span.
    pub fn link_at(&self, span: Span) -> Option<&Link> {
        let first = self.links.partition_point(|link| link.span.start < span.start);
        let mut here = self.links.iter().skip(first).take_while(|link| link.span.start == span.start);
        here.find(|link| link.span == span)
    }
}
