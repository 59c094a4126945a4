//! The conventions by which notes define entities: folder names, type words and keys. The settings may change them.

use std::sync::LazyLock;

use super::default_words::{
    ALIAS_KEYS, CAST_KEYS, ORGANIZATION_CAST_KEYS, ORGANIZATION_FOLDERS, ORGANIZATION_TYPES, PERSON_FOLDERS,
    PERSON_TYPES,
};
use super::word_matching::is_key;

/// The conventions by which a note counts as a definition. The settings may change them.
#[derive(Clone, PartialEq, Debug)]
pub struct Conventions {
    /// Folder names, in any letter case, whose notes are about people.
    pub person_folders: Vec<String>,
    /// Folder names, in any letter case, whose notes are about organizations.
    pub organization_folders: Vec<String>,
    /// Words that say "person" in `type:`, tags and categories, in any letter case.
    pub person_types: Vec<String>,
    /// Words that say "organization" there.
    pub organization_types: Vec<String>,
    /// Words that say that a note is about something else, in `type:`, tags, categories and folder names.
    pub other_types: Vec<String>,
    /// Keys that list other names.
    pub alias_keys: Vec<String>,
    /// Keys that put people into a note's cast.
    pub cast_keys: Vec<String>,
    /// Keys that put organizations into a note's cast.
    pub organization_cast_keys: Vec<String>,
}

/// The default conventions.
pub(super) static DEFAULT: LazyLock<Conventions> = LazyLock::new(Conventions::default);

impl Default for Conventions {
    fn default() -> Self {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Self {
            person_folders: owned(PERSON_FOLDERS),
            organization_folders: owned(ORGANIZATION_FOLDERS),
            person_types: owned(PERSON_TYPES),
            organization_types: owned(ORGANIZATION_TYPES),
            other_types: Vec::new(),
            alias_keys: owned(ALIAS_KEYS),
            cast_keys: owned(CAST_KEYS),
            organization_cast_keys: owned(ORGANIZATION_CAST_KEYS),
        }
    }
}

/// Whether a key puts people or organizations into a note's cast, by the default conventions.
pub(in crate::note) fn is_cast_key(key: &str) -> bool {
    is_key(CAST_KEYS, key) || is_key(ORGANIZATION_CAST_KEYS, key)
}
