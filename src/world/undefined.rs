//! Queries about the names in all notes that have no definition.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::closed_names::{DeadLinks, NamesByPrefix, names_if_closed};
use super::file_data::FileData;
use super::state::World;
use super::undefined_name::UndefinedName;
use crate::entity_index::FileId;
use crate::names::normalize::fold;
use crate::names::prefix_index::NamePrefix;

/// So many names without a note say how a workspace links.
const MANY: usize = 20;

fn notes_by_name(world: &World) -> FxHashMap<u64, Vec<FileId>> {
    let mut notes: FxHashMap<u64, Vec<FileId>> = FxHashMap::default();
    for (id, file) in world.files() {
        for name in names_if_closed(Some(file)) {
            notes.entry(name.key).or_default().push(id);
        }
    }
    notes
}

impl World {
    /// The notes that have an undefined name of this [`name_key`](super::name_key).
    pub fn undefined_in(&self, key: u64) -> Vec<FileId> {
        let closed = self.closed_names.notes.get_or_init(|| notes_by_name(self)).get(&key);
        let has_it = |data: &FileData| data.undefined.iter().any(|name| name.key == key);
        let open = self.open_files().filter(|(_, data)| has_it(data)).map(|(id, _)| id);
        closed.into_iter().flatten().copied().chain(open).collect()
    }

    /// The links of all notes that lead nowhere to one name, by its [`name_key`](super::name_key).
    pub fn dead_links(&self, key: u64) -> DeadLinks {
        let closed = self.closed_names.linked.get_or_init(|| {
            let mut linked = FxHashMap::default();
            let closed = self.files().filter(|(_, file)| file.open.is_none());
            for (id, file) in closed {
                file.dead_link_keys.iter().for_each(|key| self.count_link(&mut linked, *key, id));
            }
            linked
        });
        let mut linked: FxHashMap<u64, DeadLinks> = closed.get(&key).map(|links| (key, *links)).into_iter().collect();
        for (id, file) in self.open_files() {
            file.dead_link_keys
                .iter()
                .filter(|other| **other == key)
                .for_each(|key| self.count_link(&mut linked, *key, id));
        }
        linked.remove(&key).unwrap_or_default()
    }

    /// Counts a link; those of a note one after the other.
    fn count_link(&self, linked: &mut FxHashMap<u64, DeadLinks>, key: u64, id: FileId) {
        let links = linked.entry(key).or_default();
        links.links += 1;
        links.notes += usize::from(links.last != Some(id));
        links.last = Some(id);
        let place = |id: FileId| self.file(id).map(|file| &file.key);
        links.first = links.first.filter(|first| place(*first) <= place(id)).or(Some(id));
    }

    /// Whether the closed notes link to more missing notes than there are entities: there a link that leads nowhere is
    /// a note to be written.
    pub fn links_ahead(&self) -> bool {
        let count = || {
            let keys = self.files().filter(|(_, file)| file.open.is_none()).flat_map(|(_, file)| &file.dead_link_keys);
            keys.collect::<FxHashSet<&u64>>().len()
        };
        let names = *self.closed_names.ahead.get_or_init(count);
        names >= MANY && names > self.entity_index.iter().count()
    }

    /// Whether both have the same notes, and these say the same to others: their titles, whether they are about
    /// something else, and their undefined names.
    pub fn has_notes_like(&self, other: &Self) -> bool {
        let are_alike = |one: &FileData, other: &FileData| {
            (one.ignored, one.is_about_other) == (other.ignored, other.is_about_other)
                && one.titles == other.titles
                && one.undefined == other.undefined
                && one.dead_link_keys == other.dead_link_keys
        };
        let is_same = |index| match (self.files.get(index), other.files.get(index)) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other) || are_alike(one, other),
            (None, None) => true,
            _ => false,
        };
        (0..self.files.len().max(other.files.len())).all(is_same)
    }

    /// The undefined names of other notes than `file` that begin with a prefix: of all closed ones together, and then
    /// of each open one.
    pub fn undefined_begun_by(&self, beginning: &NamePrefix, file: FileId) -> Vec<&UndefinedName> {
        let closed = self.closed_names.by_prefix.get_or_init(|| NamesByPrefix::of(self.files().map(|(_, file)| file)));
        let in_closed = closed.prefixes.begun_by(beginning).into_iter().filter_map(|name| closed.names.get(name));
        let open = self.open_files().filter(|(other, _)| *other != file);
        let in_open = open.flat_map(|(_, data)| &data.undefined);
        in_closed.chain(in_open.filter(|name| beginning.end_in(&fold(&name.name)).is_some())).collect()
    }
}
