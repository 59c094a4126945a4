//! The prose in blocks of HTML: what stands between their tags.

use std::ops::Range;

use super::super::wikilinks;
use super::Reader;

/// Elements whose content is no prose.
const HIDDEN: [&str; 11] =
    ["script", "style", "pre", "code", "textarea", "template", "svg", "math", "iframe", "head", "kbd"];

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
        let mut at = range.start;
        while let Some(rest) = source.get(at..range.end).filter(|rest| !rest.is_empty()) {
            match markup(rest) {
                Some(Markup::Between { length }) => {
                    self.close();
                    at += length;
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
    let inner = rest.strip_prefix('<')?;
    let is_closing = inner.starts_with('/');
    let name = inner.trim_start_matches('/');
    let name: String = name.chars().take_while(|char| char.is_ascii_alphanumeric() || *char == '-').collect();
    if !name.starts_with(|char: char| char.is_ascii_alphabetic()) {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let tag = tag_length(rest)?;
    let is_hidden = !is_closing && HIDDEN.contains(&name.as_str()) && !rest.get(..tag)?.ends_with("/>");
    let length = if is_hidden { element_length(rest, tag, &name) } else { tag };
    let is_inline = INLINE.contains(&name.as_str()) || matches!(name.as_str(), "code" | "kbd");
    Some(if is_inline { Markup::Within { length } } else { Markup::Between { length } })
}

/// How long the tag is that `rest` begins with; a `>` between quotes does not end it.
fn tag_length(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, char) in rest.char_indices() {
        match (quote, char) {
            (None, '"' | '\'') => quote = Some(char),
            (Some(open), _) if open == char => quote = None,
            (None, '>') => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// How long the element is whose first tag has `tag` bytes; all of the rest if nothing ends it.
fn element_length(rest: &str, tag: usize, name: &str) -> usize {
    let end = format!("</{name}");
    let inner = rest.get(tag..).unwrap_or_default();
    let close = inner.char_indices().filter(|(_, char)| *char == '<').map(|(at, _)| at);
    let is_end = |at: &usize| inner.get(*at..*at + end.len()).is_some_and(|text| text.eq_ignore_ascii_case(&end));
    match close.into_iter().find(is_end) {
        Some(at) => tag + at + inner.get(at..).and_then(|rest| rest.find('>')).map_or(end.len(), |end| end + 1),
        None => rest.len(),
    }
}
