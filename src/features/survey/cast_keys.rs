//! Finds properties that list people although the settings do not list them as cast keys.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::page::{Page, is_called_like_person};
use crate::entity_index::{FileId, Target};
use crate::names::Kind;
use crate::note::definitions::is_convention_key;
use crate::note::{LinkKind, Property};
use crate::world::World;

/// A key that lists people and is no cast key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CastKey {
    /// The key, in lower case.
    pub key: String,
    /// How many notes have it.
    pub notes: usize,
    /// How many notes that it links to would become definitions of people.
    pub new: usize,
}

/// A key in fewer notes says too little.
const LEAST_NOTES: usize = 3;
/// Nor does one with fewer values.
const LEAST_VALUES: usize = 5;
/// So many of ten values at least are people.
const OF_TEN: usize = 8;

/// What the notes say under a key.
#[derive(Default)]
struct Evidence {
    notes: FxHashSet<FileId>,
    people: usize,
    others: usize,
    /// Notes that are linked to and are about nobody yet.
    new: FxHashSet<FileId>,
}

impl Evidence {
    fn add(&mut self, is_person: bool) {
        self.people += usize::from(is_person);
        self.others += usize::from(!is_person);
    }

    fn lists_people(&self) -> bool {
        let all = self.people + self.others;
        self.notes.len() >= LEAST_NOTES && all >= LEAST_VALUES && self.people * 10 >= all * OF_TEN
    }
}

/// The keys that list people, those in most notes first.
pub(super) fn cast_keys(world: &World, pages: &[Page<'_>]) -> Vec<CastKey> {
    let mut keys: FxHashMap<String, Evidence> = FxHashMap::default();
    for page in pages {
        for (index, property) in page.parsed.properties.iter().enumerate() {
            if !is_convention_key(&property.key, &world.settings().conventions) {
                let evidence = keys.entry(property.key.to_lowercase()).or_default();
                evidence.notes.insert(page.file);
                count(world, page, (index, property), evidence);
            }
        }
    }
    let lists_people = keys.into_iter().filter(|(_, evidence)| evidence.lists_people());
    let mut found: Vec<CastKey> = lists_people
        .map(|(key, evidence)| CastKey { key, notes: evidence.notes.len(), new: evidence.new.len() })
        .collect();
    found.sort_by(|one, other| (Reverse(one.notes), &one.key).cmp(&(Reverse(other.notes), &other.key)));
    found
}

/// Counts whom a property's links lead to; if it has none, what its values are called like.
fn count(world: &World, page: &Page<'_>, (index, property): (usize, &Property), evidence: &mut Evidence) {
    let own = page.parsed.links.iter().filter(|link| link.property == Some(index) && link.kind != LinkKind::Handle);
    let mut has_links = false;
    for link in own {
        has_links = true;
        let is_person = match world.entity_index().follow(link, page.file) {
            Target::Entity(id, _) => world.entity(id).is_some_and(|entity| entity.kind() == Kind::Person),
            Target::Note(file) => {
                let is_person = is_called_like_person(&link.target);
                evidence.new.extend(is_person.then_some(file));
                is_person
            }
            Target::Missing => is_called_like_person(&link.target),
            Target::Entities(_) | Target::Elsewhere => false,
        };
        evidence.add(is_person);
    }
    if !has_links {
        property.values.iter().for_each(|value| evidence.add(is_called_like_person(&value.text)));
    }
}
