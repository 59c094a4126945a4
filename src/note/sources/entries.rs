//! Converts an entry of a register into a definition.

use super::entry::{add_email, add_fact, add_name, entry};
use super::placeholder::is_placeholder;
use crate::gazetteer::{Entry, Field, Role, Text};
use crate::note::definitions::{Definition, NameRole, shortened};
use crate::text::{Span, in_one_line};

/// How many names of one entry are taken: some on sanctions lists have hundreds …
const MAX_NAMES: usize = 500;
/// … and how many values of one fact, and addresses for mail.
const MAX_VALUES: usize = 50;

/// Converts an entry into a definition. Its spans are relative to the byte `base`; `extent` is the whole entry. `None`
/// if it has no name.
pub(super) fn definition(from: &Entry<'_>, base: u32, extent: Span) -> Option<Definition> {
    let span = |text: &Text<'_>| text.span.shifted(base);
    let mut made = entry(from.kind, extent, extent);
    let mut weak = Vec::new();
    for (role, name) in from.names.iter().take(MAX_NAMES) {
        let text = in_one_line(&name.text);
        match name_role(*role) {
            _ if is_placeholder(&text) => {}
            Some(_) if made.names.is_empty() => add_name(&mut made, &text, NameRole::Canonical, span(name)),
            Some(role) => add_name(&mut made, &text, role, span(name)),
            None => weak.push((text, span(name))),
        }
    }
    made.at = made.names.first()?.span.unwrap_or(extent);
    for email in from.emails.iter().take(MAX_VALUES) {
        add_email(&mut made, &email.text, span(email));
    }
    let mut facts: Vec<_> = from.facts.iter().collect();
    // As cards have them; what they do not have comes behind, in its order.
    facts.sort_by_key(|(key, _)| Field::of_label(key.label()).map_or(usize::MAX, |field| field as usize));
    facts.into_iter().for_each(|(key, value)| say(&mut made, key.label(), in_one_line(&value.text), span(value)));
    weak.into_iter().for_each(|(text, span)| say(&mut made, "weak alias", text, span));
    made.id = from.id.as_ref().map(|id| id.text.trim().to_owned()).filter(|id| !id.is_empty());
    made.summary = from.summary.as_ref().map(|text| shortened(&in_one_line(&text.text)));
    Some(made)
}

/// Adds a value to a fact, or a fact.
fn say(definition: &mut Definition, key: &str, value: String, span: Span) {
    match definition.facts.iter_mut().find(|fact| fact.key == key) {
        Some(fact) if !value.is_empty() && fact.values.len() < MAX_VALUES && !fact.values.contains(&value) => {
            fact.values.push(value);
            fact.span = Span { start: fact.span.start.min(span.start), end: fact.span.end.max(span.end) };
        }
        Some(_) => {}
        None => add_fact(definition, key, vec![value], span),
    }
}

/// What a name is to a definition; nothing where it must not be found by itself.
fn name_role(role: Role) -> Option<NameRole> {
    match role {
        Role::Main | Role::Alias => Some(NameRole::Alias),
        Role::Former => Some(NameRole::Former),
        Role::Nickname => Some(NameRole::Nickname),
        Role::Abbreviation => Some(NameRole::Abbreviation),
        Role::Weak => None,
    }
}
