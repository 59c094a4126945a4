//! Org's markup within a line: `=verbatim=`, `~code~`, `src_python{code}` and `$formulas$` are no prose, the marks of `*bold*`,
//! `/italic/`, `_underline_` and `+struck+` are not seen, and `\nbsp{}` is a character.

use std::ops::Range;

use super::super::builder::BlockBuilder;
use super::super::entities;
use super::super::inline::floor;

/// What may stand before what a mark opens, and behind what one closes, besides white space.
const BEFORE: [char; 8] = ['-', '–', '—', '(', '[', '{', '\'', '"'];
const BEHIND: [char; 15] = ['-', '–', '—', '.', ',', ';', ':', '!', '?', '\'', '"', ')', '}', '[', ']'];

/// So many bytes behind a mark its end is looked for; the bound keeps the time linear.
const LONGEST: usize = 1000;

/// Puts a part of a line into a block.
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
    let rest = floor(text.get(at..)?, LONGEST);
    match first {
        '\\' => {
            let inner = rest.get(1..)?;
            let name = inner.get(..inner.find(|char: char| !char.is_ascii_alphabetic()).unwrap_or(inner.len()))?;
            let (seen, _) = entities::read(&format!("&{name};"))?;
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
        '$' => closed(text, at, '$').map(|end| (end + 1 - at, None)),
        _ => None,
    }
}

/// Where the mark stands that ends what the one at `at` opens.
fn closed(text: &str, at: usize, mark: char) -> Option<usize> {
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
