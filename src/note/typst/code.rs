//! Code in text: statements, calls, conditions, and the text in brackets that is in them.

use super::document;
use super::reader::{Frame, LONGEST, Reader};
use super::string::string;
use crate::note::masked_blocks;
use crate::text::first_bytes;

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
const BRANCHES: [&str; 3] = ["if", "for", "while"];

impl Reader<'_> {
    /// Reads code that `#` begins: a statement, a call, or a value.
    pub(super) fn hash(&mut self) -> bool {
        let inner = self.rest().get(1..).unwrap_or_default();
        let name = name_of(inner);
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
            self.jump(1 + name.len());
            self.frames.push(Frame::Condition);
            return true;
        }
        if name == "context" {
            let behind = inner.get(name.len()..).unwrap_or_default();
            let blank = behind.len() - behind.trim_start_matches([' ', '\t']).len();
            self.barrier(1 + name.len() + blank);
            return self.operand();
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

    /// Goes on behind `#context`, which is about a value, a call, a block of code, or text.
    fn operand(&mut self) -> bool {
        let name = name_of(self.rest());
        if BRANCHES.contains(&name) || STATEMENTS.contains(&name) {
            self.jump(name.len());
            self.frames.push(if BRANCHES.contains(&name) { Frame::Condition } else { Frame::Code('\n') });
            return true;
        }
        self.barrier(name.len());
        if self.rest().starts_with('{') {
            return self.group();
        }
        if self.rest().starts_with('"') {
            let length = string(self.rest());
            self.barrier(length);
        }
        self.call_goes_on();
        true
    }

    /// What stands right behind a call in text may be more of it: arguments, a text, a method.
    fn call_goes_on(&mut self) {
        let rest = self.rest();
        let method = rest.strip_prefix('.').map(name_of).filter(|name| name.starts_with(char::is_alphabetic));
        if let Some(name) = method {
            self.barrier(1 + name.len());
        }
        if !(self.rest().starts_with('(') && self.group()) {
            self.content(Frame::Apart(None));
        }
    }

    /// Goes into what a condition or loop is about, if such begins here.
    fn branch(&mut self) -> bool {
        if !self.rest().starts_with(['[', '{']) {
            return false;
        }
        self.frames.push(Frame::Branch);
        self.content(Frame::Block) || self.group()
    }

    /// Goes on behind what a condition or loop is about.
    fn branch_goes_on(&mut self) {
        self.frames.pop();
        let rest = self.rest();
        let blank = rest.len() - rest.trim_start().len();
        let Some(behind) = rest.get(blank..).and_then(|rest| rest.strip_prefix("else")) else { return };
        let inner = behind.trim_start();
        let is_if = name_of(inner) == "if" && inner.len() < behind.len();
        if !is_if && !inner.starts_with(['[', '{']) {
            return;
        }
        self.close();
        let whole = rest.len() - inner.len();
        self.jump(whole);
        if is_if {
            self.jump("if".len());
            self.frames.push(Frame::Condition);
        } else {
            self.branch();
        }
    }

    /// Goes into text in brackets, if such begins here.
    fn content(&mut self, frame: Frame) -> bool {
        if !self.rest().starts_with('[') {
            return false;
        }
        match frame {
            Frame::Within => self.pass(1),
            Frame::Apart(_) => self.barrier(1),
            _ => {
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

    pub(super) fn closing_bracket(&mut self) {
        match self.frames.pop() {
            Some(Frame::Within) => {
                self.pass(1);
                self.call_goes_on();
            }
            Some(Frame::Apart(link)) => {
                self.flush();
                let end = self.at;
                self.barrier(1);
                if let Some((start, text, target)) = link {
                    let link = masked_blocks::link(self.source, start..self.at, &target, text..end);
                    self.blocks.body.links.extend(link);
                }
                self.call_goes_on();
            }
            _ => {
                self.close();
                self.end_heading();
                self.jump(1);
                if matches!(self.frames.last(), Some(Frame::Branch)) {
                    self.branch_goes_on();
                }
            }
        }
    }

    /// Skips code, up to its end or to text in it.
    pub(super) fn code(&mut self) -> bool {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return false };
        let end = match self.frames.last() {
            Some(Frame::Code(end)) => *end,
            Some(Frame::Condition) if matches!(first, '[' | '{' | '\n' | ']') => {
                self.frames.pop();
                return self.branch() || first != '\n' || {
                    self.jump(1);
                    true
                };
            }
            Some(Frame::Condition) => '\n',
            _ => return false,
        };
        // Code that is not ended must not hide the rest.
        let is_over = first == end || end == '\n' && first == ']' || self.begins_line() && rest.starts_with("= ");
        if is_over {
            self.frames.pop();
            let length = usize::from(first == end);
            match self.frames.last() {
                _ if end == '\n' || !rest.starts_with(end) => self.done = self.at,
                // Of a call in text what follows is text.
                Some(Frame::Code(_) | Frame::Condition) => self.jump(length),
                Some(Frame::Branch) => {
                    self.jump(length);
                    self.branch_goes_on();
                }
                _ => {
                    self.jump(length);
                    self.call_goes_on();
                }
            }
            return true;
        }
        match first {
            '"' => self.jump(string(rest)),
            '/' if self.comment() => {}
            '$' => {
                let end = first_bytes(rest.get(1..).unwrap_or_default(), LONGEST).find('$');
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

/// The name that a text begins with; it may have dots in it.
fn name_of(text: &str) -> &str {
    let is_of_it = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.');
    let end = text.find(|char| !is_of_it(char)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default().trim_end_matches('.')
}

/// How long the string is that is all a call has in its brackets, without its quotes.
fn sole_string(text: &str) -> Option<usize> {
    let inner = first_bytes(text, LONGEST).strip_prefix("(\"")?;
    let length = inner.find(['"', '\\']).filter(|length| *length > 0)?;
    inner.get(length..)?.starts_with("\")").then_some(length)
}

/// How long the rest of a call's arguments is, whose bracket stands before a place, if no text stands in them.
fn balanced(source: &str, from: usize) -> Option<usize> {
    let rest = first_bytes(source.get(from..)?, LONGEST);
    let inner = rest.strip_prefix('"').map(|inner| inner.split('"').next().unwrap_or_default());
    let string = inner.map_or(0, |inner| inner.len() + 2);
    let end = rest.get(string..)?.find(')')?;
    let between = rest.get(string..string + end)?;
    (!between.contains(['(', '['])).then_some(string + end + 1)
}
