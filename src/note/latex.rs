//! LaTeX: what of a document is prose, without running it.

mod accents;
mod commands;
mod environments;
#[cfg(test)]
mod tests;
mod values;

use std::ops::Range;

use super::blocks::Blocks;
use super::frontmatter::{self, Head};
use super::inline::floor;
use super::prose::is_identifier;
use super::{BlockKind, Format, ParsedNote, Property, assemble, lead};
use crate::text::Span;
use commands::Command;

/// So many bytes behind its beginning the end of a formula or an argument is looked for; the bound keeps the time linear.
const LONGEST: usize = 4000;
const BEGIN: &str = "\\begin{document}";
const END: &str = "\\end{document}";

pub(super) fn parse(source: &str) -> ParsedNote {
    let (mut properties, top) = lead::read(source);
    let begin = source.find(BEGIN).map(|at| at + BEGIN.len());
    let end = begin.and_then(|begin| source.get(begin..)?.find(END).map(|end| begin + end)).unwrap_or(source.len());
    let mut reader = Reader::new(source, top..end.max(top));
    // Before the document's text stands only what it is called, and whose it is.
    reader.hidden = begin.unwrap_or(top);
    reader.read();
    properties.append(&mut reader.properties);
    properties.sort_by_key(|property| property.span.start);
    let mut body = reader.blocks.finish();
    if !properties.iter().any(|property| property.key == "title") {
        values::raise_title(&mut body);
    }
    let head = Head { properties, body: top, ..Head::default() };
    assemble::note(source, Format::Latex, head, body)
}

/// What a closing brace ends.
#[derive(Clone, Copy)]
enum Brace {
    /// A group, or an argument that is part of the sentence.
    Group,
    /// An argument that stands by itself.
    Apart,
    /// The title of a section, whose command begins there.
    Heading(u8, usize),
    /// A paragraph of its own, such as a caption.
    Paragraph,
    /// The first part of a name, whose second part is the argument behind it.
    Name,
}

struct Reader<'a> {
    source: &'a str,
    blocks: Blocks<'a>,
    properties: Vec<Property>,
    at: usize,
    end: usize,
    /// Up to where nothing is prose.
    hidden: usize,
    /// Where text begins that has not been given to the block yet.
    done: usize,
    braces: Vec<Brace>,
    /// How many tables are open.
    tables: usize,
    /// Environments without prose that nothing ends from here on.
    endless: Vec<&'a str>,
    /// Whether this is a value, in which no other one begins.
    is_value: bool,
    /// Whether this is text in a formula, in which no other formula is looked into.
    in_formula: bool,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str, range: Range<usize>) -> Self {
        Self {
            source,
            blocks: Blocks::new(source),
            properties: Vec::new(),
            at: range.start,
            end: range.end,
            hidden: range.start,
            done: range.start,
            braces: Vec::new(),
            tables: 0,
            endless: Vec::new(),
            is_value: false,
            in_formula: false,
        }
    }

    fn read(&mut self) {
        while self.at < self.end {
            if !self.step() {
                self.at += self.rest().chars().next().map_or(1, char::len_utf8);
            }
        }
        self.at = self.end;
        self.flush();
    }

    /// Reads a part of the source by itself, as paragraphs of their own.
    fn read_apart(&mut self, range: Range<usize>) {
        self.close();
        let end = std::mem::replace(&mut self.end, range.end);
        let braces = std::mem::take(&mut self.braces);
        (self.at, self.done) = (range.start, range.start);
        self.read();
        self.close();
        (self.end, self.braces) = (end, braces);
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..self.end).unwrap_or_default()
    }

    fn is_hidden(&self) -> bool {
        self.at < self.hidden
    }

    /// Gives the text so far to the block.
    fn flush(&mut self) {
        if !self.is_hidden() && self.done < self.at {
            let from = self.done.max(self.hidden);
            self.blocks.text(from..self.at);
        }
        self.done = self.at;
    }

    /// Goes on behind so many bytes, of which nothing is seen.
    fn pass(&mut self, length: usize) {
        self.flush();
        if !self.is_hidden() {
            self.blocks.cover(self.at..self.at + length);
        }
        self.jump(length);
    }

    fn barrier(&mut self, length: usize) {
        self.flush();
        if !self.is_hidden() && self.blocks.shows() {
            self.blocks.barrier(self.at..self.at + length);
        }
        self.jump(length);
    }

    fn other(&mut self, length: usize, seen: &str) {
        self.flush();
        if !self.is_hidden() {
            self.blocks.other(self.at..self.at + length, seen);
        }
        self.jump(length);
    }

    fn close(&mut self) {
        self.flush();
        self.blocks.close();
    }

    /// Goes on without covering anything.
    fn jump(&mut self, length: usize) {
        self.at += length;
        self.done = self.at;
    }

    /// Takes what is no text here; `false` where there is text.
    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return false };
        match first {
            '%' => self.comment(),
            '\n' => return self.line_end(),
            '\\' => return self.command(),
            '{' => {
                self.pass(1);
                self.braces.push(Brace::Group);
            }
            '}' => self.closing_brace(),
            '$' => return self.formula(if rest.starts_with("$$") { "$$" } else { "$" }),
            '~' => self.other(1, "\u{a0}"),
            '&' if self.tables > 0 => self.next_cell(1),
            '-' if rest.starts_with("---") => self.other(3, "—"),
            '-' if rest.starts_with("--") => self.other(2, "–"),
            '`' if rest.starts_with("``") => self.other(2, "“"),
            '\'' if rest.starts_with("''") => self.other(2, "”"),
            _ => return false,
        }
        true
    }

    /// A comment to the end of its line, which is no line end then.
    fn comment(&mut self) {
        let text = self.source.get(self.done..self.at).unwrap_or_default();
        let blanks = text.len() - text.trim_end_matches([' ', '\t']).len();
        self.at -= blanks;
        self.flush();
        self.jump(blanks);
        let line = self.rest().split('\n').next().unwrap_or_default();
        let text = line.trim_start_matches('%');
        let span = Span::new(self.at + line.len() - text.len(), self.at + line.len());
        if !self.is_value {
            self.properties.extend(frontmatter::of_comment(self.source, span));
        }
        self.jump(line.len());
        // A line without anything else is not there.
        let is_alone = self
            .source
            .get(..span.start as usize)
            .is_some_and(|before| before.trim_end_matches('%').trim_end_matches([' ', '\t']).ends_with('\n'));
        if is_alone && self.rest().starts_with('\n') {
            self.jump(1);
        }
    }

    /// An empty line ends a paragraph.
    fn line_end(&mut self) -> bool {
        let behind = self.rest().get(1..).unwrap_or_default();
        let blank = behind.len() - behind.trim_start().len();
        if !behind.get(..blank).is_some_and(|blank| blank.contains('\n')) {
            return false;
        }
        self.close();
        self.jump(1 + blank);
        true
    }

    fn closing_brace(&mut self) {
        match self.braces.pop() {
            Some(Brace::Group) | None => self.pass(1),
            Some(Brace::Apart) => self.barrier(1),
            Some(Brace::Paragraph) => {
                self.close();
                self.jump(1);
            }
            Some(Brace::Name) if self.rest().starts_with("}{") => {
                self.other(2, " ");
                self.braces.push(Brace::Group);
            }
            Some(Brace::Name) => self.pass(1),
            Some(Brace::Heading(level, start)) => {
                self.close();
                self.jump(1);
                if start >= self.hidden {
                    self.blocks.body.heading(level, Span::new(start, self.at));
                }
            }
        }
    }

    /// A formula up to `mark`, in the same paragraph.
    fn formula(&mut self, mark: &str) -> bool {
        let opening = if mark.starts_with('$') { mark.len() } else { 2 };
        let Some(inner) = self.rest().get(opening..) else { return false };
        let near = floor(inner, LONGEST);
        let mut ends = near.match_indices(mark).map(|(at, _)| at);
        let is_end =
            |at: &usize| !mark.starts_with('$') || !near.get(..*at).is_some_and(|before| before.ends_with('\\'));
        let end = ends.find(is_end).filter(|end| near.get(..*end).is_some_and(|formula| !formula.contains("\n\n")));
        if let Some(end) = end {
            self.barrier(opening + end + mark.len());
        }
        end.is_some()
    }

    fn next_cell(&mut self, length: usize) {
        self.close();
        self.jump(length);
        self.blocks.open(BlockKind::Cell);
    }

    /// What begins with a backslash.
    fn command(&mut self) -> bool {
        let inner = self.rest().get(1..).unwrap_or_default();
        let name = inner.split(|char: char| !char.is_ascii_alphabetic()).next().unwrap_or_default();
        if let Some((seen, length)) = accents::read(inner) {
            self.other(1 + length, &seen);
            return true;
        }
        if name.is_empty() {
            return self.sign(inner);
        }
        let star = usize::from(inner.get(name.len()..).is_some_and(|rest| rest.starts_with('*')));
        let length = 1 + name.len() + star;
        match commands::of(name) {
            Command::Begin => self.begin(length),
            Command::End => {
                self.close();
                self.tables -= usize::from(self.tables > 0 && commands::is_table(self.argument(length)));
                let argument = self.argument_length(length);
                self.jump(length + argument);
            }
            Command::False => self.skip_false(length),
            Command::Heading(level) => self.open(length, Brace::Heading(level, self.at)),
            Command::Paragraph => self.open(length, Brace::Paragraph),
            Command::Item => {
                let options = self.options(length);
                self.close();
                self.jump(length + options);
                if !self.is_hidden() {
                    self.blocks.open(BlockKind::Item);
                }
            }
            Command::Break if self.tables > 0 => self.next_cell(length),
            Command::Break => {
                self.close();
                self.jump(length);
            }
            Command::Property(key) if !self.is_value => self.property(key, length),
            Command::Within => self.open(length, Brace::Group),
            Command::Name => self.open(length, Brace::Name),
            Command::Apart | Command::Property(_) => self.open(length, Brace::Apart),
            Command::Second => {
                self.flush();
                let first = self.argument_length(length);
                self.open(length + first, Brace::Apart);
            }
            Command::Reference => {
                let options = self.all_options(length);
                let argument = self.argument_length(length + options);
                self.barrier(length + options + argument);
            }
            Command::Hidden => {
                let arguments = self.arguments(length);
                self.barrier(length + arguments);
            }
            Command::Nothing => {
                let blank = self.blank(length);
                self.pass(length + blank);
            }
            Command::Sign(seen) => {
                let blank = self.blank(length);
                let braces =
                    if self.rest().get(length..).is_some_and(|rest| rest.starts_with("{}")) { 2 } else { blank };
                self.other(length + braces, seen);
            }
        }
        true
    }

    /// A backslash with a sign behind it.
    fn sign(&mut self, inner: &str) -> bool {
        let Some(sign) = inner.chars().next() else { return false };
        let length = 1 + sign.len_utf8();
        match sign {
            '(' => return self.formula("\\)"),
            '[' => return self.formula("\\]"),
            '%' | '&' | '$' | '#' | '_' | '{' | '}' => self.other(length, inner.get(..1).unwrap_or_default()),
            '/' | '-' | '!' | '@' => self.pass(length),
            '\\' if self.tables > 0 => self.next_cell(length),
            '\\' => {
                self.flush();
                self.blocks.line_break(self.at);
                let options = self.options(length);
                self.jump(length + options);
                let blank = self.blank(0);
                self.jump(blank);
            }
            _ if sign.is_whitespace() || sign.is_ascii_punctuation() => self.other(length, " "),
            _ => return false,
        }
        true
    }

    /// Goes into the argument that follows on a command of so many bytes; without one the command is nothing.
    fn open(&mut self, length: usize, brace: Brace) {
        let options = self.options(length);
        let whole = length + options;
        if !self.rest().get(whole..).is_some_and(|rest| rest.starts_with('{')) {
            return self.pass(length);
        }
        match brace {
            Brace::Apart if is_identifier(self.argument(whole)) => {
                let argument = self.argument_length(whole);
                return self.barrier(whole + argument);
            }
            Brace::Group | Brace::Name => self.pass(whole + 1),
            Brace::Apart => self.barrier(whole + 1),
            Brace::Paragraph | Brace::Heading(..) => {
                self.close();
                self.jump(whole + 1);
                if let (Brace::Heading(level, _), false) = (brace, self.is_hidden()) {
                    self.blocks.open(BlockKind::Heading(level));
                }
            }
        }
        self.braces.push(brace);
    }

    /// How many blanks stand behind so many bytes, the end of a line among them.
    fn blank(&self, from: usize) -> usize {
        let rest = self.rest().get(from..).unwrap_or_default();
        let line = rest.trim_start_matches([' ', '\t']);
        rest.len() - line.len()
    }

    /// How long `[…]` is behind so many bytes.
    fn options(&self, from: usize) -> usize {
        let rest = self.rest().get(from..).unwrap_or_default();
        if rest.starts_with('[') { floor(rest, LONGEST).find(']').map_or(0, |end| end + 1) } else { 0 }
    }

    /// How long `{…}` is behind so many bytes.
    fn argument_length(&self, from: usize) -> usize {
        let rest = floor(self.rest().get(from..).unwrap_or_default(), LONGEST);
        if !rest.starts_with('{') || !rest.contains('}') {
            return 0;
        }
        let (mut depth, mut is_escaped) = (0_usize, false);
        for (at, byte) in rest.bytes().enumerate() {
            match byte {
                _ if is_escaped => {}
                b'{' => depth += 1,
                b'}' if depth == 1 => return at + 1,
                b'}' => depth -= 1,
                _ => {}
            }
            is_escaped = byte == b'\\' && !is_escaped;
        }
        0
    }

    /// The text of `{…}` behind so many bytes.
    fn argument(&self, from: usize) -> &'a str {
        let length = self.argument_length(from);
        self.rest().get(from + 1..(from + length).saturating_sub(1)).unwrap_or_default()
    }

    /// How long all `[…]` are behind so many bytes.
    fn all_options(&self, from: usize) -> usize {
        let mut length = 0;
        while length < LONGEST {
            match self.options(from + length) {
                0 => break,
                next => length += next,
            }
        }
        length
    }

    /// How long all arguments and options are behind so many bytes.
    fn arguments(&self, from: usize) -> usize {
        let mut length = 0;
        loop {
            let next = self.options(from + length) + self.argument_length(from + length);
            if next == 0 || length > LONGEST {
                return length;
            }
            length += next;
        }
    }
}
