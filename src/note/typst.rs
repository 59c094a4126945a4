//! Typst: text with code in it, which begins with `#`; in code, text stands in square brackets.

mod document;
#[cfg(test)]
mod tests;

use super::blocks::{self, Blocks};
use super::inline::floor;
use super::{BlockKind, Format, ParsedNote, Property, assemble, frontmatter};
use crate::text::Span;

/// So many bytes behind its beginning the end of a formula is looked for; the bound keeps the time linear.
const LONGEST: usize = 4000;

/// Functions whose text is a part of the sentence.
const WITHIN: [&str; 14] = [
    "emph",
    "strong",
    "text",
    "underline",
    "smallcaps",
    "upper",
    "lower",
    "highlight",
    "strike",
    "overline",
    "sub",
    "super",
    "box",
    "quote",
];
/// Words that begin a statement, which goes to the end of its line.
const STATEMENTS: [&str; 8] = ["let", "set", "show", "import", "include", "return", "break", "continue"];
/// Words that begin a condition or a loop.
const BRANCHES: [&str; 4] = ["if", "for", "while", "else"];

pub(super) fn parse(source: &str) -> ParsedNote {
    let mut head = frontmatter::read(source, Format::Typst);
    let mut reader = Reader {
        source,
        blocks: Blocks::new(source),
        properties: Vec::new(),
        at: head.body,
        done: head.body,
        frames: Vec::new(),
        heading: None,
        last_raw: source.rfind("```").unwrap_or_default(),
        last_comment: source.rfind("*/").unwrap_or_default(),
    };
    while reader.at < source.len() {
        let is_markup = !matches!(reader.frames.last(), Some(Frame::Code(_)));
        let is_taken = if is_markup { reader.markup() } else { reader.code() };
        if !is_taken {
            reader.at += reader.rest().chars().next().map_or(1, char::len_utf8);
        }
    }
    reader.close();
    reader.end_heading();
    reader.properties.sort_by_key(|property| property.span.start);
    head.properties.append(&mut reader.properties);
    assemble::note(source, Format::Typst, head, reader.blocks.finish())
}

/// What is open around a place.
enum Frame {
    /// Code, up to this sign; a statement ends with its line.
    Code(char),
    /// Text in brackets that is a part of the sentence.
    Within,
    /// Text in brackets that stands by itself in the sentence; of a link where the whole begins, its text, and where it leads.
    Apart(Option<(usize, usize, String)>),
    /// Text in brackets in code: a block of its own.
    Block,
}

struct Reader<'a> {
    source: &'a str,
    blocks: Blocks<'a>,
    properties: Vec<Property>,
    at: usize,
    /// Where text begins that has not been given to the block yet.
    done: usize,
    frames: Vec<Frame>,
    /// The level of the open heading, and where it begins.
    heading: Option<(u8, usize)>,
    /// Where the last marks stand that end raw text and comments.
    last_raw: usize,
    last_comment: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn before(&self) -> Option<char> {
        self.source.get(..self.at)?.chars().next_back()
    }

    fn flush(&mut self) {
        if self.done < self.at {
            self.blocks.text(self.done..self.at);
        }
        self.done = self.at;
    }

    fn jump(&mut self, length: usize) {
        self.at += length;
        self.done = self.at;
    }

    fn pass(&mut self, length: usize) {
        self.flush();
        self.blocks.cover(self.at..self.at + length);
        self.jump(length);
    }

    fn barrier(&mut self, length: usize) {
        self.flush();
        self.blocks.barrier(self.at..self.at + length);
        self.jump(length);
    }

    fn close(&mut self) {
        self.flush();
        self.blocks.close();
    }

    fn end_heading(&mut self) {
        if let Some((level, start)) = self.heading.take() {
            let end = start + self.source.get(start..self.at).unwrap_or_default().trim_end().len();
            self.blocks.body.heading(level, Span::new(start, end));
        }
    }

    /// Takes what is no text where text is expected.
    fn markup(&mut self) -> bool {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return false };
        if self.begins_line() && self.line_mark() {
            return true;
        }
        match first {
            '\n' => return self.line_end(),
            '/' if self.comment() => {}
            '`' => self.raw(),
            '$' => return self.formula(),
            '#' => return self.hash(),
            ']' if !self.frames.is_empty() => self.closing_bracket(),
            '*' | '_' => {
                let is_letter = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
                if is_letter(self.before()) && is_letter(rest.chars().nth(1)) {
                    return false;
                }
                self.pass(1);
            }
            '\\' => {
                if rest.get(1..2).is_none_or(|next| next.trim().is_empty()) {
                    self.pass(1);
                } else {
                    self.pass(1);
                    self.at += self.rest().chars().next().map_or(0, char::len_utf8);
                }
            }
            '~' => self.other(1, "\u{a0}"),
            '-' if rest.starts_with("---") => self.other(3, "—"),
            '-' if rest.starts_with("--") => self.other(2, "–"),
            '<' => match label(rest) {
                Some(length) => {
                    self.flush();
                    self.jump(length);
                }
                None => return false,
            },
            '@' if !self.before().is_some_and(char::is_alphanumeric) => self.barrier(reference(rest)),
            ':' if rest.starts_with("://") => {
                let length = rest.find(|char: char| char.is_whitespace() || char == ']').unwrap_or(rest.len());
                self.at += length;
            }
            _ => return false,
        }
        true
    }

    fn other(&mut self, length: usize, seen: &str) {
        self.flush();
        self.blocks.other(self.at..self.at + length, seen);
        self.jump(length);
    }

    fn begins_line(&self) -> bool {
        let before = self.source.get(..self.at).unwrap_or_default();
        before.ends_with('\n') || self.at == 0
    }

    /// What stands at the beginning of a line: `= Title`, `- item`, `+ item`, `/ term: what it means`.
    fn line_mark(&mut self) -> bool {
        let line = self.rest().split('\n').next().unwrap_or_default();
        let text = line.trim_start_matches([' ', '\t']);
        let indent = line.len() - text.len();
        let marks = text.bytes().take_while(|byte| *byte == b'=').count();
        if marks > 0 && text.get(marks..).is_some_and(|rest| rest.starts_with(' ')) {
            self.close();
            let level = u8::try_from(marks).unwrap_or(6).min(6);
            self.heading = Some((level, self.at + indent));
            self.blocks.open(BlockKind::Heading(level));
            self.jump(indent + marks);
            return true;
        }
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let is_number = digits > 0 && text.get(digits..).is_some_and(|rest| rest.starts_with(". "));
        let mark = match text.get(..2) {
            Some("- " | "+ " | "/ ") => 2,
            _ if is_number => digits + 2,
            _ => return false,
        };
        self.close();
        self.blocks.open(BlockKind::Item);
        self.jump(indent + mark);
        true
    }

    fn line_end(&mut self) -> bool {
        let behind = self.rest().get(1..).unwrap_or_default();
        let blank = behind.split('\n').next().unwrap_or_default();
        let is_empty = blank.trim().is_empty() && blank.len() < behind.len();
        if self.heading.is_some() || is_empty {
            self.close();
            self.end_heading();
            self.jump(1);
            return true;
        }
        false
    }

    /// A comment, to the end of its line or to its end.
    fn comment(&mut self) -> bool {
        let rest = self.rest();
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") && self.last_comment > self.at {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else {
            return false;
        };
        let inner = rest.get(2..length).unwrap_or_default();
        let text = inner.trim_end_matches("*/");
        let comment = Span::new(self.at + 2, self.at + 2 + text.len());
        self.properties.extend(frontmatter::of_comment(self.source, comment));
        let before = self.source.get(self.done..self.at).unwrap_or_default();
        let blanks = if length > 0 && rest.starts_with("//") { before.len() - before.trim_end().len() } else { 0 };
        self.at -= blanks;
        self.flush();
        self.jump(blanks + length);
        true
    }

    fn raw(&mut self) {
        let rest = self.rest();
        let count = rest.bytes().take_while(|byte| *byte == b'`').count();
        let marks = rest.get(..count).unwrap_or_default();
        let inner = rest.get(count..).unwrap_or_default();
        let end = match count {
            1 => floor(inner, LONGEST).find('`'),
            2 => Some(0).filter(|_| false),
            _ if self.last_raw >= self.at + count => inner.find(marks),
            _ => None,
        };
        match end {
            Some(end) => self.barrier(count + end + count),
            None => self.pass(count),
        }
    }

    fn formula(&mut self) -> bool {
        let inner = floor(self.rest().get(1..).unwrap_or_default(), LONGEST);
        let mut ends = inner.match_indices('$').map(|(at, _)| at);
        let end = ends.find(|at| !inner.get(..*at).is_some_and(|before| before.ends_with('\\')));
        if let Some(end) = end {
            self.barrier(end + 2);
        }
        end.is_some()
    }

    /// `#` begins code: a statement, a call, or a value.
    fn hash(&mut self) -> bool {
        let inner = self.rest().get(1..).unwrap_or_default();
        let name = inner
            .split(|char: char| !(char.is_alphanumeric() || matches!(char, '_' | '-' | '.')))
            .next()
            .unwrap_or_default();
        let name = name.trim_end_matches('.');
        if STATEMENTS.contains(&name) {
            self.close();
            let start = self.at;
            self.jump(1 + name.len());
            if matches!(name, "set" | "show") {
                self.properties.extend(document::properties(self.source, start));
            }
            self.frames.push(Frame::Code('\n'));
            return true;
        }
        if BRANCHES.contains(&name) {
            self.close();
            let line = inner.split('\n').next().unwrap_or_default();
            let open = line.find(['[', '{']).unwrap_or(line.len());
            self.jump(1 + open);
            if !self.content(Frame::Block) {
                self.group();
            }
            return true;
        }
        if !inner.starts_with(|char: char| char.is_alphabetic() || matches!(char, '(' | '{' | '[' | '"' | '_')) {
            return false;
        }
        let start = self.at;
        let is_within = name.is_empty() || WITHIN.contains(&name);
        let behind = inner.get(name.len()..).unwrap_or_default();
        // Text in quotes that is all a call is given: `#emph("Ann Smith")`.
        if let Some(length) = sole_string(behind).filter(|_| is_within && !name.is_empty()) {
            self.pass(1 + name.len() + 2);
            self.at += length;
            self.pass(2);
            return true;
        }
        match is_within && behind.starts_with('[') {
            true => self.pass(1 + name.len()),
            false => self.barrier(1 + name.len()),
        }
        if self.rest().starts_with('"') {
            let length = string(self.rest());
            self.barrier(length);
        }
        let target =
            (name == "link").then(|| self.rest().strip_prefix("(\"").and_then(|rest| rest.split('"').next())).flatten();
        let link = target.map(|target| (start, target.to_owned()));
        if self.group() {
            // What follows on it is told when it ends.
            if let (Some((start, target)), Some(length)) = (link, balanced(self.source, self.at)) {
                self.frames.pop();
                self.barrier(length);
                let text = self.at + 1;
                self.content(Frame::Apart(Some((start, text, target))));
            }
            return true;
        }
        let frame = if is_within { Frame::Within } else { Frame::Apart(None) };
        self.content(frame);
        true
    }

    /// Goes into text in brackets, if such begins here.
    fn content(&mut self, frame: Frame) -> bool {
        if !self.rest().starts_with('[') {
            return false;
        }
        match frame {
            Frame::Within => self.pass(1),
            Frame::Apart(_) => self.barrier(1),
            Frame::Block | Frame::Code(_) => {
                self.close();
                self.jump(1);
            }
        }
        self.frames.push(frame);
        true
    }

    /// Goes into code in brackets, if such begins here.
    fn group(&mut self) -> bool {
        let end = match self.rest().chars().next() {
            Some('(') => ')',
            Some('{') => '}',
            _ => return false,
        };
        self.flush();
        self.jump(1);
        self.frames.push(Frame::Code(end));
        true
    }

    fn closing_bracket(&mut self) {
        match self.frames.pop() {
            Some(Frame::Within) => self.pass(1),
            Some(Frame::Apart(link)) => {
                self.flush();
                let end = self.at;
                self.barrier(1);
                if let Some((start, text, target)) = link {
                    let link = blocks::link(self.source, start..self.at, &target, text..end);
                    self.blocks.body.links.extend(link);
                }
                // A call may have more than one text.
                self.content(Frame::Apart(None));
            }
            Some(Frame::Block | Frame::Code(_)) | None => {
                self.close();
                self.end_heading();
                self.jump(1);
            }
        }
    }

    /// Passes over code, up to where it ends or text begins in it.
    fn code(&mut self) -> bool {
        let rest = self.rest();
        let Some(Frame::Code(end)) = self.frames.last() else { return false };
        let end = *end;
        let Some(first) = rest.chars().next() else { return false };
        // Code that is not ended must not hide the rest.
        let is_over = first == end || end == '\n' && first == ']' || self.begins_line() && rest.starts_with("= ");
        if is_over {
            self.frames.pop();
            let length = usize::from(first == end);
            match self.frames.last() {
                _ if end == '\n' || !rest.starts_with(end) => self.done = self.at,
                // Of a call in text what follows is text.
                None | Some(Frame::Within | Frame::Apart(_) | Frame::Block) => {
                    self.jump(length);
                    self.content(Frame::Apart(None));
                }
                Some(Frame::Code(_)) => self.jump(length),
            }
            return true;
        }
        match first {
            '"' => self.jump(string(rest)),
            '/' if self.comment() => {}
            '$' => {
                let end = floor(rest.get(1..).unwrap_or_default(), LONGEST).find('$');
                self.jump(end.map_or(1, |end| end + 2));
            }
            '`' => self.raw(),
            '(' | '{' => {
                self.group();
            }
            '[' => {
                self.content(Frame::Block);
            }
            _ => self.jump(first.len_utf8()),
        }
        true
    }
}

/// How long the string is that is all a call has in its brackets, without its quotes.
fn sole_string(text: &str) -> Option<usize> {
    let inner = floor(text, LONGEST).strip_prefix("(\"")?;
    let length = inner.find(['"', '\\']).filter(|length| *length > 0)?;
    inner.get(length..)?.starts_with("\")").then_some(length)
}

/// How long the string is that a text begins with.
fn string(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// How long the rest of a call's arguments is, whose bracket stands before a place, if no text stands in them.
fn balanced(source: &str, from: usize) -> Option<usize> {
    let rest = floor(source.get(from..)?, LONGEST);
    let inner = rest.strip_prefix('"').map(|inner| inner.split('"').next().unwrap_or_default());
    let string = inner.map_or(0, |inner| inner.len() + 2);
    let end = rest.get(string..)?.find(')')?;
    let between = rest.get(string..string + end)?;
    (!between.contains(['(', '['])).then_some(string + end + 1)
}

/// How long the label is that a text begins with: `<sec:intro>`.
fn label(text: &str) -> Option<usize> {
    let end = floor(text, 100).find('>')?;
    let name = text.get(1..end)?;
    let is_name =
        !name.is_empty() && name.chars().all(|char| char.is_alphanumeric() || matches!(char, '-' | '_' | ':' | '.'));
    is_name.then_some(end + 1)
}

/// How long the reference is that a text begins with: `@smith2026`.
fn reference(text: &str) -> usize {
    let is_of_it = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_' | ':' | '.');
    let name = text.get(1..).unwrap_or_default();
    let name = name.get(..name.find(|char| !is_of_it(char)).unwrap_or(name.len())).unwrap_or_default();
    1 + name.trim_end_matches(['.', ':']).len()
}
