//! The evidence by which a note is classified as one about a person or organization, for reports.

use super::aliases::HANDLE_KEYS;
use super::default_words::{CATEGORY_KEYS, TAG_KEYS, TYPE_KEYS};
use super::facts::BOOKKEEPING;
use super::names::TITLE_KEYS;
use super::word_matching::is_key;
use super::{Conventions, kind, note, path};
use crate::note::{ParsedNote, logseq_pages};

/// The evidence that an entity is a person or an organization.
#[derive(Clone, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub enum KnownBy {
    /// A heading in a note about many.
    Heading,
    /// An entry of a source.
    Source,
    /// A property that says what the note is about, `type: person`.
    Type,
    /// A tag or a category.
    Tag,
    /// The folder of this name.
    Folder(String),
    /// The file's name, `@Ann Smith.md`.
    FileName,
    /// The cast properties of other notes.
    Cast,
}

/// The evidence for the kind of a note's entity. `source` is its text, `path` is relative to the root of the workspace.
pub fn known_by(note: &ParsedNote, source: &str, path: &str, conventions: &Conventions) -> KnownBy {
    let path = &logseq_pages::path(path);
    let said = kind::stated(&note::leading(note, source), conventions);
    if said.by_type.is_some() {
        return KnownBy::Type;
    }
    if said.kind.is_some() {
        return KnownBy::Tag;
    }
    match path::telling_folder(path, conventions) {
        Some((folder, _)) => KnownBy::Folder(folder.to_owned()),
        None if path::stem(path, conventions).kind.is_some() => KnownBy::FileName,
        None => KnownBy::Cast,
    }
}

/// Whether the note has a type property, of whatever value.
pub fn says_what_it_is(note: &ParsedNote) -> bool {
    note.properties.iter().any(|property| is_key(TYPE_KEYS, &property.key))
}

/// Whether a property's key has a meaning by convention: names, types, tags, cast, bookkeeping.
pub fn is_convention_key(key: &str, conventions: &Conventions) -> bool {
    let of_vault = [&conventions.alias_keys, &conventions.cast_keys, &conventions.organization_cast_keys];
    let fixed = [TITLE_KEYS, TYPE_KEYS, CATEGORY_KEYS, TAG_KEYS, HANDLE_KEYS, BOOKKEEPING];
    of_vault.into_iter().any(|keys| is_key(keys, key)) || fixed.into_iter().any(|keys| is_key(keys, key))
}
