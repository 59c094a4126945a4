//! vCard values: their encoding and escapes, lists, and structured values.

use std::borrow::Cow;

use encoding_rs::Encoding;

use crate::note::sources::placeholder::is_no_day;
use crate::note::sources::windows_1252;
use crate::text::Span;

/// A value without folds and encoding, but with its escapes.
#[derive(Clone, Debug)]
pub(super) struct Value {
    text: String,
    span: Span,
    /// Whether just this text stands at the span, so that each part of it has a place of its own.
    is_as_written: bool,
}

/// A decoded value, or a part of one.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Part {
    /// Trimmed and without escapes.
    pub(super) text: String,
    /// Its span; that of the whole value if that is folded or encoded.
    pub(super) span: Span,
}

impl Value {
    /// A value that is written at the span as it reads.
    pub(super) fn as_written(text: String, span: Span) -> Self {
        Self { text, span, is_as_written: true }
    }

    /// A value that is written differently at the span.
    pub(super) fn elsewhere(text: String, span: Span) -> Self {
        Self { text, span, is_as_written: false }
    }

    /// All of it.
    pub(super) fn whole(&self) -> Part {
        Part { text: unescaped(self.text.trim()), span: self.span }
    }

    /// The span of the value behind its first `bytes` bytes.
    pub(super) fn behind(&self, bytes: usize) -> Span {
        let end = self.span.end as usize;
        if self.is_as_written { Span::new((self.span.start as usize + bytes).min(end), end) } else { self.span }
    }

    /// The parts between separators that are not escaped, empty ones included.
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

/// Whether the name of a character set is that of one of Western Europe, or there is none. A file that states Latin 1
/// mostly means that of Windows, which has more letters.
fn is_latin(charset: Option<&str>) -> bool {
    const LATIN: [&str; 6] = ["ISO-8859-1", "ISO-8859-15", "LATIN1", "WINDOWS-1252", "CP1252", "US-ASCII"];
    charset.is_none_or(|charset| LATIN.iter().any(|latin| charset.eq_ignore_ascii_case(latin)))
}

/// The text in the character set that a property says, where it was read as if it were in Windows-1252. Nothing if it
/// is not that either.
pub(super) fn reread<'t>(text: &'t str, charset: Option<&str>) -> Option<Cow<'t, str>> {
    let is_utf_8 = charset.is_some_and(|charset| charset.eq_ignore_ascii_case("UTF-8"));
    if text.is_ascii() || is_utf_8 || is_latin(charset) {
        return Some(Cow::Borrowed(text));
    }
    let byte_of = |letter: char| match letter {
        letter if letter.is_ascii() => u8::try_from(letter).ok(),
        letter => (0x80..=0xff).find(|byte| windows_1252(*byte) == letter),
    };
    // What has other letters was read as what it is.
    let Some(bytes) = text.chars().map(byte_of).collect::<Option<Vec<u8>>>() else { return Some(Cow::Borrowed(text)) };
    in_charset(&bytes, charset).map(Cow::Owned)
}

/// The text of bytes in a character set of this name; nothing if there is none, or they are not in it.
fn in_charset(bytes: &[u8], charset: Option<&str>) -> Option<String> {
    let encoding = Encoding::for_label(charset?.trim().as_bytes())?;
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Cow::into_owned)
}

/// Decodes quoted-printable (RFC 2045, section 6.7), soft breaks aside. Nothing where the bytes are neither in UTF-8
/// nor in the character set that is said.
pub(super) fn decoded(text: &str, charset: Option<&str>) -> Option<String> {
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
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) if is_latin(charset) => Some(error.into_bytes().into_iter().map(windows_1252).collect()),
        Err(error) => in_charset(error.as_bytes(), charset),
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

/// A day as ISO 8601 writes it, as far as the value is one: `1985-04-12` of `19850412` and of a time on that day,
/// `04-12` of `--0412`. Parts that are zero are not known. Anything else is as it was, and nothing is left of what is
/// no day.
pub(super) fn day(text: &str) -> String {
    if is_no_day(text) {
        return String::new();
    }
    let head = text.split(['T', 't', ' ']).next().unwrap_or_default();
    let (sign, digits) = match head.strip_prefix("--") {
        Some(digits) => ("--", digits),
        None => ("", head),
    };
    let shape: String = digits.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect();
    let bare: String = digits.chars().filter(char::is_ascii_digit).collect();
    let (year, day) = match (sign, shape.as_str()) {
        ("", "00000000" | "0000-00-00") => bare.split_at_checked(4).unwrap_or_default(),
        ("--", "0000" | "00-00") => ("", bare.as_str()),
        _ => return text.to_owned(),
    };
    let is_known = |part: &&str| part.contains(|digit| digit != '0');
    let (month, day) = day.split_at_checked(2).filter(|(month, _)| is_known(month)).unwrap_or_default();
    [year, month, day].into_iter().filter(is_known).collect::<Vec<&str>>().join("-")
}
