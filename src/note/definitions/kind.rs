//! The kind of an entity: from its type property, else its tags, else its folder.

use super::Conventions;
use super::default_words::{
    AUTHORS_KEYS, CATALOGUE_KEYS, CATEGORY_KEYS, COLLECTIONS, GENERIC_TYPES, ORGANIZING, OTHER_TYPES, PUBLICATION_KEYS,
    SHARED_TAGS, TAG_KEYS, THING_TAGS, TOPICAL_TAGS, TYPE_KEYS, UNFINISHED, WEAK_TAGS, YEAR_KEYS,
};
use super::word_matching::{is_key, lists};
use crate::names::Kind;
use crate::note::{Origin, Property};
use crate::text::Span;
use crate::word_lists::word_list;

/// The kind that the properties of a note state.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct StatedKind {
    /// The kind, if one is stated.
    pub(super) kind: Option<Kind>,
    /// The span of the `type:` that states it; `None` if it was a tag or category.
    pub(super) by_type: Option<Span>,
    /// Whether the type is the plain plural, `type: people`, so that the note may be about many.
    pub(super) many: bool,
    /// Whether the note states that it is something else.
    pub(super) other: bool,
    /// Whether the kind comes from a tag that is often a topic: `startup`.
    pub(super) is_topic: bool,
    /// Whether the note has a type that is neither a person nor an organization.
    pub(super) is_of_other_type: bool,
}

/// Reads the kind that `properties` state.
pub(super) fn stated(properties: &[&Property], conventions: &Conventions) -> StatedKind {
    let of = |keys: &'static [&str]| {
        properties.iter().filter(move |property| is_key(keys, &property.key)).flat_map(|property| {
            let pieces = property.values.iter().flat_map(|value| value.text.split([',', ';']));
            pieces.map(move |piece| (property, piece.trim()))
        })
    };
    let mut other = false;
    let mut is_of_other_type = false;
    for (property, text) in of(TYPE_KEYS) {
        let word = type_word(text);
        if let Some(kind) = word_kind(word, conventions) {
            let many = !text.contains("[[") && is_key(COLLECTIONS, word);
            return StatedKind { kind: Some(kind), by_type: Some(property.span), many, ..StatedKind::default() };
        }
        is_of_other_type |= !word.is_empty() && !is_key(GENERIC_TYPES, word);
        other |= !is_key(GENERIC_TYPES, word) && (lists(OTHER_TYPES, word) || lists(&conventions.other_types, word));
    }
    let all_tags = || of(TAG_KEYS).flat_map(|(_, text)| tags(text));
    let mut words = of(CATEGORY_KEYS).map(|(_, text)| type_word(text)).chain(all_tags().map(type_word));
    other |= !conventions.other_types.is_empty() && words.any(|word| lists(&conventions.other_types, word));
    let by_category = of(CATEGORY_KEYS).find_map(|(_, text)| word_kind(type_word(text), conventions));
    // Beside a tag that tells another type, the others are topics: `type/claim`, `charity`.
    let is_typed = all_tags().any(|tag| tells_other_type(tag, conventions));
    let told: Vec<(&str, Kind)> = all_tags()
        .filter_map(|tag| Some((tag, tag_kind(tag, conventions)?)))
        .filter(|(tag, _)| !is_typed || namespace(tag).is_some())
        .collect();
    // The members of a group are tagged with it, too: `faction, npc`.
    let tag = told
        .iter()
        .find(|(tag, kind)| *kind == Kind::Person && tells_person_alone(tag, conventions))
        .or(told.first())
        .copied();
    let is_topic =
        by_category.is_none() && tag.is_some_and(|(tag, _)| is_key(TOPICAL_TAGS, tag.trim_matches(['#', '"', '\''])));
    let is_thing = || by_category.is_none() && tag.is_none() && all_tags().any(|tag| is_key(THING_TAGS, unmarked(tag)));
    other |= is_of_work(properties) || is_thing();
    let kind = if other { None } else { by_category.or(tag.map(|(_, kind)| kind)) };
    StatedKind { kind, other, is_topic, is_of_other_type: is_of_other_type || other, ..StatedKind::default() }
}

/// Whether a tag, or the last segment of a nested tag, is one of these words.
pub(super) fn has_tag(properties: &[&Property], words: &[&str]) -> bool {
    let of_tags = properties.iter().filter(|property| is_key(TAG_KEYS, &property.key));
    let texts = of_tags.flat_map(|property| &property.values).flat_map(|value| value.text.split([',', ';', ' ']));
    texts
        .map(|tag| tag.trim_matches(['#', '"', '\'', '[', ']']))
        .any(|tag| is_key(words, tag.rsplit('/').next().unwrap_or(tag)))
}

/// Whether the properties describe a publication, so that a `kind: team` beside them says who wrote it.
fn is_of_work(properties: &[&Property]) -> bool {
    let has = |keys: &[&str]| {
        let filled =
            properties.iter().filter(|property| property.values.iter().any(|value| !value.text.trim().is_empty()));
        filled.filter(|property| property.origin == Origin::Frontmatter).any(|property| is_key(keys, &property.key))
    };
    has(CATALOGUE_KEYS) && has(PUBLICATION_KEYS) || has(AUTHORS_KEYS) && has(YEAR_KEYS)
}

/// Whether a tag says of a person what no group is: `npc`. A contact and a villain may be groups, and `people` is a
/// topic.
fn tells_person_alone(tag: &str, conventions: &Conventions) -> bool {
    let is_shared = |word: &str| is_key(SHARED_TAGS, word) || is_key(COLLECTIONS, word) || is_key(TOPICAL_TAGS, word);
    unmarked(tag).split('/').any(|word| word_kind(word, conventions) == Some(Kind::Person) && !is_shared(word))
}

/// The kind that a word names.
fn word_kind(word: &str, conventions: &Conventions) -> Option<Kind> {
    if word.is_empty() {
        return None;
    }
    if lists(&conventions.person_types, word) {
        return Some(Kind::Person);
    }
    let organization =
        lists(&conventions.organization_types, word) || is_collection_of(word, &conventions.organization_folders);
    if organization {
        return Some(Kind::Organization);
    }
    is_key(COLLECTIONS, word).then_some(Kind::Person)
}

fn is_collection_of(word: &str, folders: &[String]) -> bool {
    is_key(COLLECTIONS, word) && is_key(folders, word)
}

/// The word of a type: `Authors` in `[[Types/Authors|all authors]]`, `person` in `#type/person` and `person/friend`.
fn type_word(text: &str) -> &str {
    let text = text.trim();
    if let Some(link) = text.strip_prefix("[[").and_then(|rest| rest.split("]]").next()) {
        let target = link.split(['|', '#']).next().unwrap_or_default();
        return target.rsplit('/').next().unwrap_or_default().trim_end_matches(".md").trim();
    }
    let mut parts = text.trim_start_matches('#').split('/').map(str::trim);
    let first = parts.next().unwrap_or_default();
    if is_namespace(first) { parts.next().unwrap_or(first) } else { first }
}

/// The tags in a piece of a list; a link is one, however many words it has.
fn tags(text: &str) -> Vec<&str> {
    if text.starts_with("[[") { vec![text] } else { text.split_whitespace().collect() }
}

/// The kind that a tag tells. In a nested tag it is the first part that counts, or the last one behind whatever else:
/// `person/friend`, `type/person`, `wiki/person`. A link is a tag only if it leads to what such a word names, and not
/// to somebody: `[[Person/Ada Pottinger]]`.
fn tag_kind(tag: &str, conventions: &Conventions) -> Option<Kind> {
    let strong = |word: &str| word_kind(word, conventions).filter(|_| !is_key(WEAK_TAGS, word));
    if tag.starts_with("[[") {
        return strong(type_word(tag));
    }
    let mut parts = unmarked(tag).split('/');
    let first = parts.next().unwrap_or_default();
    if is_namespace(first) {
        let kind = word_kind(parts.next()?, conventions);
        return kind.filter(|_| !is_weak_namespace(first));
    }
    let Some(kind) = strong(first) else {
        let is_topic = is_key(UNFINISHED, first) || lists(OTHER_TYPES, first) && !is_key(ORGANIZING, first);
        return parts.next_back().filter(|_| !is_topic).and_then(strong);
    };
    // `people/ann` tags a note that mentions Ann; `people/friend` one that is about a friend.
    let collection = is_key(COLLECTIONS, first);
    let fits = parts.all(|part| !collection || word_kind(part, conventions).is_some() || is_relation(part));
    fits.then_some(kind)
}

/// Whether the tag tells a type that is neither a person's nor an organization's: `type/claim`.
fn tells_other_type(tag: &str, conventions: &Conventions) -> bool {
    namespace(tag).is_some_and(|(_, word)| word_kind(word, conventions).is_none() && !is_key(GENERIC_TYPES, word))
}

/// A tag without the marks around it.
fn unmarked(tag: &str) -> &str {
    tag.trim_matches(['#', '"', '\'', ':', '[', ']'])
}

/// The parts of a tag that tells a type: `type/person`.
fn namespace(tag: &str) -> Option<(&str, &str)> {
    let mut parts = unmarked(tag).split('/');
    let parts = (parts.next()?, parts.next()?);
    (is_namespace(parts.0) && !is_weak_namespace(parts.0)).then_some(parts)
}

fn is_namespace(part: &str) -> bool {
    is_key(word_list!("note_types.txt", "namespaces"), part)
}

fn is_weak_namespace(part: &str) -> bool {
    is_key(&["category", "class"], part)
}

fn is_relation(part: &str) -> bool {
    const RELATIONS: &[&str] = word_list!("note_types.txt", "relations");
    is_key(RELATIONS, part)
}
