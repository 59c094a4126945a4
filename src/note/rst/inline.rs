//! Inline markup of reStructuredText.

use std::ops::Range;

use super::super::inline::{Inline, LONGEST};
use super::super::masked_blocks::{self, Blocks};
use super::super::{Link, LinkKind, PieceContent};
use super::targets::{self, Names};
use crate::text::{Span, first_bytes};

/// Roles whose text names a document.
const DOCUMENTS: [&str; 1] = ["doc"];
/// Roles whose text is a part of the sentence.
const WITHIN: [&str; 13] = [
    "emphasis",
    "strong",
    "sub",
    "sup",
    "subscript",
    "superscript",
    "title-reference",
    "title",
    "t",
    "abbr",
    "dfn",
    "smallcaps",
    "sc",
];
/// Roles whose text is a target, unless it has one in angle brackets.
const TARGETS: [&str; 5] = ["ref", "any", "download", "term", "keyword"];
/// Those that may name a section by its title.
const OF_SECTIONS: [&str; 2] = ["ref", "any"];
/// Roles whose text is code, or what a program shows, be it written as names are.
const CODE: [&str; 18] = [
    "code",
    "literal",
    "math",
    "file",
    "command",
    "program",
    "samp",
    "kbd",
    "guilabel",
    "menuselection",
    "envvar",
    "option",
    "makevar",
    "manpage",
    "mimetype",
    "numref",
    "eq",
    "token",
];
/// Roles whose text is the name of a person.
const PEOPLE: [&str; 6] = ["person", "people", "author", "editor", "name", "character"];

/// Writes the lines of a paragraph into the open block.
pub(super) fn write(blocks: &mut Blocks<'_>, range: Range<usize>, names: &Names) {
    Inline::write(blocks, range, |inline, next| step(inline, next, names));
}

fn step(inline: &mut Inline<'_, '_>, next: char, names: &Names) -> bool {
    match next {
        '\\' => {
            let is_escape = inline.rest().chars().nth(1).is_some();
            if is_escape {
                // With a blank behind it nothing is seen.
                let blank = inline.rest().get(1..2) == Some(" ");
                inline.take(1 + usize::from(blank), None);
                if !blank {
                    inline.skip();
                }
            }
            is_escape
        }
        '`' if inline.rest().starts_with("``") => match inline.closing_anywhere("``") {
            Some(end) => {
                inline.take(end + 2 - inline.at, Some(PieceContent::Barrier));
                true
            }
            None => false,
        },
        '`' => interpreted(inline, 0, None, names),
        ':' => role(inline, names),
        '*' => {
            let mark = if inline.rest().starts_with("**") { "**" } else { "*" };
            match inline.closing(mark) {
                Some(end) => inline.opens(mark.len(), end, mark.len()),
                None => false,
            }
        }
        '|' => match inline.closing_anywhere("|") {
            Some(end) if is_start(inline) => {
                let length = end + 1 - inline.at;
                let marks = underscores(inline.rest().get(length..).unwrap_or_default());
                inline.take(length + marks, Some(PieceContent::Barrier));
                true
            }
            _ => false,
        },
        '[' => footnote(inline),
        '_' if inline.rest().starts_with("_`") && !inline.before().is_some_and(char::is_alphanumeric) => target(inline),
        '_' => reference(inline, names),
        _ => false,
    }
}

/// Whether a mark stands where one may begin something: not behind a word, nor before a blank.
fn is_start(inline: &Inline<'_, '_>) -> bool {
    !inline.before().is_some_and(char::is_alphanumeric)
        && inline.rest().chars().nth(1).is_some_and(|char| !char.is_whitespace())
}

/// How many underscores a text begins with, of which there are two at most.
fn underscores(text: &str) -> usize {
    text.bytes().take(2).take_while(|byte| *byte == b'_').count()
}

/// `` _`name` ``, which references elsewhere call so.
fn target(inline: &mut Inline<'_, '_>) -> bool {
    let inner = first_bytes(inline.rest().get(2..).unwrap_or_default(), LONGEST);
    let length = inner.find('`').filter(|end| *end > 0).map(|end| end + 3);
    if let Some(length) = length {
        inline.take(length, Some(PieceContent::Barrier));
    }
    length.is_some()
}

/// The mark behind `name_`, whose text is what its target is called, and that behind `text__`, which has no name.
fn reference(inline: &mut Inline<'_, '_>, names: &Names) -> bool {
    let marks = underscores(inline.rest());
    let ends = !inline
        .rest()
        .get(marks..)
        .is_some_and(|rest| rest.starts_with(|char: char| char.is_alphanumeric() || char == '_'));
    if !ends || !inline.before().is_some_and(char::is_alphanumeric) {
        return false;
    }
    if marks > 1 {
        inline.take(marks, None);
        return true;
    }
    let word = targets::word(inline.blocks.source.get(..inline.at).unwrap_or_default());
    match names.has_target(word) {
        true => inline.hide(word.len(), 1),
        false => inline.refer(word.len(), 1, inline.at - word.len()..inline.at),
    }
    true
}

/// `[1]_`, `[#name]_`, `[CIT2002]_`
fn footnote(inline: &mut Inline<'_, '_>) -> bool {
    let Some(length) = inline.length_to("]_") else { return false };
    let is_label = inline.rest().get(1..length - 2).is_some_and(|label| !label.contains(['[', ']', '\n']));
    if is_label {
        inline.take(length, Some(PieceContent::Barrier));
    }
    is_label
}

/// `` :role:`text` ``
fn role(inline: &mut Inline<'_, '_>, names: &Names) -> bool {
    let Some(length) = inline.length_to(":`").filter(|length| *length > 2) else { return false };
    let name = inline.rest().get(1..length - 2).unwrap_or_default();
    is_role(name) && interpreted(inline, length - 1, Some(name), names)
}

fn is_role(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|char| char.is_alphanumeric() || matches!(char, '-' | '_' | ':' | '.' | '+'))
}

/// The role that stands behind its text: `` `text`:role: ``
fn role_behind(text: &str) -> Option<&str> {
    let (name, _) = first_bytes(text.strip_prefix(':')?, LONGEST).split_once(':')?;
    is_role(name).then_some(name)
}

/// Text between backticks, behind so many bytes that say what it is.
fn interpreted(inline: &mut Inline<'_, '_>, lead: usize, role: Option<&str>, names: &Names) -> bool {
    let rest = inline.rest();
    let Some(inner) = rest.get(lead + 1..) else { return false };
    let Some(end) = first_bytes(inner, LONGEST).find('`').filter(|end| *end > 0) else { return false };
    let text = inner.get(..end).unwrap_or_default();
    let behind = inner.get(end + 1..).unwrap_or_default();
    let marks = underscores(behind);
    let later = if role.is_none() { role_behind(behind) } else { None };
    let tail = marks + later.map_or(0, |name| name.len() + 2);
    let length = lead + 1 + end + 1 + tail;
    let start = inline.at + lead + 1;
    let (shown, target) = match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((shown, target)) => (shown.trim_end(), Some(target)),
        None => (text, None),
    };
    let place = start..start + shown.len();
    let by_default = if marks == 0 { names.role.as_deref() } else { None };
    match role.or(later).or(by_default) {
        Some(role) if DOCUMENTS.contains(&role) => match target {
            Some(target) => {
                let link = document(inline, length, target, place.clone());
                inline.link(length, place, link);
            }
            None => {
                let link = by_path(inline, length, text, place);
                inline.blocks.body.links.extend(link);
                inline.take(length, Some(PieceContent::Barrier));
            }
        },
        Some(role) if TARGETS.contains(&role) && target.is_none() => {
            match OF_SECTIONS.contains(&role) && !names.has_target(text) {
                true => inline.refer(0, length, place),
                false => inline.take(length, Some(PieceContent::Barrier)),
            }
        }
        Some(role) if TARGETS.contains(&role) => inline.link(length, place, None),
        Some(role) if WITHIN.contains(&role) => return inline.opens(lead + 1, start + end, 1 + tail),
        Some(role) if may_name(role, shown, target.is_some()) => inline.link(length, place, None),
        Some(_) => inline.take(length, Some(PieceContent::Barrier)),
        // Without an address in it the text is what the target is called. One with an address may be called elsewhere.
        None if marks == 1 && target.is_none() => match names.has_target(text) {
            true => inline.take(length, Some(PieceContent::Barrier)),
            false => inline.refer(0, length, place),
        },
        None if marks == 1 && names.refers_to(shown) => inline.take(length, Some(PieceContent::Barrier)),
        None if marks > 0 => {
            let whole = inline.at..inline.at + length;
            let link =
                target.and_then(|target| masked_blocks::link(inline.blocks.source, whole, target, place.clone()));
            inline.link(length, place, link);
        }
        None => return inline.opens(lead + 1, start + end, 1),
    }
    true
}

/// Whether the text of a role that is not known is a person's name: projects have roles of their own for people. Of one
/// that is not for people it may be where the target stands beside it; alone it is the target.
fn may_name(role: &str, text: &str, has_target: bool) -> bool {
    // Domains have roles for code: `py:class`.
    if CODE.contains(&role) || role.contains(':') {
        return false;
    }
    let capitalised = text.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    has_target && capitalised > 1 || capitalised > 0 && PEOPLE.contains(&role)
}

/// A link to a document by a path that is all there is to see. One that is written as names are is no path.
fn by_path(inline: &Inline<'_, '_>, length: usize, target: &str, place: Range<usize>) -> Option<Link> {
    let is_path = !target.contains(|char: char| char.is_whitespace() || char.is_uppercase());
    let link = document(inline, length, target, place.clone()).filter(|_| is_path)?;
    Some(Link { kind: LinkKind::Markdown, name: Span::new(place.start, place.end), shown: None, ..link })
}

/// A link to another document, by its path without an extension.
fn document(inline: &Inline<'_, '_>, length: usize, target: &str, shown: Range<usize>) -> Option<Link> {
    let target = target.trim();
    // One from the root of the documentation, of which nothing is known here.
    if target.is_empty() || target.starts_with('/') {
        return None;
    }
    let whole = inline.at..inline.at + length;
    masked_blocks::named(inline.blocks.source, whole, target.to_owned(), None, shown)
}
