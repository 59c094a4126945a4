//! Typst: markup with code, which begins with `#`. In code, markup stands in square brackets.

mod code;
mod document;
mod reader;
mod string;
#[cfg(test)]
mod tests;

use super::{BlockKind, Format, ParsedNote, assemble, frontmatter};
use crate::text::{Span, first_bytes};
use reader::{Frame, Reader};

pub(super) fn parse(source: &str) -> ParsedNote {
    let mut head = frontmatter::read(source, Format::Typst);
    let mut reader = Reader::new(source, head.body);
    while reader.at < source.len() {
        let is_markup = !matches!(reader.frames.last(), Some(Frame::Code(_) | Frame::Condition));
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

impl Reader<'_> {
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
            '$' => self.formula(),
            '#' => return self.hash(),
            '[' if !self.frames.is_empty() => {
                self.frames.push(Frame::Brackets);
                return false;
            }
            ']' if matches!(self.frames.last(), Some(Frame::Brackets)) => {
                self.frames.pop();
                return false;
            }
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
        } else if rest.starts_with("/*") {
            comment_length(rest)
        } else {
            return false;
        };
        let inner = rest.get(2..length).unwrap_or_default();
        let text = inner.trim_end_matches("*/");
        let comment = Span::new(self.at + 2, self.at + 2 + text.len());
        self.properties.extend(frontmatter::comment_property(self.source, comment));
        let before = self.source.get(self.done..self.at).unwrap_or_default();
        let blanks = if length > 0 && rest.starts_with("//") { before.len() - before.trim_end().len() } else { 0 };
        self.at -= blanks;
        self.flush();
        self.jump(blanks + length);
        true
    }

    /// Code between marks. What nothing ends goes to the end of the paragraph, or, with three marks, to that of the
    /// document.
    fn raw(&mut self) {
        let rest = self.rest();
        let count = rest.bytes().take_while(|byte| *byte == b'`').count();
        let marks = rest.get(..count).unwrap_or_default();
        let inner = rest.get(count..).unwrap_or_default();
        match count {
            2 => self.pass(2),
            1 => {
                let end = inner.find('`').map(|end| end + 2);
                self.barrier(end.unwrap_or_else(|| paragraph_length(rest)));
            }
            _ => self.barrier(inner.find(marks).map_or(rest.len(), |end| count + end + count)),
        }
    }

    fn formula(&mut self) {
        let rest = self.rest();
        let mut ends = rest.match_indices('$').map(|(at, _)| at).skip(1);
        let end = ends.find(|at| !rest.get(..*at).is_some_and(|before| before.ends_with('\\')));
        self.barrier(end.map_or_else(|| paragraph_length(rest), |end| end + 1));
    }
}

/// How long the comment is that a text begins with; comments may stand in it.
fn comment_length(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['/', '*'])) {
        let pair = text.get(at + found..).and_then(|rest| rest.get(..2));
        at += found + if matches!(pair, Some("/*" | "*/")) { 2 } else { 1 };
        match pair {
            Some("/*") => depth += 1,
            Some("*/") if depth <= 1 => return at,
            Some("*/") => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// How many bytes a text has before the next empty line.
fn paragraph_length(text: &str) -> usize {
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        if length > 0 && line.trim().is_empty() {
            break;
        }
        length += line.len();
    }
    length
}

/// How long the label is that a text begins with: `<sec:intro>`.
fn label(text: &str) -> Option<usize> {
    let end = first_bytes(text, 100).find('>')?;
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
