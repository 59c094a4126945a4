//! Text from notes on its way to a terminal, which takes some characters for orders: to colour, to move, to rename its
//! window.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use crate::text::is_control;

/// Output in which control characters are written as `\u001b`, but for ends of lines and tabs. JSON has the same way to
/// write them, so that it says what it did.
pub(super) struct Escaped<W>(pub(super) W);

impl<W: Write> Write for Escaped<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            // The rest of a character may come with what is written next.
            Err(error) => match bytes.get(..error.valid_up_to()).and_then(|valid| std::str::from_utf8(valid).ok()) {
                Some(valid) if !valid.is_empty() => valid,
                _ => return self.0.write(bytes),
            },
        };
        self.0.write_all(escaped(text).as_bytes())?;
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The text with control characters written as `\u001b`, but for ends of lines and tabs.
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

/// The text of an excerpt with another character for each control character beyond ASCII: one of as many bytes, so that spans
/// of the text are spans of what comes out. Those of ASCII are shown as pictures by who prints excerpts.
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
        let mut out = Escaped(Vec::new());
        // A character may come in parts.
        let (one, other) = text.as_bytes().split_at(text.len() - 2);
        out.write_all(one).unwrap();
        out.write_all(other).unwrap();
        assert_eq!(String::from_utf8(out.0).unwrap(), plain);
    }

    #[test]
    fn json_says_what_it_did() {
        let value = serde_json::json!({ "name": "a\u{1b}\u{9b}\u{202e}\u{7f}é\n" });
        let mut out = Escaped(Vec::new());
        write!(out, "{value}").unwrap();
        assert!(!String::from_utf8_lossy(&out.0).contains(['\u{9b}', '\u{202e}', '\u{7f}']));
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&out.0).unwrap(), value);
    }

    #[test]
    fn a_mask_keeps_places() {
        let text = "a\u{1b}\u{9b}\u{202e}é\r\n\t";
        let masked = masked(text);
        assert_eq!(masked, "a\u{1b}¿\u{fffd}é\r\n\t");
        assert!(text.char_indices().map(|(at, _)| at).eq(masked.char_indices().map(|(at, _)| at)));
    }
}
