//! Adds to a note's frontmatter: values to lists, in whatever way these are written, and whole lines.

use super::frontmatter_quoting::{Language, escaped, needs_quotes, quoted};
use crate::note::{Origin, ParsedNote, Property};
use crate::text::{Span, line_break, line_end, line_start, mark_width};

/// The edit that adds `value` to the first of the lists under `keys`, or to a new one under the first of the keys.
/// Nothing, where that cannot be written. Whoever asks should read the result again.
pub(super) fn add_to_list(note: &ParsedNote, text: &str, keys: &[&str], value: &str) -> Option<(Span, String)> {
    if !note.format.has_frontmatter() {
        return None;
    }
    let top = mark_width(text);
    let language = language(text);
    let key = keys.first()?;
    let page = page_properties(note, top);
    if let Some(last) = page.last() {
        return match keys.iter().find_map(|key| page.iter().find(|property| property.key.eq_ignore_ascii_case(key))) {
            Some(property) => extend(property, text, language, value),
            None => {
                // Logseq's own key for other names is in the singular.
                let key = keys.iter().find(|key| **key == "alias").unwrap_or(key);
                Some((Span::at(last.span.end as usize), format!("{}{key}:: {value}", line_break(text))))
            }
        };
    }
    let of_key = |key: &&str| {
        let own =
            |property: &&Property| property.origin == Origin::Frontmatter && property.key.eq_ignore_ascii_case(key);
        note.properties.iter().find(own)
    };
    if let Some(property) = keys.iter().find_map(of_key) {
        return extend(property, text, language, value);
    }
    let is_map = |key: &&str| note.properties.iter().any(|property| is_below(&property.key, key));
    if keys.iter().any(is_map) {
        return None;
    }
    let line_break = line_break(text);
    let value = quoted(value, language, None);
    if note.body == top {
        return Some((Span::at(top), format!("---{line_break}{key}: [{value}]{line_break}---{line_break}")));
    }
    match language {
        // Behind a table's header it would belong to the table.
        Language::Toml => {
            let at = line_end(text, top) + line_break.len();
            Some((Span::at(at), format!("{key} = [{value}]{line_break}")))
        }
        Language::Yaml => Some((Span::at(closing(text, note.body)?), format!("{key}: [{value}]{line_break}"))),
    }
}

/// Whether a property's key is one in a map under `key`.
fn is_below(key_of_property: &str, key: &str) -> bool {
    let (front, rest) = key_of_property.split_at_checked(key.len()).unwrap_or_default();
    front.eq_ignore_ascii_case(key) && rest.starts_with('.')
}

/// The language of a note's frontmatter, or what it would get.
fn language(text: &str) -> Language {
    let top = mark_width(text);
    let fence = text.get(top..line_end(text, top)).unwrap_or_default().trim_end();
    if fence == "+++" { Language::Toml } else { Language::Yaml }
}

/// The properties of a page of Logseq: the lines `key:: value` at the top of a note.
fn page_properties(note: &ParsedNote, top: usize) -> &[Property] {
    let mut from = top;
    let is_next = |property: &&Property| {
        let is_it = property.origin == Origin::Inline && property.span.start as usize <= from + LINE_END;
        from = property.span.end as usize;
        is_it
    };
    let count = note.properties.iter().take_while(is_next).count();
    note.properties.get(..count).unwrap_or_default()
}

/// A line ends with so many bytes at most.
const LINE_END: usize = 2;

/// The edit that adds whole lines to YAML frontmatter, or makes one of them. Nothing where it is not closed, or the note has
/// properties of another kind.
pub(super) fn add_lines(note: &ParsedNote, text: &str, lines: &str) -> Option<(Span, String)> {
    let (top, end) = (mark_width(text), line_break(text));
    if !note.format.has_frontmatter() || !page_properties(note, top).is_empty() || language(text) != Language::Yaml {
        return None;
    }
    if note.body <= top {
        return Some((Span::at(top), format!("---{end}{lines}---{end}")));
    }
    Some((Span::at(closing(text, note.body)?), lines.to_owned()))
}

/// A line of YAML that gives a key a value, or a list of several.
pub(super) fn line(key: &str, values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| quoted(value, Language::Yaml, None)).collect();
    let key = quoted(key, Language::Yaml, None);
    match values.as_slice() {
        [only] => format!("{key}: {only}\n"),
        several => format!("{key}: [{}]\n", several.join(", ")),
    }
}

/// Where the line begins that closes the frontmatter before the byte `body`.
fn closing(text: &str, body: usize) -> Option<usize> {
    let head = text.get(..body)?.trim_end_matches(['\n', '\r']);
    let start = line_start(head, head.len());
    matches!(head.get(start..)?.trim_end(), "---" | "...").then_some(start)
}

fn extend(property: &Property, text: &str, language: Language, value: &str) -> Option<(Span, String)> {
    let start = property.span.start as usize;
    let (Some(first), Some(last)) = (property.values.first(), property.values.last()) else {
        return fill(text, start, language, value);
    };
    let before_first = text.get(start..first.span.start as usize)?;
    let lead = before_first.trim_end_matches(['"', '\'', ' ', '\t', '\n', '\r']);
    let end = last.span.end as usize;
    let quote = text.get(..last.span.start as usize)?.chars().next_back().filter(|quote| matches!(quote, '"' | '\''));
    let behind_quote = end + quote.map_or(0, char::len_utf8);
    if before_first.contains('\n') && lead.ends_with('-') {
        let line = line_start(text, last.span.start as usize);
        let indent = text.get(line..last.span.start as usize)?.split('-').next()?;
        let item = format!("{}{indent}- {}", line_break(text), quoted(value, language, quote));
        return Some((Span::at(line_end(text, end)), item));
    }
    if lead.ends_with('[') {
        return Some((Span::at(behind_quote), format!(", {}", quoted(value, language, quote))));
    }
    // A text with names between commas.
    let is_one_line = !last.text.contains('\n') && property.values.len() == 1;
    (is_one_line && !value.contains(['"', '\''])).then(|| (Span::at(end), format!(", {value}")))
}

/// Puts the first value into a list that has none: `aliases:` or `aliases: []`.
fn fill(text: &str, start: usize, language: Language, value: &str) -> Option<(Span, String)> {
    let end = line_end(text, start);
    let line = text.get(start..end)?;
    let value = quoted(value, language, None);
    if let Some(bracket) = line.find('[') {
        let is_closed = line.get(bracket + 1..)?.trim_start().starts_with(']');
        return is_closed.then(|| (Span::at(start + bracket + 1), value));
    }
    let line = line.trim_end();
    line.ends_with(':').then(|| (Span::at(start + line.len()), format!(" [{value}]")))
}

/// The value as it is written between what a template has around it in its frontmatter: within its quotes, or as a whole
/// value without quotes; else as it is.
pub(super) fn between(before: &str, value: &str, behind: &str) -> String {
    let line = before.rsplit('\n').next().unwrap_or_default();
    match open_quote(line) {
        Some(quote) => escaped(value, quote),
        None => {
            let rest = behind.split('\n').next().unwrap_or_default().trim_start();
            let begins = line.trim_end_matches(' ').ends_with(BEFORE_VALUE);
            let is_whole = begins && (rest.is_empty() || rest.starts_with([',', ']', '#', '\r']));
            if is_whole { quoted(value, Language::Yaml, None) } else { value.to_owned() }
        }
    }
}

/// What is typed in frontmatter so that it is read as it is meant: within quotes with escapes, and as a whole value with
/// quotes, if it needs them. Brackets of a link, which are there already, cannot be put in quotes any more. Nothing, where
/// the value cannot be written.
pub(super) fn fitted(before: &str, value: &str, behind: &str, is_link: bool) -> Option<String> {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let quote = open_quote(line.trim_end_matches('['));
    if language(before) == Language::Toml {
        return match quote {
            // Nothing can be escaped between single quotes.
            Some('\'') => (!value.contains('\'')).then(|| value.to_owned()),
            Some(quote) => Some(escaped(value, quote)),
            None => Some(value.to_owned()),
        };
    }
    let in_brackets = line.contains('[');
    // Names between commas in a text.
    let is_list_in_text = line.contains(',') && !in_brackets;
    Some(match quote {
        Some(quote) => escaped(value, quote),
        None if is_link || is_list_in_text || !needs_quotes(value, in_brackets) => value.to_owned(),
        None => between(before, value, behind),
    })
}

/// What stands before a value.
const BEFORE_VALUE: [char; 5] = [':', '=', '-', '[', ','];

/// The quote that a line of YAML has opened and not closed.
fn open_quote(line: &str) -> Option<char> {
    let (mut open, mut last) = (None, ':');
    for letter in line.chars().filter(|letter| *letter != ' ') {
        match (open, letter) {
            (None, '"' | '\'') if BEFORE_VALUE.contains(&last) => open = Some(letter),
            (Some(quote), letter) if quote == letter && last != '\\' => open = None,
            _ => {}
        }
        last = letter;
    }
    open
}
