//! A first look at a workspace: which entities are known and by what, and which settings would make more known.

mod cast_keys;
mod folders;
mod page;
mod short_forms;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use self::page::Page;
use super::{FileCounts, mention_count};
use crate::entity_index::FileId;
use crate::names::{EntityId, Kind};
use crate::note::definitions::{KnownBy, known_by};
use crate::world::World;

pub use cast_keys::CastKey;
pub use folders::PeopleFolder;
pub use short_forms::ShortNames;

/// A cast of more people is hardly closed.
const MAX_PEOPLE: usize = 200;

/// How many of those who are mentioned most are named.
const MAX: usize = 5;

/// What a workspace looks like.
#[derive(Clone, PartialEq, Debug)]
pub struct Survey {
    /// How many notes and sources it has.
    pub files: FileCounts,
    /// How many people are defined.
    pub people: usize,
    /// How many organizations are.
    pub organizations: usize,
    /// By what they are known, each with how many are; the most frequent first.
    pub known_by: Vec<(KnownBy, usize)>,
    /// Who is mentioned most, with the number of mentions.
    pub most_mentioned: Vec<(EntityId, usize)>,
    /// Properties that list people, although they are no cast keys.
    pub cast_keys: Vec<CastKey>,
    /// Folders of notes about people, although nothing marks them.
    pub people_folders: Vec<PeopleFolder>,
    /// Notes elsewhere that are named like people and that nothing marks, in the order of their paths.
    pub unmarked: Vec<FileId>,
    /// What a closed cast would make known; nothing where there are too many people for one.
    pub short_names: ShortNames,
}

/// Looks at the notes of a workspace; `texts` are theirs.
pub fn survey(world: &World, texts: &[(FileId, Arc<str>)]) -> Survey {
    let mut pages: Vec<Page<'_>> = texts.par_iter().filter_map(|(file, text)| Page::read(world, *file, text)).collect();
    pages.sort_by_key(|page| page.key);
    let of_kind = |kind: Kind| world.entity_index().iter().filter(|entity| entity.kind() == kind).count();
    let people = of_kind(Kind::Person);
    let may_be_closed = people <= MAX_PEOPLE;
    let (people_folders, unmarked) = folders::people_folders(world, &pages);
    Survey {
        files: FileCounts::of(world, pages.iter().map(|page| page.file)),
        people,
        organizations: of_kind(Kind::Organization),
        known_by: known(world, &pages),
        most_mentioned: most_mentioned(world),
        cast_keys: cast_keys::cast_keys(world, &pages),
        people_folders,
        unmarked,
        short_names: if may_be_closed { short_forms::short_names(world, texts) } else { ShortNames::default() },
    }
}

/// By what those who are defined are known.
fn known(world: &World, pages: &[Page<'_>]) -> Vec<(KnownBy, usize)> {
    let mut counts: BTreeMap<KnownBy, usize> = BTreeMap::new();
    for page in pages {
        let defined = world.entity_index().defined_in(page.file);
        let conventions = &world.settings().conventions;
        let (whole, parts): (Vec<_>, Vec<_>) =
            defined.iter().filter_map(|id| world.entity(*id)).partition(|entity| entity.definition.whole_note);
        if !whole.is_empty() {
            *counts.entry(known_by(&page.parsed, page.text, &page.key.path, conventions)).or_default() += whole.len();
        }
        if !parts.is_empty() {
            let by = if page.key.format().is_source() { KnownBy::Source } else { KnownBy::Heading };
            *counts.entry(by).or_default() += parts.len();
        }
    }
    let mut counts: Vec<(KnownBy, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    counts
}

fn most_mentioned(world: &World) -> Vec<(EntityId, usize)> {
    let entities = world.entities_by_name().into_iter();
    let mut counts: Vec<(EntityId, usize)> =
        entities.map(|entity| (entity.id, mention_count(world, entity.id))).collect();
    counts.sort_by_key(|(_, mentions)| Reverse(*mentions));
    counts.truncate(MAX);
    counts.retain(|(_, mentions)| *mentions > 0);
    counts
}
