//! The markup of reStructuredText within a paragraph.

use std::ops::Range;

use super::super::blocks::{self, Blocks};
use super::super::inline::Inline;
use super::super::{Link, Seen};

/// Roles whose text names a document.
const DOCUMENTS: [&str; 1] = ["doc"];
/// Roles whose text is a part of the sentence.
const WITHIN: [&str; 11] = [
    "emphasis",
    "strong",
    "sub",
    "sup",
    "subscript",
    "superscript",
    "title-reference",
    "abbr",
    "dfn",
    "smallcaps",
    "sc",
];
/// Roles whose text is a target, unless it has one in angle brackets.
const TARGETS: [&str; 3] = ["ref", "any", "download"];
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
/// Roles whose text is somebody's name.
const PEOPLE: [&str; 6] = ["person", "people", "author", "editor", "name", "character"];

/// Puts the lines of a paragraph into a block.
pub(super) fn write(blocks: &mut Blocks<'_>, range: Range<usize>) {
    Inline::write(blocks, range, step);
}

fn step(inline: &mut Inline<'_, '_>, next: char) -> bool {
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
                inline.take(end + 2 - inline.at, Some(Seen::Barrier));
                true
            }
            None => false,
        },
        '`' => interpreted(inline, 0, None),
        ':' => role(inline),
        '*' => {
            let mark = if inline.rest().starts_with("**") { "**" } else { "*" };
            match inline.closing(mark) {
                Some(end) => inline.opens(mark.len(), end, mark.len()),
                None => false,
            }
        }
        '|' => match inline.closing("|") {
            Some(end) => {
                inline.take(end + 1 - inline.at, Some(Seen::Barrier));
                true
            }
            None => false,
        },
        '[' => footnote(inline),
        '_' => {
            let is_reference = inline.before().is_some_and(char::is_alphanumeric)
                && !inline.rest().chars().nth(1).is_some_and(|char| char.is_alphanumeric() || char == '_');
            if is_reference {
                inline.take(1, None);
            }
            is_reference
        }
        _ => false,
    }
}

/// `[1]_`, `[#name]_`, `[CIT2002]_`
fn footnote(inline: &mut Inline<'_, '_>) -> bool {
    let Some(length) = inline.length_to("]_") else { return false };
    let is_label = inline.rest().get(1..length - 2).is_some_and(|label| !label.contains(['[', ']', ' ', '\n']));
    if is_label {
        inline.take(length, Some(Seen::Barrier));
    }
    is_label
}

/// `` :role:`text` ``
fn role(inline: &mut Inline<'_, '_>) -> bool {
    let Some(length) = inline.length_to(":`").filter(|length| *length > 2) else { return false };
    let name = inline.rest().get(1..length - 2).unwrap_or_default();
    let is_name = !name.is_empty()
        && name.chars().all(|char| char.is_alphanumeric() || matches!(char, '-' | '_' | ':' | '.' | '+'));
    is_name && interpreted(inline, length - 1, Some(name))
}

/// Text between backticks, behind so many bytes that say what it is.
fn interpreted(inline: &mut Inline<'_, '_>, lead: usize, role: Option<&str>) -> bool {
    let rest = inline.rest();
    let Some(inner) = rest.get(lead + 1..) else { return false };
    let near = super::super::inline::floor(inner, super::super::inline::LONGEST);
    let Some(end) = near.find('`').filter(|end| *end > 0) else { return false };
    let text = near.get(..end).unwrap_or_default();
    let marks = inner.get(end + 1..).unwrap_or_default().bytes().take(2).take_while(|byte| *byte == b'_').count();
    let length = lead + 1 + end + 1 + marks;
    let start = inline.at + lead + 1;
    let (shown, target) = match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((shown, target)) => (shown.trim_end(), Some(target)),
        None => (text, None),
    };
    let place = start..start + shown.len();
    match role {
        Some(role) if DOCUMENTS.contains(&role) => {
            let link = document(inline, length, target.unwrap_or(text), place.clone());
            inline.link(length, place, link);
        }
        Some(role) if TARGETS.contains(&role) && target.is_none() => inline.take(length, Some(Seen::Barrier)),
        Some(role) if TARGETS.contains(&role) || role == "term" => inline.link(length, place, None),
        Some(role) if WITHIN.contains(&role) => return inline.opens(lead + 1, start + end, 1),
        Some(role) if may_name(role, shown) => inline.link(length, place, None),
        Some(_) => inline.take(length, Some(Seen::Barrier)),
        None if marks > 0 => {
            let whole = inline.at..inline.at + length;
            let link = target.and_then(|target| blocks::link(inline.blocks.source, whole, target, place.clone()));
            inline.link(length, place, link);
        }
        None => return inline.opens(lead + 1, start + end, 1),
    }
    true
}

/// Whether the text of a role that is not known may be somebody's name: projects have roles of their own for people.
fn may_name(role: &str, text: &str) -> bool {
    // Domains have roles for code: `py:class`.
    if CODE.contains(&role) || role.contains(':') {
        return false;
    }
    let capitalised = text.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    capitalised > 1 || capitalised > 0 && PEOPLE.contains(&role)
}

/// A link to another document, by its path without an extension.
fn document(inline: &Inline<'_, '_>, length: usize, target: &str, shown: Range<usize>) -> Option<Link> {
    let target = target.trim();
    // One from the root of the documentation, of which nothing is known here.
    if target.is_empty() || target.starts_with('/') {
        return None;
    }
    let whole = inline.at..inline.at + length;
    blocks::named(inline.blocks.source, whole, target.to_owned(), None, shown)
}
