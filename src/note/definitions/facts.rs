//! The facts of a definition: the properties that are not names.

use super::aliases::HANDLE_KEYS;
use super::default_words::{CATEGORY_KEYS, TAG_KEYS, TYPE_KEYS};
use super::name_list::Names;
use super::names::TITLE_KEYS;
use super::word_matching::{is_key, is_template};
use super::{Conventions, Fact, summary};
use crate::note::Property;
use crate::word_lists::word_list;

/// Keys that are about the note and not about the entity that it describes.
pub(super) const BOOKKEEPING: &[&str] = word_list!("note_keys.txt", "bookkeeping");

/// The facts that `properties` state, in their order.
pub(super) fn facts(source: &str, properties: &[&Property], names: &Names, conventions: &Conventions) -> Vec<Fact> {
    let states = |property: &&&Property| {
        let key = property.key.as_str();
        let used = is_key(&conventions.alias_keys, key)
            || is_key(TYPE_KEYS, key)
            || is_key(CATEGORY_KEYS, key)
            || is_key(TAG_KEYS, key)
            || is_key(HANDLE_KEYS, key)
            || is_key(BOOKKEEPING, key);
        !used && !is_name(property, names) && !summary::is_summary(property, source)
    };
    properties.iter().filter(states).filter_map(|property| fact(property)).collect()
}

fn fact(property: &Property) -> Option<Fact> {
    let texts = property.values.iter().map(|value| value.text.trim());
    let values: Vec<String> = texts.filter(|text| !text.is_empty() && !is_template(text)).map(str::to_owned).collect();
    (!values.is_empty()).then(|| Fact { key: property.key.clone(), values, span: property.span })
}

/// Whether the property gives a name. A `title:` that was taken for a position stays a fact.
fn is_name(property: &Property, names: &Names) -> bool {
    is_key(TITLE_KEYS, &property.key)
        && names.names.iter().filter_map(|name| name.span).any(|span| property.span.covers(span))
}
