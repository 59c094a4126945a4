//! JSON, read so that one slip costs no more than what it is in: a bracket that is not closed ends with what is around it,
//! and a comma that is missing is read as if it were there.

use std::borrow::Cow;

use super::{DEEPEST, Entry, Node, Tree, Value};
use crate::text::Span;

/// Reads the values from the offset `at` to the end of the text: one, as a rule.
pub(super) fn read(text: &str, at: usize) -> Tree<'_> {
    let mut reader = Reader { text, at, quiet: None, maps: 0, lists: 0, tree: Tree::default() };
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
    /// Where nothing more is said: right behind the last fault, as one slip shows twice.
    quiet: Option<usize>,
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
        if self.quiet != Some(at) {
            self.tree.fault(self.text, at, message.to_owned());
        }
        self.quiet = Some(self.at);
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
            Some(b'{') => self.map(),
            Some(b'[') => self.list(),
            Some(b'"') => self.text(),
            _ => self.word(),
        }
    }

    fn list(&mut self) -> Node<'a> {
        let start = self.at;
        self.at += 1;
        self.lists += 1;
        let mut items: Vec<Node<'a>> = Vec::new();
        let mut comma = None;
        loop {
            self.skip_blanks();
            let here = self.at;
            match self.peek() {
                None => {
                    self.unfinished(start);
                    break;
                }
                Some(b']') => {
                    self.trailing(comma);
                    self.at += 1;
                    break;
                }
                Some(b'}') if self.maps > 0 => {
                    self.fault(here, "The list before this is not closed, so it was read up to here; add `]`.");
                    break;
                }
                Some(b'}' | b':') => self.stray(here),
                Some(b',') if comma.is_some() || items.is_empty() => self.stray(here),
                Some(b',') => {
                    comma = Some(here);
                    self.at += 1;
                }
                Some(_) => {
                    self.separated(here, comma.is_some() || items.is_empty());
                    comma = None;
                    let item = self.value();
                    items.push(item);
                }
            }
        }
        self.lists -= 1;
        Node { span: Span::new(start, self.at), value: Value::List(items) }
    }

    fn map(&mut self) -> Node<'a> {
        let start = self.at;
        self.at += 1;
        self.maps += 1;
        let mut entries: Vec<Entry<'a>> = Vec::new();
        let mut comma = None;
        loop {
            self.skip_blanks();
            let here = self.at;
            match self.peek() {
                None => {
                    self.unfinished(start);
                    break;
                }
                Some(b'}') => {
                    self.trailing(comma);
                    self.at += 1;
                    break;
                }
                Some(b']' | b'{') if self.lists > 0 => {
                    self.fault(here, "The entry before this is not closed, so it was read up to here; add `}`.");
                    break;
                }
                Some(b'{' | b'[') => {
                    self.fault(
                        here,
                        "A key in double quotes is missing here, so this was left out; write `\"key\": …`.",
                    );
                    self.value();
                }
                Some(b']' | b':') => self.stray(here),
                Some(b',') if comma.is_some() || entries.is_empty() => self.stray(here),
                Some(b',') => {
                    comma = Some(here);
                    self.at += 1;
                }
                Some(_) => {
                    self.separated(here, comma.is_some() || entries.is_empty());
                    comma = None;
                    entries.extend(self.entry());
                }
            }
        }
        self.maps -= 1;
        Node { span: Span::new(start, self.at), value: Value::Map(entries) }
    }

    fn entry(&mut self) -> Option<Entry<'a>> {
        let start = self.at;
        let (key, key_span) = if self.peek() == Some(b'"') { self.string() } else { self.bare_key() };
        self.skip_blanks();
        let here = self.at;
        if self.peek() != Some(b':') {
            self.fault(here, "A `:` is missing here, so the key before it was left out; write `\"key\": value`.");
            return None;
        }
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
                self.fault(start, "This is no JSON value, so it was left out; a text stands in double quotes.");
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
            self.fault(start, message);
        }
        let value = text.filter(|_| !runs_on).map_or(Value::Nothing, Value::Text);
        Node { span, value }
    }

    /// A text and its place without quotes; no text where it does not end in its line.
    fn string(&mut self) -> (Option<Cow<'a, str>>, Span) {
        let start = self.at + 1;
        let bytes = self.text.as_bytes().get(start..).unwrap_or_default();
        let mut length = 0;
        let mut has_escapes = false;
        loop {
            match bytes.get(length) {
                Some(b'"') => break,
                Some(b'\\') => {
                    has_escapes = true;
                    // What is escaped is ASCII; if it is not, the loop goes on within its character and ends behind it.
                    length += if matches!(bytes.get(length + 1), Some(b'\n') | None) { 1 } else { 2 };
                }
                Some(b'\n') | None => {
                    let end = start + length;
                    self.at = end;
                    let span = Span::new(start, end);
                    self.fault(
                        start - 1,
                        "This text does not end in its line, so it was left out; close it with `\"`.",
                    );
                    return (None, span);
                }
                Some(_) => length += 1,
            }
        }
        let span = Span::new(start, start + length);
        self.at = start + length + 1;
        let text = span.text(self.text);
        let text = if has_escapes { Cow::Owned(unescaped(text)) } else { Cow::Borrowed(text) };
        (Some(text), span)
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
