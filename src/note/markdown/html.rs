//! HTML in Markdown: the prose between its tags.

use std::ops::Range;

use super::reader::{Element, Reader};
use crate::note::{html, wikilinks};

/// Elements that stand within a line. All others begin a block and end one.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "font", "i", "img", "ins", "label", "mark",
    "q", "s", "small", "span", "strong", "sub", "sup", "u",
];

/// Characters by the names that HTML gives them; others are rare in names.
const ENTITIES: [(&str, &str); 7] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&nbsp;", "\u{a0}"),
];

impl Reader<'_> {
    /// Reads a block of HTML, each of its elements as a block of its own.
    pub(super) fn html(&mut self, range: Range<usize>) {
        let source = self.source;
        let mut at = self.behind_element(&range);
        while let Some(rest) = source.get(at..range.end).filter(|rest| !rest.is_empty()) {
            match markup(rest) {
                Some(Markup::Between { length }) => {
                    self.close();
                    at += length;
                }
                Some(Markup::Open { name }) => {
                    self.close();
                    self.leave_open(name, range.end);
                    return;
                }
                Some(Markup::Within { length }) => {
                    // Markup alone makes no block.
                    if self.open.is_some() {
                        self.barrier(at..at + length);
                    }
                    at += length;
                }
                None => {
                    let next = rest.char_indices().skip(1).find(|(_, char)| *char == '<');
                    let length = next.map_or(rest.len(), |(next, _)| next);
                    self.html_text(at..at + length);
                    at += length;
                }
            }
        }
        self.close();
    }

    /// Where the open element ends in a block of HTML, if one is open: all of the block is in it if not there.
    fn behind_element(&mut self, range: &Range<usize>) -> usize {
        let Some(element) = &self.element else { return range.start };
        let rest = self.source.get(range.clone()).unwrap_or_default();
        let Some(length) = element_length(rest, 0, &element.name) else { return range.end };
        self.element = None;
        range.start + length
    }

    /// Keeps an element open that its block leaves open, if something behind that ends it.
    fn leave_open(&mut self, name: String, end: usize) {
        self.is_left_open = true;
        if self.endless.contains(&name) {
            return;
        }
        let behind = self.source.get(end..).unwrap_or_default();
        if element_length(behind, 0, &name).is_some() {
            self.element = Some(Element { name, is_block: true });
        } else {
            self.endless.push(name);
        }
    }

    /// Handles a tag within a line. The content of a code element is masked.
    pub(super) fn inline_html(&mut self, range: Range<usize>) {
        if self.hidden > 0 {
            return;
        }
        self.barrier(range.clone());
        let tag = self.source.get(range).unwrap_or_default();
        let Some((name, is_closing)) = tag_name(tag) else { return };
        match &self.element {
            Some(element) if is_closing && element.name == name => self.element = None,
            None if !is_closing && !tag.ends_with("/>") && html::is_hidden(&name) => {
                self.element = Some(Element { name, is_block: false });
            }
            _ => {}
        }
    }

    /// Text between tags, line by line.
    fn html_text(&mut self, range: Range<usize>) {
        let source = self.source;
        let mut start = range.start;
        for line in source.get(range).unwrap_or_default().split_inclusive('\n') {
            let text = line.trim_end_matches(['\n', '\r']);
            let seen = text.trim_start_matches([' ', '\t', '>']);
            if text.trim().is_empty() {
                // A blank alone stands between two tags.
                if line.ends_with('\n') {
                    self.line_break(start);
                }
            } else {
                // Blanks that a line begins with are only layout; behind a tag they are not.
                let is_behind_tag = source.get(..start).is_some_and(|before| before.ends_with('>'));
                let from = if is_behind_tag { start } else { start + text.len() - seen.len() };
                self.html_line(from..start + text.len());
                if line.ends_with('\n') {
                    self.line_break(start + text.len());
                }
            }
            start += line.len();
        }
    }

    fn html_line(&mut self, range: Range<usize>) {
        let source = self.source;
        let text = source.get(range.clone()).unwrap_or_default();
        let mut done = 0;
        let mut links = wikilinks::find(text).into_iter().peekable();
        for (at, _) in text.char_indices().filter(|(_, char)| matches!(char, '&' | '[' | '!')) {
            let rest = text.get(at..).unwrap_or_default();
            let entity = ENTITIES.iter().find(|(name, _)| rest.starts_with(name));
            let link = links.next_if(|link| link.start == at);
            let end = match (entity, &link) {
                _ if at < done => continue,
                (Some((name, _)), _) => at + name.len(),
                (_, Some(link)) => link.end,
                _ => continue,
            };
            self.text(text.get(done..at).unwrap_or_default(), range.start + done..range.start + at);
            match entity {
                Some((_, meant)) => self.text(meant, range.start + at..range.start + end),
                None => self.barrier(range.start + at..range.start + end),
            }
            done = end;
        }
        self.text(text.get(done..).unwrap_or_default(), range.start + done..range.end);
    }
}

/// What is no text.
enum Markup {
    /// A tag or comment at which a block ends, with what of its element is hidden.
    Between { length: usize },
    /// The same within a line.
    Within { length: usize },
    /// An element without prose that does not end.
    Open { name: String },
}

/// The markup that `rest` begins with.
fn markup(rest: &str) -> Option<Markup> {
    let upto = |end: &str| rest.find(end).map_or(rest.len(), |at| at + end.len());
    if rest.starts_with("<!--") {
        return Some(Markup::Within { length: upto("-->") });
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        return Some(Markup::Between { length: upto(">") });
    }
    let (name, is_closing) = tag_name(rest)?;
    let tag = tag_length(rest)?;
    let is_hidden = !is_closing && html::is_hidden(&name) && !rest.get(..tag)?.ends_with("/>");
    let length = if is_hidden { element_length(rest, tag, &name) } else { Some(tag) };
    let is_inline = INLINE.contains(&name.as_str()) || html::is_code(&name);
    Some(match length {
        Some(length) if is_inline => Markup::Within { length },
        Some(length) => Markup::Between { length },
        None => Markup::Open { name },
    })
}

/// The name, in small letters, of the element whose tag `rest` begins with, and whether the tag ends it.
fn tag_name(rest: &str) -> Option<(String, bool)> {
    let inner = rest.strip_prefix('<')?;
    let name = inner.trim_start_matches('/');
    let end = name.find(|char: char| !char.is_ascii_alphanumeric() && char != '-').unwrap_or(name.len());
    let name = name.get(..end).filter(|name| name.starts_with(|char: char| char.is_ascii_alphabetic()))?;
    Some((name.to_ascii_lowercase(), inner.starts_with('/')))
}

/// How long the tag is that `rest` begins with; a `>` between quotes does not end it, nor does that of an arrow (`=>`) in the
/// code of an attribute.
fn tag_length(rest: &str) -> Option<usize> {
    let (mut quote, mut before) = (None, ' ');
    for (at, char) in rest.char_indices() {
        match (quote, char) {
            (None, '"' | '\'') => quote = Some(char),
            (Some(open), _) if open == char => quote = None,
            (None, '>') if before != '=' => return Some(at + 1),
            _ => {}
        }
        before = char;
    }
    None
}

/// How long the element is whose first tag has `tag` bytes, if something ends it.
fn element_length(rest: &str, tag: usize, name: &str) -> Option<usize> {
    let end = format!("</{name}");
    let inner = rest.get(tag..).unwrap_or_default();
    let close = inner.char_indices().filter(|(_, char)| *char == '<').map(|(at, _)| at);
    let is_end = |at: &usize| inner.get(*at..*at + end.len()).is_some_and(|text| text.eq_ignore_ascii_case(&end));
    let at = close.into_iter().find(is_end)?;
    Some(tag + at + inner.get(at..).and_then(|rest| rest.find('>')).map_or(end.len(), |end| end + 1))
}
