//! Adds an alias in a note of Org mode. A heading's planning line and its property drawer must follow right behind it
//! (Org Syntax, “Planning” and “Property Drawers”), so nothing may come between.

#[cfg(test)]
mod tests;

use crate::features::actions::alias_keys::KEYS;
use crate::note::definitions::Definition;
use crate::note::{ParsedNote, Property, is_list_of_words};
use crate::text::{Span, line_break, line_end, mark_width};

/// The key under which org-roam looks for other names.
const KEY: &str = "ROAM_ALIASES";

/// The edit that adds a name: to the property that lists some, or else in the property drawer, or, below a heading without
/// one, in a line of its own.
pub(super) fn add_alias(note: &ParsedNote, text: &str, of: &Definition, name: &str) -> Option<(Span, String)> {
    let lists = |property: &&Property| {
        of.extent.covers(property.span)
            && (property.key.eq_ignore_ascii_case(KEY) || KEYS.iter().any(|key| property.key.eq_ignore_ascii_case(key)))
    };
    if let Some(property) = note.properties.iter().find(lists) {
        return extend(property, text, name);
    }
    let heading = note.headings.iter().find(|heading| !of.whole_note && heading.span.start == of.extent.start);
    let top = match heading {
        Some(heading) => behind_planning(text, heading.span.end as usize),
        None if of.whole_note => mark_width(text),
        None => return None,
    };
    let (at, line) = match drawer_end(text, top) {
        Some(at) => (at, format!(":{KEY}: {}", as_word(name)?)),
        None => heading.map(|_| (top, format!("alias: {name}")))?,
    };
    let end = line_break(text);
    let is_behind_a_line = text.get(..at).is_some_and(|before| before.ends_with('\n'));
    Some((Span::at(at), if is_behind_a_line { line + end } else { end.to_owned() + &line }))
}

/// The edit that begins a note about one with a property drawer that has the name.
pub(super) fn drawer(text: &str, name: &str) -> Option<(Span, String)> {
    let end = line_break(text);
    let drawer = format!(":PROPERTIES:{end}:{KEY}: {}{end}:END:{end}", as_word(name)?);
    Some((Span::at(mark_width(text)), drawer))
}

fn extend(property: &Property, text: &str, name: &str) -> Option<(Span, String)> {
    let last = property.values.last()?.span.end as usize;
    if !is_list_of_words(property.span.text(text)) {
        return Some((Span::at(last), format!(", {name}")));
    }
    let quote = text.get(last..).is_some_and(|behind| behind.starts_with('"'));
    Some((Span::at(last + usize::from(quote)), format!(" {}", as_word(name)?)))
}

/// A name in a list that spaces set apart.
fn as_word(name: &str) -> Option<String> {
    let is_word = !name.contains(char::is_whitespace);
    (!name.contains('"')).then(|| if is_word { name.to_owned() } else { format!("\"{name}\"") })
}

/// Where the lines begin behind a heading and its planning line.
fn behind_planning(text: &str, heading_end: usize) -> usize {
    let behind = next_line(text, heading_end);
    let line = text.get(behind..line_end(text, behind)).unwrap_or_default().trim_start();
    let plans = ["SCHEDULED:", "DEADLINE:", "CLOSED:"].iter().any(|word| line.starts_with(word));
    if plans { next_line(text, behind) } else { behind }
}

/// Where the line behind that of the byte `at` begins; the text's end, if there is none.
fn next_line(text: &str, at: usize) -> usize {
    let newline = text.get(at..).and_then(|rest| rest.find('\n'));
    newline.map_or(text.len(), |newline| at + newline + 1)
}

/// Where the line `:END:` begins of the property drawer whose first line begins at the byte `top`.
fn drawer_end(text: &str, top: usize) -> Option<usize> {
    let mut lines = text.get(top..)?.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim().eq_ignore_ascii_case(":properties:"))?;
    let mut at = top + first.len();
    for line in lines {
        match line.trim() {
            end if end.eq_ignore_ascii_case(":end:") => return Some(at),
            entry if !entry.starts_with(':') => return None,
            _ => at += line.len(),
        }
    }
    None
}
