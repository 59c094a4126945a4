//! The facts of a card: everything but names.

use rustc_hash::FxHashMap;

use super::field::{Field, android_relation, relation};
use super::lines::Property;
use super::names::android;
use super::reference::Reference;
use super::value::{Value, day};
use crate::names::Kind;
use crate::note::definitions::{Definition, shortened};
use crate::note::sources::entry;
use crate::note::sources::entry::add_fact;
use crate::text::{Span, in_one_line, starts_with_ignoring_case};

/// Groups that programs put contacts into by themselves.
const OWN_CATEGORIES: [&str; 3] = ["myContacts", "starred", "* myContacts"];
/// How many categories are read of one list.
const MAX_CATEGORIES: usize = 50;
/// How a value begins that names a resource, not a person.
const SCHEMES: [&str; 7] = ["urn:", "http:", "https:", "mailto:", "tel:", "data:", "file:"];
/// What a relation is called of which nothing more is known.
const RELATED: &str = "related";
/// The year that Apple writes where none is known.
const NO_YEAR: &str = "X-APPLE-OMIT-YEAR";

/// Adds facts, e-mail addresses, the identifier and the summary; returns the references to other cards.
pub(super) fn add(definition: &mut Definition, properties: &[(Field, Property)]) -> Vec<Reference> {
    let labels = labels(properties);
    let mut references = Vec::new();
    for (field, property) in properties {
        let Some(value) = &property.value else { continue };
        let span = property.span;
        match field {
            Field::Id if definition.id.is_none() => {
                definition.id = Some(id(&value.whole().text)).filter(|id| !id.is_empty());
            }
            Field::Note if definition.summary.is_none() => {
                let note = in_one_line(&value.whole().text);
                definition.summary = (!note.is_empty()).then(|| shortened(&note));
            }
            Field::Email => add_email(definition, value),
            Field::Organization => add_organization(definition, value, span),
            Field::Day(key) => {
                let year = property.parameter(NO_YEAR).next();
                let day = day(&value.whole().text);
                let known = year.and_then(|year| day.strip_prefix(year)?.strip_prefix('-'));
                join(definition, key, known.unwrap_or(&day), span);
            }
            Field::Fact(key) => join(definition, key, without_scheme(&value.whole().text), span),
            Field::Address => {
                let parts = value.parts(';').into_iter().map(|part| in_one_line(&part.text.replace('\n', ", ")));
                let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
                join(definition, "address", &parts.join(", "), span);
            }
            Field::Categories => {
                let own = |name: &&String| !OWN_CATEGORIES.contains(&name.as_str());
                let names: Vec<String> =
                    value.parts(',').into_iter().take(MAX_CATEGORIES).map(|part| part.text).collect();
                names.iter().filter(own).for_each(|name| join(definition, "categories", name, span));
            }
            Field::Android => {
                let parts = android(value.parts(';'), "relation");
                let (Some(name), number) = (parts.first(), parts.get(1)) else { continue };
                let key = number.and_then(|number| android_relation(&number.text));
                join(definition, key.unwrap_or(RELATED), &name.text, span);
            }
            Field::LabelledRelated => {
                let key = labels.get(property.group.as_str()).map_or(RELATED, String::as_str);
                join(definition, key, &value.whole().text, span);
            }
            Field::Related => {
                let key = property.parameter("TYPE").find_map(relation).unwrap_or(RELATED);
                let text = value.whole().text;
                match SCHEMES.iter().any(|scheme| starts_with_ignoring_case(&text, scheme)) {
                    false => join(definition, key, &text, span),
                    true => references.push(Reference { key: key.to_owned(), id: id(&text), span }),
                }
            }
            _ => {}
        }
    }
    references
}

/// The labels of groups, by the groups: what Apple's own `_$!<Spouse>!$_` says, or what the user wrote.
fn labels(properties: &[(Field, Property)]) -> FxHashMap<&str, String> {
    let labels = properties.iter().filter(|(field, property)| *field == Field::Label && !property.group.is_empty());
    let label = |property: &Property| {
        let text = property.value.as_ref()?.whole().text;
        let own = text.strip_prefix("_$!<").and_then(|text| text.strip_suffix(">!$_"));
        let label = own.map_or_else(|| in_one_line(&text), str::to_lowercase);
        (!label.is_empty()).then_some(label)
    };
    labels.filter_map(|(_, property)| Some((property.group.as_str(), label(property)?))).collect()
}

/// An identifier, without what says that it is one.
fn id(text: &str) -> String {
    let text = text.trim();
    let bare = ["urn:uuid:", "uuid:"].iter().find(|scheme| starts_with_ignoring_case(text, scheme));
    bare.and_then(|scheme| text.get(scheme.len()..)).unwrap_or(text).to_owned()
}

/// A number for calls is known by its fact's key.
fn without_scheme(text: &str) -> &str {
    match starts_with_ignoring_case(text, "tel:") {
        true => text.get("tel:".len()..).unwrap_or(text),
        false => text,
    }
}

fn add_email(definition: &mut Definition, value: &Value) {
    entry::add_email(definition, &value.whole().text, value.behind(0));
}

/// The employer of a person, or the parent of an organization. An organization's own name is not a fact about it.
fn add_organization(definition: &mut Definition, value: &Value, span: Span) {
    let parts = value.parts(';').into_iter().map(|part| in_one_line(&part.text));
    let mut parts: Vec<String> = parts.collect();
    let units: Vec<String> = parts.drain(1.min(parts.len())..).filter(|unit| !unit.is_empty()).collect();
    let name = parts.pop().unwrap_or_default();
    if definition.kind == Kind::Person || definition.names.iter().all(|own| own.text != name) {
        join(definition, "organization", &name, span);
    }
    join(definition, "department", &units.join(", "), span);
}

/// Adds a value to the fact of that key.
fn join(definition: &mut Definition, key: &str, value: &str, span: Span) {
    let value = in_one_line(value);
    match definition.facts.iter_mut().find(|fact| fact.key == key) {
        Some(fact) if value.is_empty() || fact.values.contains(&value) => {}
        Some(fact) => fact.values.push(value),
        None => add_fact(definition, key, vec![value], span),
    }
}
