//! A tolerant JSON parser: a bracket that is not closed ends with the value around it, and a missing comma is assumed.

use std::borrow::Cow;

use super::node::{DEEPEST, Entry, Node, Value};
use super::parsed::Tree;
use crate::text::Span;

/// How far behind its first line a text may end that goes on over line ends, in bytes.
const LONGEST_OVER_LINES: usize = 1 << 14;

/// Parses the values from the offset `at` to the end of the text: usually one.
pub(super) fn read(text: &str, at: usize) -> Tree<'_> {
    let mut reader =
        Reader { text, at, quiet: None, is_lost: false, dead_end: 0, maps: 0, lists: 0, tree: Tree::default() };
    loop {
        reader.skip_blanks();
        let here = reader.at;
        match reader.peek() {
            None => break,
            Some(b',' | b':' | b']' | b'}') => reader.stray(here),
            Some(_) => {
                if !reader.tree.roots.is_empty() {
                    reader.fault(
                        here,
                        "This stands behind the end of the JSON; it was read as well: put all into one list.",
                    );
                }
                let node = reader.value();
                reader.tree.roots.push(node);
            }
        }
    }
    reader.tree
}

struct Reader<'a> {
    text: &'a str,
    /// The offset of the next byte, always between two characters.
    at: usize,
    /// Where nothing more is said: right behind the last fault, as one typo shows twice.
    quiet: Option<usize>,
    /// Whether something was left out and nothing has been understood since. What is found there is no fault of its own.
    is_lost: bool,
    /// Before this offset no text goes on over the end of its line: the next quote does not end it.
    dead_end: usize,
    /// How many maps and lists are open around the next byte.
    maps: usize,
    lists: usize,
    tree: Tree<'a>,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn fault(&mut self, at: usize, message: &str) {
        if self.quiet != Some(at) && !self.is_lost {
            self.tree.fault(self.text, at, message.to_owned());
        }
        self.quiet = Some(self.at);
    }

    /// Says that something could not be read, and nothing more until something can.
    fn give_up(&mut self, at: usize, message: &str) {
        self.fault(at, message);
        self.is_lost = true;
    }

    /// Skips white space, and comments, which settings have although JSON has none.
    fn skip_blanks(&mut self) {
        let from = self.at;
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start_matches(char::is_whitespace).len();
            let comment = match rest.get(blank..) {
                Some(behind) if behind.starts_with("//") => behind.find('\n').unwrap_or(behind.len()),
                Some(behind) if behind.starts_with("/*") => behind.find("*/").map_or(behind.len(), |end| end + 2),
                _ => 0,
            };
            self.at += blank + comment;
            if comment == 0 {
                break;
            }
        }
        if self.quiet == Some(from) {
            self.quiet = Some(self.at);
        }
    }

    fn stray(&mut self, at: usize) {
        self.at += 1;
        self.fault(at, "This stands in no place where JSON has it, so it was passed over; remove it.");
    }

    /// Reads whatever begins here. It moves on unless a separator does.
    fn value(&mut self) -> Node<'a> {
        match self.peek() {
            Some(b'{' | b'[') if self.maps + self.lists >= DEEPEST => self.too_deep(),
            Some(bracket @ (b'{' | b'[')) => {
                self.is_lost &= bracket == b'[';
                self.collection(bracket == b'{')
            }
            Some(b'"') => self.text(),
            _ => self.word(),
        }
    }

    /// Reads a list or a map up to its closing bracket, or up to one that what is around it has.
    fn collection(&mut self, is_map: bool) -> Node<'a> {
        let start = self.at;
        self.at += 1;
        *self.open(is_map) += 1;
        let (mut items, mut entries) = (Vec::new(), Vec::new());
        let (mut comma, mut is_first) = (None, true);
        loop {
            self.skip_blanks();
            let here = self.at;
            match self.peek() {
                None => {
                    self.unfinished(start);
                    break;
                }
                Some(byte) if byte == if is_map { b'}' } else { b']' } => {
                    self.trailing(comma);
                    self.at += 1;
                    break;
                }
                Some(b']' | b'{') if is_map && self.lists > 0 => {
                    self.fault(here, "The entry before this is not closed, so it was read up to here; add `}`.");
                    break;
                }
                Some(b'}') if !is_map && self.maps > 0 => {
                    self.fault(here, "The list before this is not closed, so it was read up to here; add `]`.");
                    break;
                }
                Some(b'{' | b'[') if is_map => {
                    self.fault(
                        here,
                        "A key in double quotes is missing here, so this was left out; write `\"key\": …`.",
                    );
                    self.value();
                }
                Some(b']' | b'}' | b':') => self.stray(here),
                Some(b',') if comma.is_some() || is_first => self.stray(here),
                Some(b',') => {
                    comma = Some(here);
                    self.at += 1;
                }
                Some(_) => {
                    self.separated(here, comma.is_some() || is_first);
                    (comma, is_first) = (None, false);
                    if is_map {
                        entries.extend(self.entry());
                    } else {
                        let item = self.value();
                        items.push(item);
                    }
                }
            }
        }
        *self.open(is_map) -= 1;
        let value = if is_map { Value::Map(entries) } else { Value::List(items) };
        Node { span: Span::new(start, self.at), value }
    }

    fn open(&mut self, is_map: bool) -> &mut usize {
        if is_map { &mut self.maps } else { &mut self.lists }
    }

    fn entry(&mut self) -> Option<Entry<'a>> {
        let start = self.at;
        let (key, key_span) = if self.peek() == Some(b'"') { self.string() } else { self.bare_key() };
        self.skip_blanks();
        let here = self.at;
        if self.peek() != Some(b':') {
            self.give_up(here, "A `:` is missing here, so the key before it was left out; write `\"key\": value`.");
            return None;
        }
        self.is_lost &= key.is_none();
        self.at += 1;
        self.skip_blanks();
        let here = self.at;
        let value = match self.peek() {
            None | Some(b',' | b'}' | b']' | b':') => {
                self.fault(here, "A value is missing here; write one, or `null`.");
                Node { span: Span::at(here), value: Value::Nothing }
            }
            Some(_) => self.value(),
        };
        if key.is_none() && self.quiet != Some(self.at) {
            self.fault(start, "This is no key, so it was left out with its value; write `\"key\": …`.");
        }
        Some(Entry { key: key?, key_span, value })
    }

    /// A key without quotes, as JSON5 has it.
    fn bare_key(&mut self) -> (Option<Cow<'a, str>>, Span) {
        let (start, word) = (self.at, self.bare());
        self.fault(start, "A key stands in double quotes in JSON; it was read all the same: add them.");
        let key = word.trim_matches('\'');
        (Some(Cow::Borrowed(key)).filter(|key| !key.is_empty()), Span::new(start, start + word.len()))
    }

    /// The text up to the next separator, bracket, quote or line end.
    fn bare(&mut self) -> &'a str {
        let rest = self.rest();
        let ends = |c: char| matches!(c, ',' | ':' | '[' | ']' | '{' | '}' | '"' | '\n' | '\r');
        let word = rest.split(ends).next().unwrap_or_default().trim_end();
        self.at += word.len();
        word
    }

    fn word(&mut self) -> Node<'a> {
        let start = self.at;
        let word = self.bare();
        let span = Span::new(start, self.at);
        let is_number = word.starts_with(|c: char| c.is_ascii_digit() || c == '-') && word.parse::<f64>().is_ok();
        let value = match word {
            "null" => Value::Nothing,
            "true" | "false" => Value::Literal(Cow::Borrowed(word)),
            _ if is_number => Value::Literal(Cow::Borrowed(word)),
            _ => {
                self.give_up(start, "This is no JSON value, so it was left out; a text stands in double quotes.");
                Value::Nothing
            }
        };
        Node { span, value }
    }

    fn text(&mut self) -> Node<'a> {
        let start = self.at;
        let (text, span) = self.string();
        // `"Ann Smith, "born": 1952`: what looks like the end is where the next text begins.
        let runs_on = self.rest().starts_with(char::is_alphanumeric);
        if runs_on && text.is_some() {
            let message = "This text is not closed before the next one begins, so it was left out; close it with `\"`.";
            self.give_up(start, message);
        }
        self.is_lost &= text.is_none() || runs_on;
        let value = text.filter(|_| !runs_on).map_or(Value::Nothing, Value::Text);
        Node { span, value }
    }

    /// A text and its place without quotes; no text where it does not end. One that goes on over line ends ends where a
    /// separator follows its quote: any other quote is the first of another text.
    fn string(&mut self) -> (Option<Cow<'a, str>>, Span) {
        let start = self.at + 1;
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default().len();
        let beyond = if start < self.dead_end { 0 } else { LONGEST_OVER_LINES };
        let end = quote(rest, line + beyond).map(|length| start + length);
        let Some(end) = end.filter(|end| *end <= start + line || self.is_end(end + 1)) else {
            self.dead_end = self.dead_end.max(end.unwrap_or(start + line + beyond));
            self.at = start + line;
            let span = Span::new(start, self.at);
            self.skip_prose();
            self.give_up(start - 1, "This text does not end in its line, so it was left out; close it with `\"`.");
            return (None, span);
        };
        self.at = end + 1;
        if end > start + line {
            let message = "This text goes on over the end of its line, which JSON does not allow; it was read: write `\\n` there.";
            self.fault(start - 1, message);
        }
        let span = Span::new(start, end);
        let text = span.text(self.text);
        (Some(if text.contains('\\') { Cow::Owned(unescaped(text)) } else { Cow::Borrowed(text) }), span)
    }

    /// Whether what stands at an offset may follow a text.
    fn is_end(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or_default().trim_start();
        rest.is_empty() || rest.starts_with([',', ':', '}', ']'])
    }

    /// Steps behind the lines after this one that do not begin as JSON does.
    fn skip_prose(&mut self) {
        while let Some((_, line)) = self.rest().split_once('\n') {
            let line = line.split('\n').next().unwrap_or_default();
            if line.trim_start().starts_with(['"', '{', '}', '[', ']', ',']) {
                break;
            }
            self.at += 1 + line.len();
        }
    }

    /// Passes over a list or map that is nested too deeply.
    fn too_deep(&mut self) -> Node<'a> {
        let start = self.at;
        let mut open = 0usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.string();
                    continue;
                }
                b'{' | b'[' => open += 1,
                b'}' | b']' => open = open.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                break;
            }
        }
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
        self.fault(start, "This is nested deeper than 64 levels, so it was left out; move it up.");
        Node { span: Span::new(start, self.at), value: Value::Nothing }
    }

    fn separated(&mut self, here: usize, is_separated: bool) {
        if !is_separated {
            self.fault(here, "A `,` is missing before this; it was read as if there were one: add it.");
        }
    }

    fn trailing(&mut self, comma: Option<usize>) {
        if let Some(comma) = comma {
            self.fault(comma, "Nothing follows this `,`, which JSON does not allow; remove it.");
        }
    }

    /// The file ends: this is said once, of what is open last.
    fn unfinished(&mut self, start: usize) {
        if self.quiet != Some(self.at) {
            self.fault(
                start,
                "The file ends before this is closed; what stands in it was read: add what is missing at the end.",
            );
        }
    }
}

/// How far the first quote is that no backslash takes its meaning from, if it is among so many bytes.
fn quote(text: &str, most: usize) -> Option<usize> {
    let mut is_escaped = false;
    text.bytes().take(most).position(|byte| {
        let is_it = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_it
    })
}

/// The text with what its escapes stand for. Halves of characters are U+FFFD.
fn unescaped(text: &str) -> String {
    let mut meant = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        meant.push_str(before);
        let mut characters = behind.chars();
        let escaped = characters.next().unwrap_or('\\');
        rest = characters.as_str();
        match escaped {
            'n' => meant.push('\n'),
            't' => meant.push('\t'),
            'r' => meant.push('\r'),
            'b' | 'f' => meant.push(' '),
            'u' => {
                let (character, behind) = unicode(rest);
                meant.push(character);
                rest = behind;
            }
            other => meant.push(other),
        }
    }
    meant.push_str(rest);
    meant
}

/// The character whose number stands behind `\u`, and what follows it. Characters beyond U+FFFF are two numbers.
fn unicode(text: &str) -> (char, &str) {
    let hex = |text: &str| text.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let Some(first) = hex(text) else { return (char::REPLACEMENT_CHARACTER, text) };
    let rest = text.get(4..).unwrap_or_default();
    let second = rest.strip_prefix("\\u").and_then(|rest| Some((hex(rest)?, rest.get(4..)?)));
    match second {
        Some((low, rest)) if (0xd800..0xdc00).contains(&first) && (0xdc00..0xe000).contains(&low) => {
            let number = 0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00);
            (char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER), rest)
        }
        _ => (char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), rest),
    }
}
