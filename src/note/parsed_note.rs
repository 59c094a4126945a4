//! A note that has been parsed.

use super::{Block, Format, Heading, Link, Problem, Property};
use crate::text::Span;

/// One note, read.
#[derive(Clone, PartialEq, Debug)]
pub struct ParsedNote {
    /// How it is written.
    pub format: Format,
    /// Frontmatter and everything else of the form `key: value`, in source order.
    pub properties: Vec<Property>,
    /// The pieces of text in which names are looked for, in source order; they do not overlap.
    pub blocks: Vec<Block>,
    /// Headings, in source order.
    pub headings: Vec<Heading>,
    /// Wikilinks, Markdown links to notes and handles, in source order. Links within properties are included.
    pub links: Vec<Link>,
    /// Where the body begins: behind the frontmatter, or 0.
    pub body: usize,
    /// What could not be read, and what was done about it.
    pub problems: Vec<Problem>,
    /// Where it can be cut, so that it need not be read as a whole again; see [`parse_incremental`]. None, where what stands in
    /// one place of it may say what stands in all others.
    pub(crate) seams: Vec<u32>,
}

impl ParsedNote {
    /// The link that stands at just this span.
    pub fn link_at(&self, span: Span) -> Option<&Link> {
        let first = self.links.partition_point(|link| link.span.start < span.start);
        let mut here = self.links.iter().skip(first).take_while(|link| link.span.start == span.start);
        here.find(|link| link.span == span)
    }
}
