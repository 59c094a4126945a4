//! Inline markup of AsciiDoc.

use crate::text::first_bytes;
use std::ops::Range;

use super::super::character_references;
use super::super::inline::{Inline, other};
use super::super::masked_blocks::{self, Blocks};
use super::super::{Link, PieceContent};

/// What stands for a character: `{nbsp}`.
const CHARACTERS: [(&str, &str); 10] = [
    ("nbsp", "\u{a0}"),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("apos", "'"),
    ("quot", "\""),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
];

/// Quotes, as they are written with backticks.
const QUOTES: [(&str, &str); 4] = [("\"`", "“"), ("`\"", "”"), ("'`", "‘"), ("`'", "’")];

/// Macros whose text in brackets is that of a link.
const LINKS: [&str; 7] = ["xref:", "link:", "mailto:", "http://", "https://", "ftp://", "irc://"];
/// Other macros. The text of a footnote is prose.
const MACROS: [&str; 14] = [
    "footnote:",
    "image:",
    "icon:",
    "kbd:",
    "btn:",
    "menu:",
    "pass:",
    "stem:",
    "latexmath:",
    "asciimath:",
    "anchor:",
    "indexterm:",
    "indexterm2:",
    "footnoteref:",
];

/// Writes the lines of a paragraph into the open block.
pub(super) fn write(blocks: &mut Blocks<'_>, range: Range<usize>) {
    Inline::write(blocks, range, step);
}

/// Takes markup that begins here, if any does.
fn step(inline: &mut Inline<'_, '_>, next: char) -> bool {
    match next {
        '\\' => {
            let is_escape = inline.rest().chars().nth(1).is_some_and(|char| char.is_ascii_punctuation());
            if is_escape {
                inline.take(1, None);
                inline.skip();
            }
            is_escape
        }
        '"' | '\'' | '`' => quote(inline) || next == '`' && code(inline),
        '$' if inline.rest().starts_with("$$") => hidden(inline, "$$", "$$"),
        '+' => plus(inline),
        '*' | '_' | '#' => emphasis(inline, next),
        '&' => match character_references::read(inline.rest()) {
            Some((seen, length)) => {
                inline.take(length, other(seen));
                true
            }
            None => false,
        },
        '{' => reference(inline),
        '<' if inline.rest().starts_with("<<") => cross_reference(inline),
        '(' if inline.rest().starts_with("(((") => match inline.length_to(")))") {
            Some(length) => {
                inline.take(length, None);
                true
            }
            None => false,
        },
        '(' if inline.rest().starts_with("((") => double(inline, "((", "))"),
        '[' => attributes(inline),
        _ if next.is_ascii_lowercase() => macros(inline),
        _ => false,
    }
}

fn quote(inline: &mut Inline<'_, '_>) -> bool {
    let found = QUOTES.iter().find(|(mark, _)| inline.rest().starts_with(mark)).filter(|(mark, _)| {
        // What ends a quotation stands behind something: `'this'` is code.
        let ends = mark.starts_with('`');
        !ends || inline.before().is_some_and(|char| !char.is_whitespace() && !"([{".contains(char))
    });
    if let Some((mark, seen)) = found {
        inline.take(mark.len(), other(*seen));
    }
    found.is_some()
}

/// Code, of which nothing is prose.
fn hidden(inline: &mut Inline<'_, '_>, anywhere: &str, around: &str) -> bool {
    let end = match inline.closing_anywhere(anywhere) {
        Some(end) => end + anywhere.len(),
        None => match inline.closing(around) {
            Some(end) => end + around.len(),
            None => return false,
        },
    };
    inline.take(end - inline.at, Some(PieceContent::Barrier));
    true
}

/// `` `code` ``; where a letter stands behind the mark it is not shown as code, and is hardly prose.
fn code(inline: &mut Inline<'_, '_>) -> bool {
    if hidden(inline, "``", "`") {
        return true;
    }
    let is_free = !inline.before().is_some_and(char::is_alphanumeric);
    let near = first_bytes(inline.rest().get(1..).unwrap_or_default(), super::super::inline::LONGEST);
    let near = near.split('\n').next().unwrap_or_default();
    let length = near.find('`').filter(|end| is_free && *end > 0 && !near.starts_with(' ')).map(|end| end + 2);
    if let Some(length) = length {
        inline.take(length, Some(PieceContent::Barrier));
    }
    length.is_some()
}

/// `+++passed on+++`, `++passed on++`, `+as it stands+`, and the break at the end of a line.
fn plus(inline: &mut Inline<'_, '_>) -> bool {
    let rest = inline.rest();
    if rest.starts_with("+++") {
        return hidden(inline, "+++", "+++");
    }
    let ends_line = matches!(rest.get(1..).map(|rest| rest.trim_start_matches([' ', '\r'])), Some(rest) if rest.is_empty() || rest.starts_with('\n'));
    if ends_line && inline.before() == Some(' ') {
        inline.take(1, None);
        return true;
    }
    hidden(inline, "++", "+")
}

fn emphasis(inline: &mut Inline<'_, '_>, mark: char) -> bool {
    let double = [mark, mark].iter().collect::<String>();
    if let Some(end) = inline.closing_anywhere(&double) {
        return inline.opens(2, end, 2);
    }
    match inline.closing(double.get(1..).unwrap_or_default()) {
        Some(end) => inline.opens(1, end, 1),
        None => false,
    }
}

/// What a role says something of: it stands right before the mark.
fn styled(inline: &mut Inline<'_, '_>, length: usize) -> bool {
    let behind = inline.rest().get(length..).unwrap_or_default();
    let Some(mark) = behind.chars().next().filter(|mark| matches!(mark, '#' | '*' | '_')) else { return false };
    let mut marks = [0; 4];
    let mark = &*mark.encode_utf8(&mut marks);
    let double = mark.repeat(2);
    let found = match inline.closing_anywhere_from(length, &double) {
        Some(end) => Some((2, end)),
        None => inline.closing_from(length, mark).map(|end| (1, end)),
    };
    found.is_some_and(|(count, end)| inline.opens(length + count, end, count))
}

/// Marks of an index term, which is seen.
fn double(inline: &mut Inline<'_, '_>, open: &str, close: &str) -> bool {
    match inline.length_to(close) {
        Some(length) => {
            let end = inline.at + length - close.len();
            inline.opens(open.len(), end, close.len())
        }
        None => false,
    }
}

/// `{name}`, `{set:name:value}`
fn reference(inline: &mut Inline<'_, '_>) -> bool {
    let Some(length) = inline.length_to("}") else { return false };
    let name = inline.rest().get(1..length - 1).unwrap_or_default();
    if ["set:", "counter:", "counter2:"].iter().any(|order| name.starts_with(order)) {
        inline.take(length, Some(PieceContent::Barrier));
        return true;
    }
    let is_name = !name.is_empty() && name.chars().all(|char| char.is_alphanumeric() || matches!(char, '-' | '_'));
    if is_name {
        let seen = CHARACTERS.iter().find(|(own, _)| *own == name);
        inline.take(length, seen.map_or(Some(PieceContent::Barrier), |(_, seen)| other(*seen)));
    }
    is_name
}

/// `<<id,text>>`, `<<note.adoc#id,text>>`
fn cross_reference(inline: &mut Inline<'_, '_>) -> bool {
    let Some(length) = inline.length_to(">>") else { return false };
    let inner = inline.rest().get(2..length - 2).unwrap_or_default();
    match inner.split_once(',') {
        Some((target, text)) => {
            let start = inline.at + length - 2 - text.trim_start().len();
            let shown = start..start + text.trim().len();
            let source = inline.blocks.source;
            let link = masked_blocks::link(source, inline.at..inline.at + length, target.trim(), shown.clone());
            inline.link(length, shown, link);
        }
        // Without a text it may go by the title of a section.
        None => inline.refer(0, length, inline.at + 2..inline.at + length - 2),
    }
    true
}

/// `[[anchor]]`, and `[.role]` before a mark.
fn attributes(inline: &mut Inline<'_, '_>) -> bool {
    let rest = inline.rest();
    let close = if rest.starts_with("[[") { "]]" } else { "]" };
    let Some(length) = inline.length_to(close) else { return false };
    let behind = rest.get(length..).unwrap_or_default();
    let is_role = rest.starts_with("[.") || rest.starts_with("[#");
    // Roles of old are written without a dot, of which most stand before `#`.
    let inner = rest.get(1..length - 1).unwrap_or_default();
    let is_word = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | ' ' | '.' | '%');
    let may_be_role = close == "]"
        && (is_role || behind.starts_with('#') && inner.chars().all(is_word))
        && !inline.before().is_some_and(char::is_alphanumeric);
    if may_be_role && styled(inline, length) {
        return true;
    }
    let takes = close == "]]" || is_role && behind.starts_with(['#', '*', '_', '`']);
    if takes {
        inline.take(length, None);
    }
    takes
}

/// `name:target[text]`
fn macros(inline: &mut Inline<'_, '_>) -> bool {
    if inline.before().is_some_and(char::is_alphanumeric) {
        return false;
    }
    let rest = inline.rest();
    let link = LINKS.iter().find(|name| rest.starts_with(*name));
    let Some(name) = link.or_else(|| MACROS.iter().find(|name| rest.starts_with(*name))) else {
        return unknown(inline);
    };
    let near = first_bytes(rest, super::super::inline::LONGEST);
    let Some(open) = near.find('[').filter(|open| near.get(..*open).is_some_and(|to| !to.contains('\n'))) else {
        return false;
    };
    let target = near.get(name.len()..open).unwrap_or_default();
    let is_spaced = *name != "xref:" && *name != "image:" && target.contains(' ');
    let Some(close) = closing_bracket(near, open).filter(|_| !is_spaced) else { return false };
    let (at, length) = (inline.at, close + 1);
    let inner = near.get(open + 1..close).unwrap_or_default();
    match *name {
        "footnote:" => inline.link(length, at + open + 1..at + close, None),
        // What is written for those who do not see a picture; a word alone says nothing.
        "image:" if shown(inner).contains(' ') => {
            let start = at + open + 1 + inner.find(shown(inner)).unwrap_or_default();
            inline.link(length, start..start + shown(inner).len(), None);
        }
        "xref:" if inner.trim().is_empty() => inline.refer(0, length, at + name.len()..at + open),
        _ if link.is_some() => {
            let text = shown(inner);
            let start = at + open + 1 + inner.find(text).unwrap_or_default();
            let shown = start..start + text.len();
            inline.link(length, shown.clone(), to_note(inline, name, target, length, shown));
        }
        _ => inline.take(length, Some(PieceContent::Barrier)),
    }
    true
}

/// A macro that is not known, `name:target[text]`, of which nothing is surely prose.
fn unknown(inline: &mut Inline<'_, '_>) -> bool {
    let near = first_bytes(inline.rest(), super::super::inline::LONGEST);
    let is_of_name = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_');
    let name = near.find(|char| !is_of_name(char)).unwrap_or(near.len());
    let Some(behind) = near.get(name..).and_then(|rest| rest.strip_prefix(':')) else { return false };
    let target = behind.find(|char: char| char == '[' || char.is_whitespace()).unwrap_or(behind.len());
    let open = name + 1 + target;
    let close = behind.get(target..).filter(|rest| rest.starts_with('[')).and_then(|_| closing_bracket(near, open));
    if let Some(close) = close {
        inline.take(close + 1, Some(PieceContent::Barrier));
    }
    close.is_some()
}

fn to_note(inline: &Inline<'_, '_>, name: &str, target: &str, length: usize, shown: Range<usize>) -> Option<Link> {
    let is_local = matches!(name, "xref:" | "link:");
    let (source, at) = (inline.blocks.source, inline.at);
    is_local.then(|| masked_blocks::link(source, at..at + length, target, shown)).flatten()
}

/// Where the bracket at `open` is closed; one with a backslash before it is text.
fn closing_bracket(text: &str, open: usize) -> Option<usize> {
    let inner = text.get(open + 1..)?;
    let mut ends = inner.match_indices(']').map(|(at, _)| at);
    let is_end = |at: &usize| !inner.get(..*at).is_some_and(|before| before.ends_with('\\'));
    ends.find(is_end).map(|at| open + 1 + at)
}

/// The text of a link, without attributes behind it: `text^`, `text,window=_blank`, `"text, too",role=x`.
fn shown(inner: &str) -> &str {
    if let Some((text, _)) = inner.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
        return text;
    }
    let text = match inner.split_once('=') {
        Some((before, _)) => before.rsplit_once(',').map_or("", |(text, _)| text),
        None => inner,
    };
    text.trim().trim_end_matches('^')
}
