//! Builds the definition of an entry of a source: its names, addresses, handles and facts.

use std::borrow::Cow;

use super::placeholder::is_placeholder;
use crate::names::Kind;
use crate::note::character_references;
use crate::note::definitions::{Definition, Fact, Name, NameRole, is_address};
use crate::text::Span;

/// A definition without names yet. `at` is the span of its name, `extent` that of the whole entry.
pub(super) fn entry(kind: Kind, at: Span, extent: Span) -> Definition {
    Definition {
        kind,
        names: Vec::new(),
        handles: Vec::new(),
        emails: Vec::new(),
        at,
        extent,
        whole_note: false,
        from_source: true,
        id: None,
        summary: None,
        facts: Vec::new(),
    }
}

/// Adds a name, once, if it is not empty. An entry whose canonical name is a placeholder is dropped in `sources::read`.
pub(super) fn add_name(definition: &mut Definition, text: &str, role: NameRole, span: Span) {
    let text = without_entities(text.trim());
    let text = text.trim();
    let is_none = text.is_empty() || role != NameRole::Canonical && is_placeholder(text);
    if !is_none && definition.names.iter().all(|name| name.text != text) {
        definition.names.push(Name { text: text.to_owned(), role, span: Some(span) });
    }
}

/// How often a text may have been written for the web: `&amp;amp;`.
const MAX_ROUNDS: usize = 3;

/// A text with characters in the place of entities of HTML, which exports of sites have. No name has one otherwise.
fn without_entities(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..MAX_ROUNDS {
        if !text.contains('&') {
            break;
        }
        let mut out = String::with_capacity(text.len());
        let mut rest: &str = &text;
        while let Some((before, from)) = rest.find('&').and_then(|at| rest.split_at_checked(at)) {
            out.push_str(before);
            let (seen, length) = character_references::read(from).unwrap_or_else(|| ("&".to_owned(), 1));
            out.push_str(&seen);
            rest = from.get(length..).unwrap_or_default();
        }
        out.push_str(rest);
        text = Cow::Owned(out);
    }
    text
}

/// Adds an e-mail address, with or without `mailto:`, once, if it is one. `span` is the span of `text`.
pub(super) fn add_email(definition: &mut Definition, text: &str, span: Span) {
    const SCHEME: &str = "mailto:";
    let trimmed = text.trim();
    let scheme = trimmed.get(..SCHEME.len()).filter(|scheme| scheme.eq_ignore_ascii_case(SCHEME));
    let address = trimmed.get(scheme.map_or(0, str::len)..).unwrap_or(trimmed);
    let is_new = definition.emails.iter().all(|email| !email.text.eq_ignore_ascii_case(address));
    if is_address(address) && is_new {
        let span = Some(place(text, address, span));
        definition.emails.push(Name { text: address.to_owned(), role: NameRole::Email, span });
    }
}

/// The span of a part of a text whose span is `span`; the whole span if the text is not written as it reads.
pub(super) fn place(text: &str, part: &str, span: Span) -> Span {
    match text.find(part).filter(|_| span.len() == text.len()) {
        Some(offset) => Span::new(span.start as usize + offset, span.start as usize + offset + part.len()),
        None => span,
    }
}

/// Adds a fact, if it has a value.
pub(super) fn add_fact(definition: &mut Definition, key: &str, values: Vec<String>, span: Span) {
    let values: Vec<String> = values.into_iter().filter(|value| !value.trim().is_empty()).collect();
    if !values.is_empty() {
        definition.facts.push(Fact { key: key.to_owned(), values, span });
    }
}

/// Adds values to the fact with this key, or a new fact.
pub(super) fn add_values(definition: &mut Definition, key: &str, values: Vec<String>, span: Span) {
    match definition.facts.iter_mut().find(|fact| fact.key == key) {
        Some(fact) => {
            for value in values {
                if !value.trim().is_empty() && !fact.values.contains(&value) {
                    fact.values.push(value);
                }
            }
        }
        None => add_fact(definition, key, values, span),
    }
}

/// Adds a handle, with or without `@`, once, if it can be written as one. `span` is the place of `text`.
pub(super) fn add_handle(definition: &mut Definition, text: &str, span: Span) {
    let behind = text.trim().trim_start_matches('@');
    let local = behind.split('@').next().unwrap_or(behind);
    let is_handle = local.starts_with(char::is_alphanumeric)
        && local.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    if is_handle && definition.handles.iter().all(|handle| handle.text != local) {
        let span = place(text, local, span);
        definition.handles.push(Name { text: local.to_owned(), role: NameRole::Handle, span: Some(span) });
    }
}
