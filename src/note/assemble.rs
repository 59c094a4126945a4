//! Assembles a note from its head and body: the steps that all formats share, such as titles of headings and links in
//! properties.

use super::frontmatter::{self, Head};
use super::title_references::{self, Reference};
use super::{Block, BlockKind, Format, Heading, Link, Origin, ParsedNote, PieceContent, Property, wikilinks};
use crate::text::Span;

/// The body of a note as the reader of its format returns it.
#[derive(Default)]
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    /// Titles and the spans of the texts are filled in later, from the blocks.
    pub(super) headings: Vec<Heading>,
    pub(super) links: Vec<Link>,
    /// References by a name, which may be the title of a section.
    pub(super) references: Vec<Reference>,
    /// The properties that only this format has.
    pub(super) properties: Vec<Property>,
    /// Seams: offsets at which incremental parsing may begin, as far as the blocks tell.
    pub(super) sync_points: Vec<u32>,
}

impl Body {
    /// Adds a heading whose line or lines are `span`, line break excluded.
    pub(super) fn heading(&mut self, level: u8, span: Span) {
        let end = span.end as usize;
        self.headings.push(Heading { level, span, text: Span::at(end), title: String::new() });
    }
}

/// Assembles the note from its head and body.
pub(super) fn note(source: &str, format: Format, head: Head, body: Body) -> ParsedNote {
    let Body { mut blocks, mut headings, mut links, references, properties: own, sync_points } = body;
    entitle(&mut headings, &blocks, source);
    links.extend(title_references::links(source, &headings, &references));
    let mut properties = head.properties;
    let (inline, sync_points) = match format.has_frontmatter() || format == Format::Org {
        true => frontmatter::inline(source, &headings, head.body, !head.is_part, &sync_points),
        false => (Vec::new(), Vec::new()),
    };
    properties.extend(own);
    properties.extend(inline);
    properties.sort_by_key(|property| property.span.start);
    links.sort_by_key(|link| (link.span.start, link.span.end));
    for (index, property) in properties.iter().enumerate() {
        if property.origin != Origin::Frontmatter {
            claim(&mut links, property, index);
        }
    }
    if format.has_wikilinks() {
        links.extend(links_in_values(source, &properties));
    }
    links.sort_by_key(|link| (link.span.start, link.span.end));
    links.dedup_by_key(|link| link.span);
    // Thousands of notes are held at once while a vault is read.
    blocks.iter_mut().for_each(|block| block.pieces.shrink_to_fit());
    blocks.shrink_to_fit();
    links.shrink_to_fit();
    ParsedNote { format, properties, blocks, headings, links, body: head.body, problems: head.problems, sync_points }
}

/// The parsed note of a source: empty, because sources have no prose.
pub(super) fn without_prose(format: Format) -> ParsedNote {
    ParsedNote {
        format,
        properties: Vec::new(),
        blocks: Vec::new(),
        headings: Vec::new(),
        links: Vec::new(),
        body: 0,
        problems: Vec::new(),
        sync_points: Vec::new(),
    }
}

/// The links in the frontmatter's values.
fn links_in_values(source: &str, properties: &[Property]) -> Vec<Link> {
    let mut links = Vec::new();
    for (index, property) in properties.iter().enumerate().filter(|(_, it)| it.origin == Origin::Frontmatter) {
        let base = property.span.start as usize;
        for range in wikilinks::find(property.span.text(source)) {
            let link = wikilinks::read(source, Span::new(base + range.start, base + range.end));
            links.extend(link.map(|link| Link { property: Some(index), ..unquoted(source, property, link) }));
        }
    }
    links
}

/// A link as it is meant where its value is written in single quotes: there an apostrophe is written twice.
fn unquoted(source: &str, property: &Property, link: Link) -> Link {
    let value = property.values.iter().find(|value| value.span.covers(link.span));
    let before = value.and_then(|value| source.get(..value.span.start as usize));
    if !before.is_some_and(|before| before.ends_with('\'')) {
        return link;
    }
    let single = |text: &str| text.replace("''", "'");
    Link { target: single(&link.target), part: link.part.as_deref().map(single), ..link }
}

/// Marks the links of the prose that stand in a property.
fn claim(links: &mut [Link], property: &Property, index: usize) {
    let first = links.partition_point(|link| link.span.start < property.span.start);
    let inside = links.iter_mut().skip(first).take_while(|link| link.span.start < property.span.end);
    for link in inside.filter(|link| property.span.covers(link.span)) {
        link.property = Some(index);
    }
}

/// Gives each heading the text of its block.
fn entitle(headings: &mut [Heading], blocks: &[Block], source: &str) {
    let mut blocks = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_))).peekable();
    for heading in headings {
        while blocks.next_if(|block| block.span.end <= heading.span.start).is_some() {}
        if let Some(block) = blocks.next_if(|block| heading.span.covers(block.span)) {
            (heading.text, heading.title) = title(block, source);
        }
    }
}

/// Where a heading's text stands and how it reads. A tag or an address at either end is no part of it.
fn title(block: &Block, source: &str) -> (Span, String) {
    let mut title = String::new();
    let (mut start, mut end) = (block.span.start, block.span.end);
    let last = block.pieces.len().saturating_sub(1);
    for (index, piece) in block.pieces.iter().enumerate() {
        match &piece.seen {
            PieceContent::Source => title.push_str(piece.span.text(source)),
            PieceContent::Other(other) if &**other == "\n" => title.push(' '),
            PieceContent::Other(other) => title.push_str(other),
            PieceContent::Barrier => match unpiped(source, piece.span) {
                Some(link) => title.push_str(&link.target),
                None if markup_of_link(source, piece.span) => {}
                None if index == 0 => start = piece.span.end,
                None if index == last => end = piece.span.start,
                None => {}
            },
        }
    }
    let text = Span { start, end: end.max(start) };
    let lead = text.text(source).len() - text.text(source).trim_start().len();
    let length = text.text(source).trim().len();
    let start = start as usize + lead;
    (Span::new(start, start + length), title.trim().to_owned())
}

/// The wikilink that a reader sees as its target.
fn unpiped(source: &str, span: Span) -> Option<Link> {
    wikilinks::read(source, span).filter(|link| !link.embed && link.shown.is_none())
}

/// Whether a barrier is the edge of a link whose text is seen.
fn markup_of_link(source: &str, span: Span) -> bool {
    let text = span.text(source);
    text.starts_with(['[', ']']) && !text.starts_with("[^")
}
