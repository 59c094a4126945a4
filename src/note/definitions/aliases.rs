//! Aliases and handles in properties, without the junk that such lists also contain.

use std::ops::Range;

use super::NameRole;
use super::default_words::{ABBREVIATION_KEYS, FORMER_KEYS, NICKNAME_KEYS};
use super::name_list::Names;
use super::name_sources::{NameSources, find_within};
use super::path::Shape;
use super::title_parsing::SUFFIXES;
use super::word_matching::{is_key, is_template};
use crate::note::{Property, Value};
use crate::text::Span;
use crate::word_lists::word_list;

/// Keys whose values are handles.
pub(super) const HANDLE_KEYS: &[&str] = word_list!("note_keys.txt", "handles");

/// Keys whose values are handles on the network that the key names.
pub(super) const NETWORK_KEYS: &[&str] = word_list!("note_keys.txt", "networks");

/// Adds the aliases and handles that the properties and the file name give. The first of `names` is the canonical name.
pub(super) fn gather(from: &NameSources<'_>, names: &mut Names) {
    let canonical = names.names.first().map(|name| name.text.clone()).unwrap_or_default();
    for property in from.properties {
        if is_key(&from.conventions.alias_keys, &property.key) {
            let role = role(&property.key);
            for (text, span) in pieces(from.source, property) {
                add(names, &canonical, text, role, span);
            }
        } else if property.key == "@tag" {
            novel_tag(from.source, property, &canonical, names);
        } else if is_key(HANDLE_KEYS, &property.key) || is_key(NETWORK_KEYS, &property.key) {
            for (text, span) in pieces(from.source, property) {
                handle(names, text, span);
            }
        }
    }
    let stem = from.stem.filter(|stem| stem.shape == Shape::Handle);
    if let Some(text) = stem.and_then(|stem| stem.handle) {
        names.add_handle(text, None);
    }
}

/// The role of the names under a key.
pub(super) fn role(key: &str) -> NameRole {
    match key {
        _ if is_key(NICKNAME_KEYS, key) => NameRole::Nickname,
        _ if is_key(FORMER_KEYS, key) => NameRole::Former,
        _ if is_key(ABBREVIATION_KEYS, key) => NameRole::Abbreviation,
        _ => NameRole::Alias,
    }
}

/// The values of a property with their spans; a scalar is split at its commas.
pub(super) fn pieces<'a>(source: &'a str, property: &'a Property) -> Vec<(&'a str, Span)> {
    match property.values.as_slice() {
        [value] if !is_item(source, property, value) => cut(source, value),
        values => values.iter().map(|value| (value.text.as_str(), value.span)).collect(),
    }
}

/// Whether the only value stands in a list, where a comma belongs to the name.
fn is_item(source: &str, property: &Property, value: &Value) -> bool {
    let before = Span { start: property.span.start, end: value.span.start.max(property.span.start) };
    let before = before.text(source).trim_end_matches(['"', '\'', ' ', '\t']);
    before.ends_with('[') && !value.text.starts_with("[[") || before.ends_with('-') && before.contains('\n')
}

/// Whether a text is nothing but initials, which stand behind the surname in lists of authors: Kolb, T. A., Orth, B.
fn are_initials(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && text.split(['.', ' ', '-']).all(|part| part.chars().count() <= 1)
}

/// The pieces of a scalar between commas, each with its place in the source.
fn cut<'a>(source: &str, value: &'a Value) -> Vec<(&'a str, Span)> {
    let exact = value.span.text(source) == value.text;
    let place = |piece: Range<usize>| {
        let at = value.span.start as usize;
        let span = if exact { Span::new(at + piece.start, at + piece.end) } else { value.span };
        (value.text.get(piece).unwrap_or_default(), span)
    };
    listed(&value.text).into_iter().map(place).collect()
}

/// The ranges of the parts of a text between commas. `Inc.` and the like, and initials, stay with the name before them.
pub(in crate::note) fn listed(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut push = |start: usize, end: usize| {
        let own = text.get(start..end).unwrap_or_default();
        // The last of a list: Kolb, T., & Orth, B.
        let piece = own.trim().trim_start_matches("& ").trim_start();
        let at = start + own.find(piece).unwrap_or_default();
        pieces.push(at..at + piece.len());
    };
    let mut depth = 0usize;
    for (offset, character) in text.char_indices() {
        match character {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            ',' | ';' | '、' | '，' | '；' if depth == 0 => {
                let next = text.get(offset + character.len_utf8()..).unwrap_or_default();
                let next = next.split([',', ';']).next().unwrap_or_default().trim();
                if SUFFIXES.contains(&next) || are_initials(next) {
                    continue;
                }
                push(start, offset);
                start = offset + character.len_utf8();
            }
            _ => {}
        }
    }
    push(start, text.len());
    pieces
}

fn add(names: &mut Names, canonical: &str, text: &str, role: NameRole, span: Span) {
    let Some(clean) = clean(text) else { return };
    // What was cut off stands at the ends, so that the clean text's offset in the text holds in the source too.
    let offset = text.find(clean).unwrap_or_default();
    let exact = span.len() == text.len();
    let start = span.start as usize + offset;
    let span = if exact { Span::new(start, start + clean.len()) } else { span };
    if let Some(name) = clean.strip_prefix('@') {
        return names.add_handle(name, Some(Span { start: (span.start + 1).min(span.end), ..span }));
    }
    names.add(canonical, clean, role, Some(span));
}

/// The name in an item of an alias list; `None` for what such lists hold instead of names.
fn clean(text: &str) -> Option<&str> {
    let mut text = unlinked(text.trim().trim_matches(['"', '“', '”']));
    if let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        text = inner.trim_matches(['"', '\'', ' ']);
    }
    let text = text.trim_start_matches('#').trim();
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let single = letters == 1 && text.is_ascii();
    let nothing = is_key(word_list!("note_words.txt", "other names that are none"), text);
    let junk = letters == 0 || single || nothing || is_template(text) || text.contains("://") || text.len() > 160;
    (!junk).then_some(text)
}

/// The text of a value; for a link the text that it shows, or else the last segment of its target.
pub(super) fn unlinked(text: &str) -> &str {
    link(text).map_or(text.trim(), |link| link.rsplit(['|', '/']).next().unwrap_or(link).trim())
}

/// The target of a value that is a link; `None` for other values.
pub(super) fn target(text: &str) -> Option<&str> {
    link(text).map(|link| link.split('|').next().unwrap_or(link).trim())
}

/// What stands between the brackets of a value that is a wikilink.
fn link(text: &str) -> Option<&str> {
    text.trim().strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"))
}

fn handle(names: &mut Names, text: &str, span: Span) {
    if text.contains('/') || is_template(text) {
        return;
    }
    let handle = text.trim_start_matches('@');
    let local = handle.split('@').next().unwrap_or(handle);
    let start = span.start as usize + (text.len() - handle.len());
    let exact = span.len() == text.len();
    let span = if exact { Span::new(start, start + local.len()) } else { span };
    names.add_handle(local, Some(span));
}

/// novelWriter's `@tag: Jane | Jane Doe`: how other files refer to her, and how she is shown.
fn novel_tag(source: &str, property: &Property, canonical: &str, names: &mut Names) {
    let Some(value) = property.values.first() else { return };
    let (tag, shown) = value.text.split_once('|').unwrap_or((&value.text, ""));
    let place = |text: &str| find_within(source, value.span, text);
    names.add_handle(tag.trim(), place(tag.trim()));
    for name in [shown.trim(), tag.trim()] {
        if clean(name).is_some() {
            names.add(canonical, name, NameRole::Alias, place(name));
        }
    }
}
