//! Names in the frontmatter: written so that it stays valid, and added to it.

use crate::note::definitions::{self, NameRole};
use crate::note::{Format, Origin, ParsedNote, Property, parse};
use crate::text::Span;
use crate::world::Settings;

/// `text` as it must be written in place of `span`: with escapes between quotes, with quotes where a plain value would
/// mean something else. Outside of the frontmatter it is the text itself.
pub(super) fn fitted(note: &ParsedNote, source: &str, span: Span, text: &str) -> String {
    let frontmatter = note.properties.iter().filter(|property| property.origin == Origin::Frontmatter);
    let Some((property, value)) = frontmatter
        .flat_map(|property| property.values.iter().map(move |value| (property, value.span)))
        .find(|(_, value)| value.covers(span))
    else {
        return text.to_owned();
    };
    match source.get(..value.start as usize).and_then(|before| before.chars().next_back()) {
        Some('"') => text.replace('\\', "\\\\").replace('"', "\\\""),
        Some('\'') => text.replace('\'', "''"),
        _ if value == span && needs_quotes(text, property.span.text(source).contains('[')) => quoted(text),
        _ => text.to_owned(),
    }
}

/// Whether YAML would not read the text as it stands; within brackets more means something else.
fn needs_quotes(text: &str, in_list: bool) -> bool {
    text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
        || text.starts_with(|first: char| "!&*-?|>@`'\"%{}[],#".contains(first))
        || (in_list && text.contains([',', '[', ']', '{', '}']))
        || matches!(text.to_ascii_lowercase().as_str(), "null" | "true" | "false" | "yes" | "no" | "on" | "off")
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether all properties can be read from `now` that could be read before.
pub(super) fn still_readable(note: &ParsedNote, now: &str) -> bool {
    let after = parse(now, note.format);
    let keys = |note: &ParsedNote| -> Vec<String> {
        let own = note.properties.iter().filter(|property| property.origin == Origin::Frontmatter);
        own.map(|property| property.key.clone()).collect()
    };
    after.problems.len() <= note.problems.len() && keys(&after) == keys(note)
}

/// Adds `name` to the aliases in a note's frontmatter, in the way that they are written there. `source` is the note as
/// it is, `edited` applies all other edits to a text; nothing if the name would not be read back as a name.
pub(super) fn add_alias(note: &ParsedNote, source: &str, name: &str) -> Option<(Span, String)> {
    if note.format != Format::Markdown || source.trim_start_matches('\u{feff}').starts_with("+++") {
        return None;
    }
    let keys = ["aliases", "alias"].iter();
    let own = |key: &&str| {
        let mut properties = note.properties.iter().filter(|property| property.origin == Origin::Frontmatter);
        properties.find(|property| property.key.eq_ignore_ascii_case(key))
    };
    match keys.filter_map(own).next() {
        Some(property) => to_list(property, source, name),
        None => Some(new_property(note, source, "aliases", &format!("[{}]", in_list(name)))),
    }
}

fn in_list(name: &str) -> String {
    if needs_quotes(name, true) { quoted(name) } else { name.to_owned() }
}

/// Adds a value to a property that is a list in brackets, a list of lines, a text with commas, or empty.
fn to_list(property: &Property, source: &str, name: &str) -> Option<(Span, String)> {
    let written = property.span.text(source);
    let end = property.span.end as usize;
    let value = written.get(property.key.len()..)?.trim_start_matches(['"', '\'', ' ']).strip_prefix(':')?;
    let first_line = value.lines().next().unwrap_or_default();
    if first_line.trim_start().starts_with('[') && !first_line.trim_start().starts_with("[[") {
        let close = property.span.start as usize + written.rfind(']')?;
        let comma = if property.values.is_empty() { "" } else { ", " };
        return Some((Span::at(close), format!("{comma}{}", in_list(name))));
    }
    if first_line.trim().is_empty() && !property.values.is_empty() {
        let item = source.get(..end)?.rsplit('\n').next()?;
        let indent = item.get(..item.find('-')?)?;
        let name = if needs_quotes(name, false) { quoted(name) } else { name.to_owned() };
        return Some((Span::at(end), format!("{}{indent}- {name}", line_end(source))));
    }
    match property.values.as_slice() {
        [] => {
            let colon = source.get(property.span.start as usize..)?.find(':')? + property.span.start as usize + 1;
            Some((Span { end: (end.max(colon)) as u32, ..Span::at(colon) }, format!(" [{}]", in_list(name))))
        }
        [only] => Some((Span::at(only.span.end as usize), fitted_at(source, only.span, &format!(", {name}")))),
        _ => None,
    }
}

/// A text that is added to a value, escaped as its quotes ask for.
fn fitted_at(source: &str, value: Span, text: &str) -> String {
    match source.get(..value.start as usize).and_then(|before| before.chars().next_back()) {
        Some('"') => text.replace('\\', "\\\\").replace('"', "\\\""),
        Some('\'') => text.replace('\'', "''"),
        _ => text.to_owned(),
    }
}

/// A new line of the frontmatter, at its end; a new frontmatter where there is none.
pub(super) fn new_property(note: &ParsedNote, source: &str, key: &str, value: &str) -> (Span, String) {
    let end = line_end(source);
    let head = source.get(..note.body).unwrap_or_default();
    match closing_fence(head) {
        Some(at) => (Span::at(at), format!("{key}: {value}{end}")),
        None => {
            let top = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
            (Span::at(top), format!("---{end}{key}: {value}{end}---{end}"))
        }
    }
}

/// A value on a line of its own.
pub(super) fn plain(text: &str) -> String {
    if needs_quotes(text, false) { quoted(text) } else { text.to_owned() }
}

/// Where the last line of the frontmatter begins, which closes it.
fn closing_fence(head: &str) -> Option<usize> {
    let last = head.trim_end();
    let start = last.rfind('\n')? + 1;
    matches!(last.get(start..)?.trim(), "---" | "...").then_some(start)
}

fn line_end(source: &str) -> &'static str {
    if source.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Whether a note at `path` with this text defines somebody by `name`, who goes by `alias` as well.
pub(super) fn goes_by(source: &str, format: Format, path: &str, settings: &Settings, name: &str, alias: &str) -> bool {
    let note = parse(source, format);
    let found = definitions::find(&note, source, path, &settings.conventions);
    let is_whole = |names: &[definitions::Name]| {
        let is = |role: NameRole, text: &str| names.iter().any(|name| name.role == role && name.text == text);
        is(NameRole::Canonical, name) && names.iter().any(|name| name.text == alias)
    };
    note.problems.is_empty() && found.definitions.iter().any(|definition| is_whole(&definition.names))
}
