//! Finds notes that are named like people although nothing marks them as such.

use std::collections::BTreeMap;

use super::page::{Page, is_called_like_person};
use crate::entity_index::{FileId, folder, stem};
use crate::names::Kind;
use crate::note::definitions::says_what_it_is;
use crate::world::World;

/// A folder whose notes are named like people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PeopleFolder {
    /// Its name, without those around it.
    pub name: String,
    /// How many notes it has itself.
    pub notes: usize,
    /// How many of them are named like people, or are about some.
    pub people: usize,
    /// How many would become definitions.
    pub new: usize,
}

/// A folder of fewer says too little.
const LEAST_NOTES: usize = 5;
/// So many of ten notes at least are named like people.
const OF_TEN: usize = 7;

/// What the notes of a folder are called.
#[derive(Default)]
struct Evidence {
    notes: usize,
    people: usize,
    unmarked: Vec<FileId>,
}

impl Evidence {
    fn holds_people(&self) -> bool {
        self.notes >= LEAST_NOTES && !self.unmarked.is_empty() && self.people * 10 >= self.notes * OF_TEN
    }
}

/// The folders of notes about people, by name, and the notes elsewhere that are named like people.
pub(super) fn people_folders(world: &World, pages: &[Page<'_>]) -> (Vec<PeopleFolder>, Vec<FileId>) {
    let mut folders: BTreeMap<&str, Evidence> = BTreeMap::new();
    for page in pages {
        let evidence = folders.entry(folder(&page.key.path)).or_default();
        evidence.notes += 1;
        if let Some(kind) = world.entity_index().whole_note(page.file).map(|entity| entity.kind()) {
            evidence.people += usize::from(kind == Kind::Person);
        } else if is_called_like_person(&page.key.path) && !says_what_it_is(&page.parsed) {
            evidence.people += 1;
            evidence.unmarked.push(page.file);
        }
    }
    let (mut found, mut unmarked) = (BTreeMap::<String, PeopleFolder>::new(), Vec::new());
    for (path, evidence) in folders {
        if path.is_empty() || !evidence.holds_people() {
            unmarked.extend(evidence.unmarked);
            continue;
        }
        let name = stem(path).to_owned();
        let new = || PeopleFolder { name: name.clone(), notes: 0, people: 0, new: 0 };
        let entry = found.entry(name.clone()).or_insert_with(new);
        entry.notes += evidence.notes;
        entry.people += evidence.people;
        entry.new += evidence.unmarked.len();
    }
    unmarked.sort_by_key(|file| world.file(*file).map(|file| &file.key));
    (found.into_values().collect(), unmarked)
}
