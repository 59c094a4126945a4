//! Escapes text from notes in the output: control characters, which terminals execute, and `::` at the start of a line,
//! which GitHub Actions takes for a command.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use crate::text::is_control;

/// A writer that escapes control characters as `\u001b`, except line breaks and tabs. JSON uses the same escapes, so that
/// its meaning does not change.
pub(super) struct Escaped<W> {
    inner: W,
    /// The start of the current line, if `::` there has to be escaped.
    line: Option<Line>,
}

/// The start of a line.
#[derive(Clone, Copy, PartialEq)]
enum Line {
    Blanks,
    Colon,
    Text,
}

impl<W: Write> Escaped<W> {
    /// Output for people.
    pub(super) fn new(inner: W) -> Self {
        Self { inner, line: Some(Line::Blanks) }
    }

    /// Output for programs, where `::` is not escaped.
    pub(super) fn for_programs(inner: W) -> Self {
        Self { inner, line: None }
    }

    /// The writer without escaping.
    pub(super) fn raw(&mut self) -> &mut W {
        &mut self.inner
    }
}

/// Escapes the second colon of `::` at the start of a line. Returns the start of the last line, too.
fn without_orders(text: &str, mut line: Line) -> (Cow<'_, str>, Line) {
    if line == Line::Text && !text.contains('\n') {
        return (Cow::Borrowed(text), line);
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let is_order = line == Line::Colon && letter == ':';
        line = match (line, letter) {
            (_, '\n') => Line::Blanks,
            (Line::Blanks, ':') => Line::Colon,
            (Line::Blanks, letter) if letter.is_whitespace() => Line::Blanks,
            _ => Line::Text,
        };
        if is_order { out.push_str("\\u003a") } else { out.push(letter) }
    }
    (Cow::Owned(out), line)
}

impl<W: Write> Write for Escaped<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            // The rest of a character may come with what is written next.
            Err(error) => match bytes.get(..error.valid_up_to()).and_then(|valid| std::str::from_utf8(valid).ok()) {
                Some(valid) if !valid.is_empty() => valid,
                _ => return self.inner.write(bytes),
            },
        };
        let plain = escaped(text);
        match self.line {
            None => self.inner.write_all(plain.as_bytes())?,
            Some(line) => {
                let (plain, line) = without_orders(&plain, line);
                self.inner.write_all(plain.as_bytes())?;
                self.line = Some(line);
            }
        }
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Escapes control characters, except line breaks and tabs.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(is_order) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if is_order(letter) {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{:04x}", u32::from(letter));
        } else {
            out.push(letter);
        }
    }
    Cow::Owned(out)
}

/// Escapes control characters, and line breaks and tabs, for text in one line such as a path.
pub(super) fn escaped_in_line(text: &str) -> String {
    escaped(text).replace('\n', "\\u000a").replace('\t', "\\u0009")
}

/// Replaces control characters beyond ASCII by characters of the same number of bytes, so that spans stay valid. The
/// renderer of excerpts replaces those of ASCII by itself.
pub(super) fn masked(text: &str) -> Cow<'_, str> {
    let is_masked = |letter: char| !letter.is_ascii() && is_control(letter);
    if !text.contains(is_masked) {
        return Cow::Borrowed(text);
    }
    let mask = |letter: char| match letter.len_utf8() {
        _ if !is_masked(letter) => letter,
        2 => '¿',
        _ => char::REPLACEMENT_CHARACTER,
    };
    Cow::Owned(text.chars().map(mask).collect())
}

fn is_order(letter: char) -> bool {
    is_control(letter) && letter != '\n' && letter != '\t'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_terminal_would_obey_is_written_out() {
        let text = "a\u{1b}[31m\u{9b}2J\u{7f}\u{8}\r\n\té \u{202e}x\u{2066}\u{200f}🧭";
        let plain = "a\\u001b[31m\\u009b2J\\u007f\\u0008\\u000d\n\té \\u202ex\\u2066\\u200f🧭";
        assert_eq!(escaped(text), plain);
        let mut out = Escaped::new(Vec::new());
        // A character may come in parts.
        let (one, other) = text.as_bytes().split_at(text.len() - 2);
        out.write_all(one).unwrap();
        out.write_all(other).unwrap();
        assert_eq!(String::from_utf8(out.inner).unwrap(), plain);
    }

    #[test]
    fn no_line_begins_as_an_order_to_ci() {
        let mut out = Escaped::new(Vec::new());
        for piece in ["::error::a", "::b\n", " ", ":", ":c\n:d\n", "e::f\n:", "\n:"] {
            out.write_all(piece.as_bytes()).unwrap();
        }
        let expected = ":\\u003aerror::a::b\n :\\u003ac\n:d\ne::f\n:\n:";
        assert_eq!(String::from_utf8(out.inner).unwrap(), expected);
    }

    #[test]
    fn json_says_what_it_did() {
        let value = serde_json::json!({ "name": "a\u{1b}\u{9b}\u{202e}\u{7f}é\n" });
        let mut out = Escaped::new(Vec::new());
        write!(out, "{value}").unwrap();
        assert!(!String::from_utf8_lossy(&out.inner).contains(['\u{9b}', '\u{202e}', '\u{7f}']));
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&out.inner).unwrap(), value);
    }

    #[test]
    fn a_mask_keeps_places() {
        let text = "a\u{1b}\u{9b}\u{202e}é\r\n\t";
        let masked = masked(text);
        assert_eq!(masked, "a\u{1b}¿\u{fffd}é\r\n\t");
        assert!(text.char_indices().map(|(at, _)| at).eq(masked.char_indices().map(|(at, _)| at)));
    }
}
