//! Markdown. pulldown-cmark parses it; the blocks keep the source positions that it reports.

mod blocks;
mod dollars;
mod extensions;
mod heading_links;
mod html;
mod labels;
mod links;
mod modules;
mod outline;
mod pictures;
mod reader;
#[cfg(test)]
mod tests;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use self::extensions::EXTENSIONS;
pub use self::heading_links::links_within;
pub use self::labels::{Label, labels};
pub use self::pictures::{Picture, pictures};
use self::reader::Reader;
use super::frontmatter::{self, Head};
use super::{BlockKind, Format, ParsedNote, assemble, comments, wikilinks};
use crate::text::Span;

pub(super) fn parse(source: &str) -> ParsedNote {
    parse_body(source, frontmatter::read(source, Format::Markdown))
}

/// Parses the body behind `head`.
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
        body.sync_points.clear();
    }
    comments::remove(source, &mut body.blocks, &mut body.headings, &mut body.links);
    assemble::note(source, Format::Markdown, head, body)
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.depth == 0 && blocks::stands_apart(self.source, range.start) {
            self.body.sync_points.push(Span::at(range.start).start);
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
