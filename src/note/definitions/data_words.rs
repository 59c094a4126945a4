//! The conventions of notes applied to data files: what a key or type word means there.

use super::NameRole;
use super::aliases::{self, HANDLE_KEYS, NETWORK_KEYS};
use super::default_words::{
    ALIAS_KEYS, CATEGORY_KEYS, ORGANIZATION_FOLDERS, ORGANIZATION_TYPES, OTHER_TYPES, PERSON_FOLDERS, PERSON_TYPES,
    TAG_KEYS, TYPE_KEYS,
};
use super::facts::BOOKKEEPING;
use super::summary::{SUMMARY_KEYS, shortened, spaced};
use super::word_matching::lists;
pub(in crate::note) use super::word_matching::{has_capital, is_key, is_template};
use crate::names::Kind;

/// The meaning of a key, by the conventions of notes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::note) enum Convention {
    /// Other names, of this role.
    OtherName(NameRole),
    /// What the entry is: `type: person`.
    Type,
    /// Handles.
    Handle,
    /// A handle, and where it is used.
    Network,
    /// A description.
    Summary,
    /// Nothing about the entity: tags, dates of the file, pictures.
    Bookkeeping,
}

/// The meaning of a key by the default conventions; `None` where its values are facts.
pub(in crate::note) fn convention(key: &str) -> Option<Convention> {
    Some(match key {
        _ if is_key(ALIAS_KEYS, key) => Convention::OtherName(aliases::role(key)),
        _ if is_key(TYPE_KEYS, key) || is_key(CATEGORY_KEYS, key) => Convention::Type,
        _ if is_key(HANDLE_KEYS, key) => Convention::Handle,
        _ if is_key(NETWORK_KEYS, key) => Convention::Network,
        _ if is_key(SUMMARY_KEYS, key) => Convention::Summary,
        _ if is_key(TAG_KEYS, key) || is_key(BOOKKEEPING, key) => Convention::Bookkeeping,
        _ => return None,
    })
}

/// The kind of the entries under a key that names a collection, by the words for folders of notes.
pub(in crate::note) fn collection(key: &str) -> Option<Kind> {
    if is_key(PERSON_FOLDERS, key) {
        return Some(Kind::Person);
    }
    is_key(ORGANIZATION_FOLDERS, key).then_some(Kind::Organization)
}

/// The meaning of a type word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::note) enum TypeWord {
    /// A person or an organization.
    Kind(Kind),
    /// Something that is neither.
    Other,
    /// Nothing that the conventions know.
    Unknown,
}

/// Classifies a word behind `type:`.
pub(in crate::note) fn type_word(word: &str) -> TypeWord {
    if word.is_empty() {
        TypeWord::Unknown
    } else if lists(PERSON_TYPES, word) {
        TypeWord::Kind(Kind::Person)
    } else if lists(ORGANIZATION_TYPES, word) {
        TypeWord::Kind(Kind::Organization)
    } else if lists(OTHER_TYPES, word) {
        TypeWord::Other
    } else {
        TypeWord::Unknown
    }
}

/// Formats a description as a summary: on one line, with at most some 300 characters.
pub(in crate::note) fn summary(text: &str) -> Option<String> {
    let text = spaced(text);
    (text.chars().any(char::is_alphanumeric) && !is_template(&text)).then(|| shortened(&text))
}
