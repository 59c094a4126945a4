//! Decodes encoded text in mail: `=?utf-8?Q?Zo=C3=AB?=` in headers (RFC 2047), `Zo=C3=AB` in bodies (RFC 2045).

use crate::text::first_bytes;
use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::{Encoding, UTF_8};

use crate::note::VisibleText;
use crate::note::masked_blocks::Blocks;

/// A character set; `None` if it is not known.
#[derive(Clone, Copy)]
pub(super) struct Charset(Option<&'static Encoding>);

impl Default for Charset {
    fn default() -> Self {
        Self(Some(UTF_8))
    }
}

impl Charset {
    pub(super) fn of(name: &str) -> Self {
        // ASCII is part of UTF-8, which mails have that say no more.
        let is_ascii = matches!(name.to_ascii_lowercase().as_str(), "us-ascii" | "ascii");
        Self(if is_ascii { Some(UTF_8) } else { Encoding::for_label(name.as_bytes()) })
    }

    fn decode(self, bytes: &[u8]) -> Option<String> {
        self.0?.decode_without_bom_handling_and_without_replacement(bytes).map(Cow::into_owned)
    }
}

/// Decodes a header's text, on one line.
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in parts(text) {
        match part {
            Part::Text(range) => {
                // Where a header is folded, the blank behind the line end is its own.
                out.push_str(&text.get(range).unwrap_or_default().replace(['\n', '\r'], ""));
            }
            Part::Word(_, seen) => out.push_str(&seen),
        }
    }
    out
}

/// The displayed text of a piece of a mail's header or body.
pub(in crate::note) fn seen(text: &str) -> String {
    if text.contains("=?") {
        return decoded(text);
    }
    let mut blocks = Blocks::new(text);
    quoted(&mut blocks, 0..text.len(), Charset::default());
    let body = blocks.finish();
    body.blocks.iter().map(|block| VisibleText::of(block, text).text).collect::<Vec<String>>().join(" ")
}

/// Writes a header's text into the open block.
pub(super) fn write(blocks: &mut Blocks<'_>, range: Range<usize>) {
    let text = blocks.source.get(range.clone()).unwrap_or_default();
    let place = |part: &Range<usize>| range.start + part.start..range.start + part.end;
    for part in parts(text) {
        match part {
            Part::Text(part) => blocks.text(place(&part)),
            Part::Word(part, seen) => blocks.other(place(&part), &seen),
        }
    }
}

enum Part {
    Text(Range<usize>),
    /// An encoded word, and what it says.
    Word(Range<usize>, String),
}

/// A header's text in parts. Blanks between two encoded words are not seen.
fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut done, mut at) = (0, 0);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("=?")) {
        let start = at + found;
        let Some((seen, length)) = text.get(start..).and_then(word) else {
            at = start + 2;
            continue;
        };
        let between = text.get(done..start).unwrap_or_default();
        let is_between_words = matches!(parts.last(), Some(Part::Word(..))) && between.trim().is_empty();
        if !between.is_empty() && !is_between_words {
            parts.push(Part::Text(done..start));
        }
        parts.push(Part::Word(start..start + length, seen));
        at = start + length;
        done = at;
    }
    if done < text.len() {
        parts.push(Part::Text(done..text.len()));
    }
    parts
}

/// What the encoded word says that a text begins with, and how long it is. None is longer than 75 bytes by the rules.
fn word(text: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 256;
    let near = first_bytes(text, LONGEST);
    let (charset, rest) = near.strip_prefix("=?")?.split_once('?')?;
    let (encoding, rest) = rest.split_once('?')?;
    let (data, behind) = rest.split_once("?=")?;
    let charset = Charset::of(charset.split('*').next().unwrap_or(charset));
    let bytes = match encoding {
        "B" | "b" => base64(data)?,
        "Q" | "q" => bytes_of(&data.replace('_', " ")),
        _ => return None,
    };
    let seen = charset.decode(&bytes)?;
    (!seen.contains(char::is_control)).then(|| (seen, near.len() - behind.len()))
}

/// Writes a line of quoted-printable text into the open block.
pub(super) fn quoted(blocks: &mut Blocks<'_>, range: Range<usize>, charset: Charset) {
    let text = blocks.source.get(range.clone()).unwrap_or_default();
    let mut done = 0;
    for (at, _) in text.match_indices('=') {
        if at < done {
            continue;
        }
        let mut bytes = Vec::new();
        while let Some(byte) = text.get(at + 3 * bytes.len()..).and_then(escaped) {
            bytes.push(byte);
        }
        let end = at + 3 * bytes.len();
        if bytes.is_empty() {
            continue;
        }
        blocks.text(range.start + done..range.start + at);
        let place = range.start + at..range.start + end;
        match charset.decode(&bytes) {
            Some(seen) => blocks.other(place, &seen),
            None => blocks.barrier(place),
        }
        done = end;
    }
    blocks.text(range.start + done..range.end);
}

/// The byte that `=C3` stands for.
fn escaped(text: &str) -> Option<u8> {
    let digits = text.strip_prefix('=')?.get(..2)?;
    u8::from_str_radix(digits, 16).ok()
}

fn bytes_of(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match escaped(rest) {
            Some(byte) => {
                bytes.push(byte);
                rest = rest.get(3..).unwrap_or_default();
            }
            None => {
                bytes.extend(first.encode_utf8(&mut [0; 4]).as_bytes());
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    bytes
}

/// Six bits a letter.
fn base64(data: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0_u32);
    for byte in data.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0xff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).ok()?);
        }
    }
    Some(bytes)
}
