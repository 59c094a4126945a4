//! Org mode: headings, lists, tables, drawers, source blocks and links. Everything else is paragraphs.

mod emphasis;
mod spans;
mod targets;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::assemble;
use super::lines::lines;
use super::plain::Writer;
use super::{BlockKind, Format, Link, LinkKind, ParsedNote, frontmatter};
use crate::text::{Span, first_bytes, starts_with_ignoring_case};

pub(super) fn parse(source: &str) -> ParsedNote {
    let head = frontmatter::read(source, Format::Org);
    let ends = lines(source, head.body).filter_map(|(range, line)| Some((range.start, closes(line.trim())?))).collect();
    let writer = Writer::of_format(source, read_link, emphasis::write);
    let mut reader = Reader { source, writer, ends, until: None, says: false, formula: 0 };
    for (range, line) in lines(source, 0).take_while(|(range, _)| range.start < head.body) {
        reader.title(&range, line);
    }
    for (range, line) in lines(source, head.body) {
        reader.line(range, line);
    }
    let mut body = reader.writer.finish();
    targets::hide(source, &mut body);
    spans::hide(source, &mut body.blocks);
    assemble::note(source, Format::Org, head, body)
}

/// How many ends are looked at for the right one; the bound keeps the time linear.
const NEAR: usize = 16;

/// A formula on lines of its own has no more bytes.
const LONGEST_FORMULA: usize = 1 << 14;
/// How formulas begin that may go over several lines, and end.
const FORMULAS: [(&str, &str); 3] = [("\\[", "\\]"), ("$$", "$$"), ("\\(", "\\)")];

/// What ends a stretch of lines that are no prose.
#[derive(Clone, PartialEq)]
enum End {
    /// `:END:`, or a heading, which no drawer holds.
    Drawer,
    /// `#+end_…`, and of what, in small letters: a block may show another one.
    Block(String),
    /// `#+end:`, of what a program has put there.
    Dynamic,
}

struct Reader<'a> {
    source: &'a str,
    writer: Writer<'a>,
    /// Where the lines are that end something, in source order.
    ends: Vec<(usize, End)>,
    until: Option<End>,
    /// Whether the drawer that is open is one of properties.
    says: bool,
    /// Where the last formula on lines of its own ends.
    formula: usize,
}

impl Reader<'_> {
    fn line(&mut self, range: Range<usize>, line: &str) {
        let text = line.trim();
        if range.start < self.formula {
            return;
        }
        if let Some(end) = &self.until {
            let is_drawer = *end == End::Drawer;
            let over = closes(text).is_some_and(|own| own == *end);
            let broken = is_drawer && heading_level(line).is_some();
            if over || broken {
                self.until = None;
            } else if is_drawer && self.says {
                self.writer.body.properties.extend(frontmatter::heading_property(self.source, &range));
            }
            if !broken {
                return;
            }
        }
        let start = range.end - line.trim_start().len();
        if let Some(level) = heading_level(line) {
            self.heading(level, range, line);
        } else if let Some(until) = opens(text).filter(|until| self.is_closed(until, range.end)) {
            self.writer.close();
            self.until = Some(until);
            self.says = text.eq_ignore_ascii_case(":properties:");
        } else if text.is_empty() || is_keyword(text) {
            self.writer.close();
            self.title(&range, line);
        } else if let Some(end) = self.formula(start, text) {
            self.writer.close();
            self.formula = end;
        } else if text.starts_with('|') {
            self.row(start, text);
        } else if let Some(marker) = item_marker(text) {
            self.writer.close();
            self.writer.line(BlockKind::Item, start + marker..range.end);
        } else {
            self.writer.line(BlockKind::Paragraph, start..range.end);
        }
    }

    /// What a line says to Org of which a reader sees the text: `#+CAPTION: The harbour of Ann Smith`. A title is
    /// what the note is called: its words have capitals for that.
    fn title(&mut self, range: &Range<usize>, line: &str) {
        const SEEN: [&str; 1] = ["caption"];
        let Some((key, value)) = line.trim().strip_prefix("#+").and_then(|rest| rest.split_once(':')) else { return };
        // `#+CAPTION[short]: long`
        let key = key.split('[').next().unwrap_or_default();
        if SEEN.iter().any(|seen| key.eq_ignore_ascii_case(seen)) {
            let end = range.start + line.trim_end().len();
            self.writer.close();
            self.writer.line(BlockKind::Paragraph, end - value.trim().len()..end);
            self.writer.close();
        }
    }

    /// Whether what is open at `from` ends at all. Something that does not must not hide the rest of the note.
    fn is_closed(&self, end: &End, from: usize) -> bool {
        let next = self.ends.partition_point(|(at, _)| *at < from);
        self.ends.iter().skip(next).take(NEAR).any(|(_, other)| other == end)
    }

    /// Where the formula ends that begins a line and goes on in the next: `\[`, `\begin{align}`.
    fn formula(&self, start: usize, text: &str) -> Option<usize> {
        let rest = first_bytes(self.source.get(start..)?, LONGEST_FORMULA);
        let environment = || {
            let (name, _) = text.strip_prefix("\\begin{")?.split_once('}')?;
            let end = format!("\\end{{{name}}}");
            Some(rest.find(&end)? + end.len())
        };
        let of_marks = || {
            let (open, close) = FORMULAS.iter().find(|(open, _)| text.starts_with(open))?;
            let end = rest.get(open.len()..)?.find(close)? + open.len() + close.len();
            // No formula goes over an empty line, and what ends in its line is a part of that.
            (end > text.len() && !has_empty_line(rest.get(..end)?)).then_some(end)
        };
        environment().or_else(of_marks).map(|end| start + end)
    }

    /// `** TODO [#A] Title :tag:`
    fn heading(&mut self, level: u8, range: Range<usize>, line: &str) {
        let text = line.trim_start_matches('*').trim_start();
        let text = ["TODO ", "DONE "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim_start();
        let text = match text.strip_prefix("[#").and_then(|rest| rest.split_once(']')) {
            Some((priority, rest)) if priority.len() == 1 => rest.trim_start(),
            _ => text,
        };
        let start = range.end - text.len();
        let end = start + without_tags(text).len();
        self.writer.close();
        self.writer.line(BlockKind::Heading(level), start..end);
        self.writer.close();
        self.writer.body.heading(level, Span::new(range.start, range.start + line.trim_end().len()));
    }

    fn row(&mut self, start: usize, text: &str) {
        self.writer.close();
        if text.starts_with("|-") {
            return;
        }
        let mut at = start;
        for cell in text.split('|') {
            let from = at + cell.len() - cell.trim_start().len();
            self.writer.line(BlockKind::Cell, from..at + cell.len());
            self.writer.close();
            at += cell.len() + 1;
        }
    }
}

fn has_empty_line(text: &str) -> bool {
    lines(text, 0).any(|(_, line)| line.trim().is_empty())
}

fn heading_level(line: &str) -> Option<u8> {
    let stars = line.bytes().take_while(|byte| *byte == b'*').count();
    let is_heading = stars > 0 && line.get(stars..).is_some_and(|rest| rest.starts_with([' ', '\t']));
    is_heading.then(|| u8::try_from(stars).unwrap_or(6).min(6))
}

/// A heading's text without the `:tags:` at its end.
fn without_tags(text: &str) -> &str {
    let is_tags = |word: &str| {
        word.len() > 2
            && word.starts_with(':')
            && word.ends_with(':')
            && word.chars().all(|char| char.is_alphanumeric() || matches!(char, ':' | '_' | '@' | '#' | '%'))
    };
    match text.trim_end().rsplit_once([' ', '\t']) {
        Some((title, tags)) if is_tags(tags) => title.trim_end(),
        _ => text.trim_end(),
    }
}

/// What a line is the end of.
fn closes(text: &str) -> Option<End> {
    if text.eq_ignore_ascii_case(":end:") {
        return Some(End::Drawer);
    }
    if starts_with_ignoring_case(text, "#+end:") {
        return Some(End::Dynamic);
    }
    starts_with_ignoring_case(text, "#+end_").then(|| End::Block(block_name(text)))
}

/// Of what a line is the beginning or the end: `#+BEGIN_SRC rust`.
fn block_name(text: &str) -> String {
    let name = text.split_once('_').map_or("", |(_, name)| name);
    name.split_whitespace().next().unwrap_or_default().to_ascii_lowercase()
}

/// What ends the stretch without prose that this line opens.
fn opens(text: &str) -> Option<End> {
    const PROSE: [&str; 4] = ["#+begin_quote", "#+begin_verse", "#+begin_center", "#+begin_abstract"];
    if starts_with_ignoring_case(text, "#+begin_") {
        return (!PROSE.iter().any(|prose| starts_with_ignoring_case(text, prose)))
            .then(|| End::Block(block_name(text)));
    }
    if starts_with_ignoring_case(text, "#+begin:") {
        return Some(End::Dynamic);
    }
    let name = text.strip_prefix(':')?.strip_suffix(':')?;
    let is_name = !name.is_empty() && name.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '-'));
    (is_name && !name.eq_ignore_ascii_case("end")).then_some(End::Drawer)
}

/// Whether a line says something to Org itself.
fn is_keyword(text: &str) -> bool {
    let times = ["SCHEDULED:", "DEADLINE:", "CLOSED:", "CLOCK:"];
    text.starts_with("#+")
        || text.starts_with("%%(")
        || matches!(text, "#" | ":" | ":END:" | ":end:")
        || text.starts_with("# ")
        || text.starts_with(": ")
        || times.iter().any(|word| text.starts_with(word))
        || (text.len() > 4 && text.bytes().all(|byte| byte == b'-'))
}

/// The length of a list item's `- `, `+ `, `1. ` or `1) `, and of the box behind it.
fn item_marker(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match digits {
        0 => text.strip_prefix(['-', '+'])?,
        _ => text.get(digits..)?.strip_prefix(['.', ')'])?,
    };
    let rest = rest.strip_prefix(' ')?.trim_start();
    let rest = ["[ ] ", "[X] ", "[-] "].iter().find_map(|task| rest.strip_prefix(task)).unwrap_or(rest);
    Some(text.len() - rest.len())
}

/// Reads `[[target][shown]]` at `span`. A link to the web keeps its text and gets no target. One by an identifier,
/// `[[id:4f2a][Ann]]`, names an entity by its text, as a Markdown link does.
fn read_link(source: &str, span: Span) -> Option<Link> {
    let inner =
        span.text(source).strip_prefix('!').unwrap_or(span.text(source)).strip_prefix("[[")?.strip_suffix("]]")?;
    let inner_start = span.end as usize - 2 - inner.len();
    let (path, shown) = match inner.split_once("][") {
        Some((path, _)) => (path, Some(Span::new(inner_start + path.len() + 2, span.end as usize - 2))),
        None => (inner, None),
    };
    let local = path.strip_prefix("file:").unwrap_or(path);
    let start = inner_start + path.len() - local.len();
    let is_web = local.contains("://") || local.starts_with("mailto:");
    let (target, part) = match local.split_once("::") {
        _ if is_web => ("", None),
        Some((target, part)) => (target, Some(part)),
        None if local.starts_with('*') => ("", Some(local)),
        None => (local, None),
    };
    let part = part.map(|part| part.trim_start_matches('*').trim_start()).filter(|part| !part.is_empty());
    let part_start = start + local.len() - part.map_or(0, str::len);
    let shown = shown.filter(|shown| !shown.is_empty());
    let by_id = shown.filter(|_| target.starts_with("id:"));
    Some(Link {
        kind: if by_id.is_some() { LinkKind::Markdown } else { LinkKind::Wiki },
        span,
        name: by_id.unwrap_or(Span::new(start, start + target.len())),
        target: target.to_owned(),
        part: part.map(str::to_owned),
        part_span: part.map(|part| Span::new(part_start, part_start + part.len())),
        shown,
        embed: false,
        property: None,
    })
}
