//! HTML tags: parsing them, and classifying elements by name.

use crate::text::first_bytes;
use std::ops::Range;

/// No tag has more bytes, be there a picture in its attributes; the bound keeps the time linear.
const LONGEST: usize = 1 << 20;

/// The class of an element.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// Nothing of it is prose, and a block ends there.
    Hidden,
    /// The same within a line.
    Code,
    Head,
    Body,
    Title,
    Meta,
    Link,
    /// It stands within a line, and a name may cross its tags.
    Within,
    /// It stands within a line, and no name crosses it.
    Picture,
    Break,
    Heading(u8),
    Item,
    Cell,
    /// It begins a block and ends one.
    Block,
}

const HIDDEN: [&str; 20] = [
    "xmp",
    "listing",
    "plaintext",
    "option",
    "optgroup",
    "applet",
    "noembed",
    "script",
    "style",
    "pre",
    "textarea",
    "template",
    "svg",
    "math",
    "iframe",
    "noscript",
    "select",
    "object",
    "canvas",
    "datalist",
];
const CODE: [&str; 5] = ["code", "kbd", "samp", "var", "tt"];
const WITHIN: [&str; 28] = [
    "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "em", "font", "i", "ins", "label",
    "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "u", "wbr", "ruby",
];
const PICTURES: [&str; 8] = ["img", "input", "button", "audio", "video", "picture", "embed", "source"];

pub(super) fn kind(name: &str) -> Kind {
    match name {
        "head" => Kind::Head,
        "body" => Kind::Body,
        "title" => Kind::Title,
        "meta" => Kind::Meta,
        "a" => Kind::Link,
        "br" => Kind::Break,
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "h4" => Kind::Heading(4),
        "h5" => Kind::Heading(5),
        "h6" => Kind::Heading(6),
        "li" | "dt" | "dd" => Kind::Item,
        "td" | "th" => Kind::Cell,
        _ if HIDDEN.contains(&name) => Kind::Hidden,
        _ if CODE.contains(&name) => Kind::Code,
        _ if WITHIN.contains(&name) => Kind::Within,
        _ if PICTURES.contains(&name) => Kind::Picture,
        _ => Kind::Block,
    }
}

/// A tag.
pub(super) struct Tag {
    /// In small letters.
    pub(super) name: String,
    pub(super) is_closing: bool,
    /// Whether it ends its own element: `<br/>`.
    pub(super) is_empty: bool,
    pub(super) length: usize,
}

/// The prefix of a text in which a tag may end.
pub(super) fn near(text: &str) -> &str {
    first_bytes(text, LONGEST)
}

/// Parses the tag at the start of a text.
pub(super) fn read(text: &str) -> Option<Tag> {
    let inner = text.strip_prefix('<')?;
    let is_closing = inner.starts_with('/');
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let is_of_name = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | ':');
    let name = inner.split(|char| !is_of_name(char)).next().unwrap_or_default();
    if !name.starts_with(|char: char| char.is_ascii_alphabetic()) {
        return None;
    }
    let length = length(near(text))?;
    let is_empty = text.get(..length).is_some_and(|tag| tag.ends_with("/>"));
    Some(Tag { name: name.to_ascii_lowercase(), is_closing, is_empty, length })
}

/// How long a tag is. A `>` between quotes does not end it, and a `<` outside of them says that it is none.
fn length(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, b'>') => return Some(at + 1),
            (None, b'<') => return None,
            _ => {}
        }
    }
    None
}

/// The range of an attribute's value in the tag at the start of a text.
pub(super) fn attribute(text: &str, tag: &Tag, wanted: &str) -> Option<Range<usize>> {
    let text = text.get(..tag.length)?;
    let mut at = 1 + tag.name.len();
    loop {
        let rest = text.get(at..)?;
        let name_start = at + rest.find(|char: char| char.is_ascii_alphabetic())?;
        let rest = text.get(name_start..)?;
        let name_end = name_start + rest.find(|char: char| matches!(char, '=' | '>' | '/') || char.is_whitespace())?;
        let name = text.get(name_start..name_end)?;
        let behind = text.get(name_end..)?;
        let Some(value) = behind.trim_start().strip_prefix('=').map(str::trim_start) else {
            at = name_end;
            continue;
        };
        let start = text.len() - value.len();
        let (from, to, next) = match value.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
            Some(quote) => {
                let length = value.get(1..)?.find(quote)?;
                (start + 1, start + 1 + length, start + length + 2)
            }
            None => {
                let length = value.find(|char: char| char.is_whitespace() || char == '>')?;
                (start, start + length, start + length)
            }
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(from..to);
        }
        at = next;
    }
}
