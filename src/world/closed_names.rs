//! Names without a definition in all closed notes together: computed on the first query, and dropped when one of these notes
//! changes.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::file_data::FileData;
use super::undefined_name::UndefinedName;
use crate::entity_index::FileId;
use crate::names::normalize::fold;
use crate::names::prefix_index::PrefixIndex;

/// Links that lead nowhere, to one name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DeadLinks {
    /// How many there are.
    pub links: usize,
    /// In how many notes.
    pub notes: usize,
    /// The first of these by path.
    pub first: Option<FileId>,
    /// The one that was counted last.
    pub(super) last: Option<FileId>,
}

/// The undefined names of a closed note; none of an open one, where they change as one types.
pub(super) fn names_if_closed(file: Option<&FileData>) -> &[UndefinedName] {
    file.filter(|file| file.open.is_none()).map(|file| file.undefined.as_ref()).unwrap_or_default()
}

/// The undefined names of all closed notes, each index built on the first query.
#[derive(Debug, Default)]
pub(super) struct ClosedNames {
    pub(super) by_prefix: OnceLock<NamesByPrefix>,
    /// The links that lead nowhere, by the keys of their names.
    pub(super) linked: OnceLock<FxHashMap<u64, DeadLinks>>,
    /// To how many names such links are.
    pub(super) ahead: OnceLock<usize>,
    /// The notes that have a name, by number.
    pub(super) notes: OnceLock<FxHashMap<u64, Vec<FileId>>>,
}

/// The names to be searched by how they begin.
#[derive(Debug)]
pub(super) struct NamesByPrefix {
    pub(super) prefixes: PrefixIndex,
    /// By folded name, each with its mentions in all of the notes.
    pub(super) names: FxHashMap<String, UndefinedName>,
}

impl NamesByPrefix {
    pub(super) fn of<'f>(files: impl Iterator<Item = &'f FileData>) -> Self {
        let mut names: FxHashMap<String, UndefinedName> = FxHashMap::default();
        for name in files.flat_map(|file| names_if_closed(Some(file))) {
            let unmentioned = || UndefinedName { mentions: 0, ..name.clone() };
            names.entry(fold(&name.name)).or_insert_with(unmentioned).mentions += name.mentions;
        }
        Self { prefixes: PrefixIndex::new(names.keys().map(String::as_str)), names }
    }
}
