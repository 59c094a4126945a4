//! HTML pages: the text between tags.

mod tags;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::definitions::is_cast_key;
use super::frontmatter;
use super::inline::LONGEST;
use super::masked_blocks::{self, Blocks};
use super::{BlockKind, Format, Origin, ParsedNote, Property, Value, assemble, character_references};
use crate::text::{Span, first_bytes};
use tags::{Kind, Tag};

/// What a page says of itself, besides who has to do with it.
const OWN_KEYS: [&str; 9] =
    ["description", "date", "type", "alias", "aliases", "tags", "whoswho", "whoswho_ignore", "article:published_time"];

/// What is no prose, and how it ends.
const INSTRUCTIONS: [(&str, &str); 3] = [("<?", "?>"), ("<%", "%>"), ("<![CDATA[", "]]>")];
/// Places that templates fill in.
const PLACEHOLDERS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];

pub(super) fn parse(source: &str) -> ParsedNote {
    let mut head = frontmatter::read(source, Format::Html);
    let mut reader = Reader::new(Blocks::new(source), head.body..source.len());
    reader.read();
    head.properties.append(&mut reader.properties);
    assemble::note(source, Format::Html, head, reader.blocks.finish())
}

/// Reads HTML within a note of another format into blocks of its own. Returns the properties in its comments.
pub(super) fn write(blocks: &mut Blocks<'_>, range: Range<usize>) -> Vec<Property> {
    blocks.close();
    let outer = Blocks::new(blocks.source);
    let mut reader = Reader::new(std::mem::replace(blocks, outer), range);
    reader.read();
    reader.blocks.close();
    *blocks = reader.blocks;
    reader.properties
}

/// Whether an element of this lower-case name has no prose.
pub(super) fn is_hidden(name: &str) -> bool {
    matches!(tags::kind(name), Kind::Hidden | Kind::Code | Kind::Head)
}

/// Whether an element of this lower-case name is inline code.
pub(super) fn is_code(name: &str) -> bool {
    tags::kind(name) == Kind::Code
}

struct Reader<'a> {
    source: &'a str,
    /// What is read, in small letters, and where it begins in the source.
    lower: String,
    start: usize,
    blocks: Blocks<'a>,
    properties: Vec<Property>,
    at: usize,
    end: usize,
    /// The level of the open heading, and where it begins.
    heading: Option<(u8, usize)>,
    /// Where the tag of the open link begins and ends, and where the link leads.
    link: Option<(usize, usize, String)>,
    in_head: bool,
    /// Elements without prose that nothing ends from here on.
    endless: Vec<String>,
}

impl<'a> Reader<'a> {
    fn new(blocks: Blocks<'a>, range: Range<usize>) -> Self {
        let source = blocks.source;
        Self {
            source,
            lower: source.get(range.clone()).unwrap_or_default().to_ascii_lowercase(),
            start: range.start,
            blocks,
            properties: Vec::new(),
            at: range.start,
            end: range.end,
            heading: None,
            link: None,
            in_head: false,
            endless: Vec::new(),
        }
    }

    fn read(&mut self) {
        while self.at < self.end {
            self.next();
        }
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..self.end).unwrap_or_default()
    }

    fn next(&mut self) {
        let rest = self.rest();
        let markup = rest.starts_with('<').then(|| self.markup(rest)).flatten();
        match markup {
            Some(length) => self.at += length,
            None => {
                let next = rest.char_indices().skip(1).find(|(_, char)| *char == '<');
                let length = next.map_or(rest.len(), |(next, _)| next);
                if !self.in_head {
                    self.text(length);
                }
                self.at += length;
            }
        }
    }

    /// Text between tags, with the characters that have names in it.
    fn text(&mut self, length: usize) {
        let text = self.rest().get(..length).unwrap_or_default();
        let mut done = 0;
        for (at, mark) in text.match_indices(['&', '{']) {
            if at < done {
                continue;
            }
            if mark == "{" {
                if let Some(length) = text.get(at..).and_then(placeholder) {
                    self.blocks.text(self.at + done..self.at + at);
                    self.blocks.barrier(self.at + at..self.at + at + length);
                    done = at + length;
                }
            } else if let Some((seen, length)) = text.get(at..).and_then(character_references::read) {
                self.blocks.text(self.at + done..self.at + at);
                self.blocks.other(self.at + at..self.at + at + length, &seen);
                done = at + length;
            }
        }
        self.blocks.text(self.at + done..self.at + length);
    }

    /// How long the markup is that comes. What is none is text.
    fn markup(&mut self, rest: &'a str) -> Option<usize> {
        if let Some(inner) = rest.strip_prefix("<!--") {
            let end = self.end_of("-->", "-->")? - self.at;
            let comment = Span::new(self.at + rest.len() - inner.len(), (self.at + end).saturating_sub("-->".len()));
            self.properties.extend(frontmatter::comment_property(self.source, comment));
            self.blocks.cover(self.at..self.at + end);
            return Some(end);
        }
        // What a program puts together where the page is made.
        if let Some((_, end)) = INSTRUCTIONS.iter().find(|(start, _)| rest.starts_with(start))
            && let Some(end) = self.end_of(end, end)
        {
            self.blocks.barrier(self.at..end);
            return Some(end - self.at);
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return tags::near(rest).find('>').map(|end| end + 1);
        }
        let tag = tags::read(rest)?;
        let length = tag.length;
        let kind = tags::kind(&tag.name);
        match kind {
            Kind::Hidden | Kind::Code if !tag.is_closing && !tag.is_empty => {
                if let Some(end) = self.end_of(&format!("</{}", tag.name), ">") {
                    if kind == Kind::Hidden {
                        self.blocks.close();
                    } else {
                        self.blocks.barrier(self.at..end);
                    }
                    return Some(end - self.at);
                }
            }
            Kind::Hidden | Kind::Code => {}
            Kind::Head => self.in_head = !tag.is_closing,
            Kind::Title if !tag.is_closing => {
                let end = self.end_of("</title", ">")?;
                self.title(length, end);
                return Some(end - self.at);
            }
            Kind::Meta => self.meta(rest, &tag),
            Kind::Link => self.anchor(rest, &tag),
            Kind::Within => self.blocks.cover(self.at..self.at + length),
            Kind::Picture => self.blocks.barrier(self.at..self.at + length),
            Kind::Break => self.blocks.line_break(self.at),
            Kind::Heading(level) => self.heading(level, &tag),
            Kind::Body => {
                self.in_head = false;
                self.blocks.close();
            }
            Kind::Title | Kind::Block => self.block(BlockKind::Paragraph, &tag),
            Kind::Item => self.block(BlockKind::Item, &tag),
            Kind::Cell => self.block(BlockKind::Cell, &tag),
        }
        Some(length)
    }

    /// Where what begins here ends: behind the first `then` from the first `end` on.
    fn end_of(&mut self, end: &str, then: &str) -> Option<usize> {
        if self.endless.iter().any(|own| own == end) {
            return None;
        }
        let rest = self.lower.get(self.at.checked_sub(self.start)?..)?;
        let found = rest.find(end).and_then(|at| Some(self.at + at + rest.get(at..)?.find(then)? + then.len()));
        if found.is_none() {
            self.endless.push(end.to_owned());
        }
        found
    }

    fn block(&mut self, kind: BlockKind, tag: &Tag) {
        // A paragraph in an item is the item's.
        let is_inner =
            kind == BlockKind::Paragraph && !tag.is_closing && self.blocks.kind().is_some() && !self.blocks.shows();
        if is_inner {
            return;
        }
        self.blocks.close();
        if kind != BlockKind::Paragraph && !tag.is_closing {
            self.blocks.open(kind);
        }
    }

    fn heading(&mut self, level: u8, tag: &Tag) {
        self.blocks.close();
        if !tag.is_closing {
            self.heading = Some((level, self.at));
            self.blocks.open(BlockKind::Heading(level));
        } else if let Some((level, start)) = self.heading.take() {
            self.blocks.body.heading(level, Span::new(start, self.at + tag.length));
        }
    }

    /// The tags of `<a href="note.html">text</a>`.
    fn anchor(&mut self, rest: &str, tag: &Tag) {
        self.blocks.barrier(self.at..self.at + tag.length);
        if !tag.is_closing {
            let href = tags::attribute(rest, tag, "href").and_then(|place| rest.get(place));
            self.link = href.map(|href| (self.at, self.at + tag.length, decoded(href)));
        } else if let Some((start, from, target)) = self.link.take() {
            let link = masked_blocks::link(self.source, start..self.at + tag.length, &target, from..self.at);
            self.blocks.body.links.extend(link);
        }
    }

    fn title(&mut self, length: usize, end: usize) {
        let from = self.at + length;
        let inner = self.source.get(from..end).unwrap_or_default();
        let inner = inner.rsplit_once('<').map_or(inner, |(text, _)| text);
        self.push("title", from, inner, Span::new(self.at, end));
    }

    /// `<meta name="author" content="Ann Smith">`
    fn meta(&mut self, rest: &str, tag: &Tag) {
        let of = |name: &str| tags::attribute(rest, tag, name);
        let Some(name) = of("name").or_else(|| of("property")).and_then(|place| rest.get(place)) else { return };
        let Some(content) = of("content") else { return };
        let name = name.to_ascii_lowercase();
        if is_cast_key(&name) || OWN_KEYS.contains(&name.as_str()) {
            let key = if name == "article:published_time" { "date" } else { &name };
            let span = Span::new(self.at, self.at + tag.length);
            self.push(key, self.at + content.start, rest.get(content).unwrap_or_default(), span);
        }
    }

    fn push(&mut self, key: &str, start: usize, value: &str, span: Span) {
        let from = start + value.len() - value.trim_start().len();
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let place = Span::new(from, from + value.len());
        let property = match value.contains('&') {
            true => {
                let values = vec![Value { text: decoded(value), span: place }];
                Property { key: key.to_owned(), span, values, origin: Origin::Frontmatter }
            }
            false => frontmatter::property(self.source, key, place, span),
        };
        self.properties.push(property);
    }
}

/// How long the place is that a text begins with which a template fills in.
fn placeholder(text: &str) -> Option<usize> {
    let (start, end) = PLACEHOLDERS.iter().find(|(start, _)| text.starts_with(start))?;
    let inner = first_bytes(text, LONGEST).get(start.len()..)?;
    inner.find(end).map(|at| start.len() + at + end.len())
}

/// A text with the characters that have names in it.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let (seen, length) = character_references::read(from).unwrap_or(("&".to_owned(), 1));
        out.push_str(&seen);
        rest = from.get(length..).unwrap_or_default();
    }
    out + rest
}
