//! Inline markup of Org. `=verbatim=`, `~code~`, `src_python{code}` and `$formulas$` are masked; the marks of `*bold*`,
//! `/italic/`, `_underline_` and `+struck+` are invisible; `\nbsp{}` is a character.

use crate::text::first_bytes;
use std::ops::Range;

use super::super::block_builder::BlockBuilder;
use super::super::character_references;

/// What may stand before what a mark opens, and behind what one closes, besides white space.
const BEFORE: [char; 8] = ['-', '–', '—', '(', '[', '{', '\'', '"'];
const BEHIND: [char; 15] = ['-', '–', '—', '.', ',', ';', ':', '!', '?', '\'', '"', ')', '}', '[', ']'];

/// So many bytes behind a mark its end is looked for; the bound keeps the time linear.
const LONGEST: usize = 1000;

/// Writes a part of a line into a block.
pub(super) fn write(source: &str, block: &mut BlockBuilder, range: Range<usize>) {
    let text = source.get(range.clone()).unwrap_or_default();
    let place = |from: usize, to: usize| range.start + from..range.start + to;
    let mut done = 0;
    // Where marks stand that end something.
    let mut ends: Vec<usize> = Vec::new();
    for (at, mark) in text.char_indices() {
        if at < done {
            continue;
        }
        if let Some((length, seen)) = inline(text, at, mark) {
            block.text(place(done, at));
            match seen {
                Some(seen) => block.other(place(at, at + length), &seen),
                None => block.barrier(place(at, at + length)),
            }
            done = at + length;
            continue;
        }
        let is_end = ends.contains(&at);
        let end = match mark {
            _ if is_end => None,
            '=' | '~' | '*' | '/' | '_' | '+' => closed(text, at, mark),
            _ => None,
        };
        if !is_end && end.is_none() {
            continue;
        }
        block.text(place(done, at));
        match end.filter(|_| matches!(mark, '=' | '~')) {
            Some(end) => {
                block.barrier(place(at, end + 1));
                done = end + 1;
            }
            None => {
                block.cover(place(at, at + 1));
                ends.extend(end);
                done = at + 1;
            }
        }
    }
    block.text(place(done, text.len()));
}

/// How long what begins at `at` is that is code, a formula or a character by its name, and the character.
fn inline(text: &str, at: usize, first: char) -> Option<(usize, Option<String>)> {
    let rest = first_bytes(text.get(at..)?, LONGEST);
    match first {
        '\\' if rest.starts_with("\\(") => Some((rest.find("\\)")? + 2, None)),
        '\\' if rest.starts_with("\\[") => Some((rest.find("\\]")? + 2, None)),
        '\\' if command(rest).is_some() => command(rest).map(|length| (length, None)),
        // A target, but not one that its text in the prose leads to.
        '<' if rest.starts_with("<<") && !rest.starts_with("<<<") && !text.get(..at)?.ends_with('<') => {
            Some((rest.find(">>")? + 2, None))
        }
        '{' if rest.starts_with("{{{") => Some((rest.find("}}}")? + 3, None)),
        '@' if opens_snippet(rest) => Some((2 + rest.get(2..)?.find("@@")? + 2, None)),
        '[' if rest.starts_with("[cite") => Some((rest.find(']')? + 1, None)),
        '[' if rest.starts_with("[fn:") => note_label(rest).map(|length| (length, None)),
        'c' if rest.starts_with("call_") && !text.get(..at)?.ends_with(char::is_alphanumeric) => {
            let open = rest.find(|char: char| "([".contains(char) || char.is_whitespace());
            open.filter(|open| rest.get(*open..).is_some_and(|it| it.starts_with(['(', '['])))?;
            Some((rest.find(')')? + 1, None))
        }
        '\\' => {
            let inner = rest.get(1..)?;
            let name = inner.get(..inner.find(|char: char| !char.is_ascii_alphabetic()).unwrap_or(inner.len()))?;
            let (seen, _) = character_references::read(&format!("&{name};"))?;
            let braces = if inner.get(name.len()..)?.starts_with("{}") { 2 } else { 0 };
            Some((1 + name.len() + braces, Some(seen)))
        }
        's' if rest.starts_with("src_") && !text.get(..at)?.ends_with(char::is_alphanumeric) => {
            let open =
                rest.find(['{', '[', ' ']).filter(|open| rest.get(*open..).is_some_and(|it| !it.starts_with(' ')))?;
            let open = open + rest.get(open..)?.find('{')?;
            Some((open + rest.get(open..)?.find('}')? + 1, None))
        }
        // A sum of money is no formula: $5 and $6.
        '$' if rest.starts_with("$$") => Some((2 + rest.get(2..)?.find("$$")? + 2, None)),
        '$' => closed(text, at, '$').map(|end| (end + 1 - at, None)),
        _ => None,
    }
}

/// Whether a text begins with an export snippet: `@@html:<b>@@`.
pub(super) fn opens_snippet(text: &str) -> bool {
    let name = text.strip_prefix("@@").and_then(|rest| rest.split_once(':')).map(|(name, _)| name);
    name.is_some_and(|name| {
        !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
    })
}

/// How long the command of LaTeX is that a text begins with, with what is in its braces: `\cite{ann}`. One without a name in
/// them is a character.
fn command(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('\\')?;
    let name = inner.find(|char: char| !char.is_ascii_alphabetic()).filter(|name| *name > 0)?;
    let braces = inner.get(name..)?;
    let is_one = braces.starts_with(['{', '[']) && !braces.starts_with("{}");
    is_one.then(|| braces.find('}')).flatten().map(|end| 1 + name + end + 1)
}

/// How long the label of a footnote is, whose text may follow in the same brackets: `[fn:1]`, `[fn:ann: She said so.]`
fn note_label(text: &str) -> Option<usize> {
    let label = text.strip_prefix("[fn:")?;
    let end = label.find([']', ':'])?;
    Some("[fn:".len() + end + 1)
}

/// The offset of the closing mark for the mark at `at`.
pub(super) fn closed(text: &str, at: usize, mark: char) -> Option<usize> {
    let before = text.get(..at)?.chars().next_back();
    let inner = text.get(at + 1..)?;
    let opens = before.is_none_or(|char| char.is_whitespace() || BEFORE.contains(&char))
        && inner.starts_with(|char: char| !char.is_whitespace() && char != mark);
    if !opens {
        return None;
    }
    let marks = inner.char_indices().take_while(|(offset, _)| *offset < LONGEST).filter(|(_, char)| *char == mark);
    let ends = |offset: &usize| {
        let before = inner.get(..*offset).and_then(|before| before.chars().next_back());
        let behind = inner.get(*offset + 1..).and_then(|behind| behind.chars().next());
        before.is_some_and(|char| !char.is_whitespace())
            && behind.is_none_or(|char| char.is_whitespace() || BEHIND.contains(&char))
    };
    marks.map(|(offset, _)| offset).find(ends).map(|offset| at + 1 + offset)
}
