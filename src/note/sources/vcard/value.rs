//! Values of vCards: what is encoded and escaped in them, lists, and structures of several components.

use crate::text::Span;

/// A value without folds and encoding, but with its escapes.
#[derive(Clone, Debug)]
pub(super) struct Value {
    text: String,
    span: Span,
    /// Whether just this text stands at the span, so that each part of it has a place of its own.
    is_as_written: bool,
}

/// A value, or a part of one, as a reader sees it.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Part {
    /// Trimmed and without escapes.
    pub(super) text: String,
    /// Where it stands; where the whole value does if that is folded or encoded.
    pub(super) span: Span,
}

impl Value {
    /// A value that stands at the span just so.
    pub(super) fn as_written(text: String, span: Span) -> Self {
        Self { text, span, is_as_written: true }
    }

    /// A value that is written otherwise at the span.
    pub(super) fn elsewhere(text: String, span: Span) -> Self {
        Self { text, span, is_as_written: false }
    }

    /// All of it.
    pub(super) fn whole(&self) -> Part {
        Part { text: unescaped(self.text.trim()), span: self.span }
    }

    /// Where the value stands behind its first `bytes` bytes.
    pub(super) fn behind(&self, bytes: usize) -> Span {
        let end = self.span.end as usize;
        if self.is_as_written { Span::new((self.span.start as usize + bytes).min(end), end) } else { self.span }
    }

    /// What stands between separators that are not escaped. Parts without text are among them.
    pub(super) fn parts(&self, separator: char) -> Vec<Part> {
        let mut parts = Vec::new();
        let (mut start, mut is_escaped) = (0, false);
        for (at, letter) in self.text.char_indices() {
            if letter == separator && !is_escaped {
                parts.push(self.part(start, at));
                start = at + letter.len_utf8();
            }
            is_escaped = letter == '\\' && !is_escaped;
        }
        parts.push(self.part(start, self.text.len()));
        parts
    }

    fn part(&self, start: usize, end: usize) -> Part {
        let whole = self.text.get(start..end).unwrap_or_default();
        let text = whole.trim();
        let from = self.span.start as usize + start + whole.len() - whole.trim_start().len();
        let span = if self.is_as_written { Span::new(from, from + text.len()) } else { self.span };
        Part { text: unescaped(text), span }
    }
}

/// The text without backslashes before what they take its meaning from; others stay: those of paths.
fn unescaped(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let escaped = match letters.peek() {
            Some('n' | 'N') => Some('\n'),
            Some(mark @ (',' | ';' | ':' | '\\')) => Some(*mark),
            _ => None,
        };
        match escaped.filter(|_| letter == '\\') {
            Some(mark) => {
                out.push(mark);
                letters.next();
            }
            None => out.push(letter),
        }
    }
    out
}

/// Decodes quoted-printable (RFC 2045, section 6.7), soft breaks aside. Nothing where the bytes are in a character set that
/// is neither UTF-8 nor Latin.
pub(super) fn decoded(text: &str, charset: Option<&str>) -> Option<String> {
    const LATIN: [&str; 4] = ["ISO-8859-1", "ISO-8859-15", "WINDOWS-1252", "US-ASCII"];
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, behind)) = rest.split_first() {
        rest = behind;
        match (byte, behind) {
            (b'=', [high, low, behind @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                bytes.push(hex(*high).unwrap_or_default() << 4 | hex(*low).unwrap_or_default());
                rest = behind;
            }
            // A soft break that nothing follows.
            (b'=', []) => {}
            (byte, _) => bytes.push(*byte),
        }
    }
    let is_latin = charset.is_none_or(|charset| LATIN.iter().any(|latin| charset.eq_ignore_ascii_case(latin)));
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        // Each byte of ISO 8859-1 is the character of that number.
        Err(error) => is_latin.then(|| error.into_bytes().into_iter().map(char::from).collect()),
    }
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// A day as ISO 8601 writes it, as far as the value is one: `1985-04-12` of `19850412` and of a time on that day, `04-12`
/// of `--0412`. Anything else is as it was.
pub(super) fn day(text: &str) -> String {
    let head = text.split(['T', 't', ' ']).next().unwrap_or_default();
    let (sign, digits) = match head.strip_prefix("--") {
        Some(digits) => ("--", digits),
        None => ("", head),
    };
    let pair = |from: usize| digits.get(from..from + 2).unwrap_or_default();
    let shape: String = digits.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect();
    match (sign, shape.as_str()) {
        ("", "00000000") => format!("{}-{}-{}", digits.get(..4).unwrap_or_default(), pair(4), pair(6)),
        ("", "0000-00-00") | ("--", "00-00") => digits.to_owned(),
        ("--", "0000") => format!("{}-{}", pair(0), pair(2)),
        _ => text.to_owned(),
    }
}
