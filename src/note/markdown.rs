//! Markdown by pulldown-cmark, which says what each range of the source is; what it shows is taken from the source.

mod blocks;
pub(super) mod destination;
mod dollars;
mod html;
mod labels;
mod links;
mod modules;
mod outline;
#[cfg(test)]
mod tests;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use self::html::Element;
pub(super) use self::labels::labels;
use self::links::OpenLink;
use super::assemble::{self, Body};
use super::block_builder::BlockBuilder;
use super::frontmatter::{self, Head};
use super::{BlockKind, Format, Link, LinkKind, ParsedNote, Picture, comments, wikilinks};
use crate::text::Span;

const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_WIKILINKS)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST);

pub(super) fn parse(source: &str) -> ParsedNote {
    parse_body(source, frontmatter::read(source, Format::Markdown))
}

/// Reads what stands behind the head.
pub(super) fn parse_body(source: &str, head: Head) -> ParsedNote {
    let text = source.get(head.body..).unwrap_or_default();
    let mut reader = Reader::new(source);
    let events = Parser::new_ext(text, EXTENSIONS).into_offset_iter();
    let has_references = events.reference_definitions().iter().next().is_some();
    for (event, range) in events {
        reader.event(event, range.start + head.body..range.end + head.body);
    }
    let mut body = reader.finish();
    if has_references || text.contains(comments::MARK) {
        body.seams.clear();
    }
    comments::remove(source, &mut body.blocks, &mut body.headings, &mut body.links);
    assemble::note(source, Format::Markdown, head, body)
}

/// The pictures that are no wikilinks.
pub(super) fn pictures(source: &str, body: usize) -> Vec<Picture> {
    let text = source.get(body..).unwrap_or_default();
    let picture = |(event, range): (Event<'_>, Range<usize>)| match event {
        Event::Start(Tag::Image { link_type, dest_url, .. }) if !matches!(link_type, LinkType::WikiLink { .. }) => {
            let (target, _) = destination::read(&dest_url)?;
            Some(Picture { span: Span::new(range.start + body, range.end + body), target })
        }
        _ => None,
    };
    Parser::new_ext(text, EXTENSIONS).into_offset_iter().filter_map(picture).collect()
}

/// The links that lead to a heading of the same note: `[text](#heading)`.
pub(super) fn links_within(source: &str, body: usize) -> Vec<Link> {
    let text = source.get(body..).unwrap_or_default();
    let link = |(event, range): (Event<'_>, Range<usize>)| match event {
        Event::Start(Tag::Link { link_type, dest_url, .. }) if !matches!(link_type, LinkType::WikiLink { .. }) => {
            let part = dest_url.strip_prefix('#').filter(|part| !part.is_empty())?;
            Some(Link {
                kind: LinkKind::Markdown,
                span: Span::new(range.start + body, range.end + body),
                name: Span::at(range.start + body + 1),
                target: String::new(),
                part: Some(destination::decode(part)),
                part_span: None,
                shown: None,
                embed: false,
                property: None,
            })
        }
        _ => None,
    };
    Parser::new_ext(text, EXTENSIONS).into_offset_iter().filter_map(link).collect()
}

/// Turns the parser's events into blocks and links.
struct Reader<'a> {
    source: &'a str,
    body: Body,
    open: Option<BlockBuilder>,
    /// How many links there were when the open block began.
    links_before: usize,
    /// The kinds that a paragraph has in the containers around it, from the outside in.
    containers: Vec<BlockKind>,
    /// Whether the open block, or else the next one, is the first in its quote and so may be a callout's title.
    quote_begins: bool,
    open_links: Vec<OpenLink>,
    /// How many things around the event show nothing: code, images, plain wikilinks.
    hidden: usize,
    /// How many containers, blocks and spans of text are open around the event.
    depth: usize,
    /// Whether there are footnotes, to which any place in the note may refer.
    has_footnotes: bool,
    /// Whether a line of an outline is being read.
    in_outline: bool,
    /// Where the last inline markup ended.
    inline_end: usize,
    /// The element of HTML that is open around the event and in which nothing is prose.
    element: Option<Element>,
    /// Whether such an element has been left open by a block of HTML, so that what follows depends on it.
    is_left_open: bool,
    /// Elements that nothing ends from here on.
    endless: Vec<String>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            body: Body::default(),
            open: None,
            links_before: 0,
            containers: Vec::new(),
            quote_begins: false,
            open_links: Vec::new(),
            hidden: 0,
            depth: 0,
            has_footnotes: false,
            in_outline: false,
            inline_end: 0,
            element: None,
            is_left_open: false,
            endless: Vec::new(),
        }
    }

    fn finish(mut self) -> Body {
        self.close();
        if self.has_footnotes || self.is_left_open {
            self.body.seams.clear();
        }
        self.body
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.depth == 0 && blocks::stands_apart(self.source, range.start) {
            self.body.seams.push(Span::at(range.start).start);
        }
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.start(tag, range);
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag, range);
            }
            Event::Text(text) => self.text(&text, range),
            Event::InlineMath(_) => self.inline_math(range),
            Event::Code(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) => self.barrier(range),
            Event::InlineHtml(_) => self.inline_html(range),
            Event::SoftBreak | Event::HardBreak => self.line_break(range.start),
            Event::Rule => self.close(),
            // HTML is read as a whole where its block begins, and a task's box has no part in its text.
            Event::Html(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open(self.kind_here()),
            Tag::Heading { level, .. } => self.open(BlockKind::Heading(level as u8)),
            Tag::TableCell => self.open(BlockKind::Cell),
            Tag::Item => self.enter(BlockKind::Item),
            Tag::BlockQuote(_) => {
                self.enter(BlockKind::Paragraph);
                self.quote_begins = true;
            }
            Tag::FootnoteDefinition(_) => {
                self.has_footnotes = true;
                self.enter(BlockKind::Paragraph);
            }
            Tag::DefinitionListTitle | Tag::DefinitionListDefinition => self.enter(BlockKind::Paragraph),
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.close();
                match tag {
                    Tag::HtmlBlock if self.hidden == 0 => self.html(range),
                    Tag::CodeBlock(CodeBlockKind::Indented) if self.is_outline(&range) => {
                        self.outline(range);
                    }
                    _ => {}
                }
                self.hidden += 1;
            }
            Tag::Link { link_type, dest_url, .. } => self.start_link(link_type, &dest_url, range),
            Tag::Image { .. } => {
                if self.hidden == 0 {
                    self.body.links.extend(wikilinks::read(self.source, Span::new(range.start, range.end)));
                }
                self.barrier(range);
                self.hidden += 1;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {
                self.inline(&range);
            }
            Tag::List(_) | Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::DefinitionList => self.close(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(level) => {
                self.close();
                let line = self.source.get(range.clone()).unwrap_or_default().trim_end_matches(['\n', '\r']);
                self.body.heading(level as u8, Span::new(range.start, range.start + line.len()));
            }
            TagEnd::Item
            | TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => {
                self.close();
                self.containers.pop();
                self.quote_begins = false;
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) | TagEnd::Image => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            TagEnd::Link => self.end_link(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {
                self.inline(&range);
            }
            TagEnd::Paragraph
            | TagEnd::TableCell
            | TagEnd::List(_)
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::DefinitionList => self.close(),
        }
    }
}
