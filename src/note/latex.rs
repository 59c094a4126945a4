//! LaTeX: finds the prose of a document without running it.

mod accents;
mod arguments;
mod commands;
mod declared;
mod environments;
mod groups;
mod reader;
#[cfg(test)]
mod tests;
mod values;
mod verbatim;

use std::ops::Range;

use super::frontmatter::{self, Head};
use super::non_prose::is_identifier;
use super::{BlockKind, Format, ParsedNote, assemble, header_lines};
use crate::text::{Span, first_bytes, mark_width};
use commands::{Command, Environment};
use declared::Declared;
use reader::{Brace, LONGEST, Reader};

/// So many places are looked at where a document's text may begin.
const NEAR: usize = 16;
const BEGIN: &str = "\\begin{document}";

pub(super) fn parse(source: &str) -> ParsedNote {
    let top = mark_width(source);
    let mut properties = header_lines::read(source, top);
    let is_said = |at: &usize| {
        let before = source.get(..*at).unwrap_or_default();
        !before.rsplit('\n').next().unwrap_or_default().contains('%')
    };
    let begin = source.match_indices(BEGIN).map(|(at, _)| at).take(NEAR).find(is_said).map(|at| at + BEGIN.len());
    let mut reader = Reader::new(source, top..source.len());
    reader.declared = Declared::read(source);
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

impl Reader<'_> {
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

    /// Takes what is no text here; `false` where there is text.
    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return false };
        match first {
            '%' => self.comment(),
            '\n' => return self.line_end(),
            '\\' => return self.command(),
            '{' => match accents::read_group(rest) {
                Some((seen, length)) => self.other(length, &seen),
                None => {
                    self.pass(1);
                    self.enter(Brace::Group);
                }
            },
            '}' => self.closing_brace(),
            '$' => return self.formula(if rest.starts_with("$$") { "$$" } else { "$" }),
            '~' => self.other(1, "\u{a0}"),
            '&' if self.tables > 0 => self.next_cell(1),
            '-' if rest.starts_with("---") => self.other(3, "—"),
            '-' if rest.starts_with("--") => self.other(2, "–"),
            '`' if rest.starts_with("``") => self.other(2, "\""),
            '\'' if rest.starts_with("''") => self.other(2, "\""),
            _ => return self.short_verbatim(first),
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
            self.properties.extend(frontmatter::comment_property(self.source, span));
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
        match self.braces.pop().map(|(brace, _)| brace) {
            Some(Brace::Argument) => {
                self.barrier(1);
                self.enter_prose_argument(0);
            }
            Some(Brace::Group) | None => self.pass(1),
            Some(Brace::Apart) => self.barrier(1),
            Some(Brace::Paragraph) => {
                self.close();
                self.jump(1);
            }
            Some(Brace::Name) if self.rest().starts_with("}{") => {
                self.other(2, " ");
                self.enter(Brace::Group);
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
        let near = first_bytes(inner, LONGEST);
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
        let name = command_name(inner);
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
            _ if self.declared.has(name) => self.verbatim(length, 0),
            // `\if0` is never true.
            _ if name == "if" && self.rest().get(length..).is_some_and(|rest| rest.trim_start().starts_with('0')) => {
                self.skip_false(length);
            }
            Command::Begin => self.begin(length),
            Command::End if self.argument(length) == "document" && !self.is_hidden() => self.finish(),
            Command::Last if !self.is_hidden() => self.finish(),
            Command::Last => self.pass(length),
            Command::End => {
                self.close();
                self.tables -=
                    usize::from(self.tables > 0 && commands::environment(self.argument(length)) == Environment::Table);
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
            command @ (Command::Within | Command::Apart)
                if self.hides_apart && (command == Command::Apart || name == "textsuperscript") =>
            {
                let arguments = self.arguments(length, false);
                self.barrier(length + arguments);
            }
            Command::Within => self.open(length, Brace::Group),
            Command::Name => self.open(length, Brace::Name),
            Command::Apart | Command::Property(_) => self.open(length, Brace::Apart),
            Command::Behind(count) => {
                let mut whole = length;
                for _ in 0..count {
                    whole += self.options(whole);
                    whole += self.hidden_argument(whole);
                }
                self.barrier(whole);
                let options = self.options(0);
                self.pass(options);
                self.open(0, Brace::Apart);
            }
            Command::Keyed => {
                let options = self.all_options(length);
                let gap = self.gap(length + options);
                let key = self.hidden_argument(length + options + gap);
                self.barrier(length + options + gap + key);
                self.enter_prose_argument(0);
            }
            Command::Reference => {
                let options = self.all_options(length);
                let gap = self.gap(length + options);
                let argument = self.hidden_argument(length + options + gap);
                self.barrier(length + options + gap + argument);
            }
            Command::Hidden => {
                let arguments = self.arguments(length, false);
                self.barrier(length + arguments);
            }
            Command::Definition => {
                let whole = self.definition(length);
                self.barrier(whole);
            }
            Command::Input => {
                let arguments = self.arguments(length, false);
                let line = self.rest().split('\n').next().unwrap_or_default();
                self.barrier(if arguments == 0 { line.len() } else { length + arguments });
            }
            Command::Verbatim(arguments) => self.verbatim(length, arguments),
            Command::OneSign => self.one_sign(length),
            Command::Until(end) => self.skip_to(length, end),
            Command::Typewriter => self.typewriter(length),
            Command::Unknown => self.enter_prose_argument(length),
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

    /// Nobody reads what follows.
    fn finish(&mut self) {
        self.close();
        (self.at, self.done) = (self.end, self.end);
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
            Brace::Apart | Brace::Argument => self.barrier(whole + 1),
            Brace::Paragraph | Brace::Heading(..) => {
                self.close();
                self.jump(whole + 1);
                if let (Brace::Heading(level, _), false) = (brace, self.is_hidden()) {
                    self.blocks.open(BlockKind::Heading(level));
                }
            }
        }
        self.enter(brace);
    }
}

/// The name of the command that stands behind a backslash; that of a package may have `@`, `_` and `:` in it.
fn command_name(inner: &str) -> &str {
    let of = |is_of_it: fn(char) -> bool| {
        let end = inner.find(|char: char| !is_of_it(char)).unwrap_or(inner.len());
        inner.get(..end).unwrap_or_default()
    };
    let name = of(|char| char.is_ascii_alphabetic());
    let is_internal = |sign: &str| {
        let behind = inner.get(name.len()..).and_then(|rest| rest.strip_prefix(sign));
        behind.is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_'))
    };
    if is_internal("@") || !name.is_empty() && is_internal("_") {
        return of(|char| char.is_ascii_alphabetic() || matches!(char, '@' | '_' | ':'));
    }
    name
}
