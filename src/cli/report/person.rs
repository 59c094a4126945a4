use std::cmp::Reverse;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::cli::workspace::Workspace;
use crate::entity_index::{Entity, FileId};
use crate::features::{EntityCounts, Location, aliases, entity_list, relations, statistics};
use crate::names::EntityId;
use crate::note::Date;
use crate::world::World;

/// With how many others somebody is shown.
const COMPANY: usize = 5;

/// Somebody who is defined, with what the notes say.
pub(super) struct Person<'w> {
    pub(super) entity: &'w Entity,
    /// The other names and handles.
    pub(super) also: Vec<String>,
    /// Sure mentions, the definition's own names not counted.
    pub(super) mentions: usize,
    /// The notes that have them.
    pub(super) notes: usize,
    /// The first and the last date of these, of those that have one.
    pub(super) dates: Option<(Date, Date)>,
    /// In whose company, with the number of notes that mention both.
    pub(super) company: Vec<(Other<'w>, usize)>,
    /// To whom the definition's facts lead, by the fact's key.
    pub(super) relations: Vec<(&'w str, Other<'w>)>,
    pub(super) place: Location,
}

/// Somebody in the line of another one.
pub(super) struct Other<'w> {
    pub(super) name: &'w str,
    /// The number of the own line, if there is one.
    pub(super) line: Option<usize>,
}

/// Everybody who is defined in the notes that were asked about, the most mentioned first.
pub(super) fn defined(workspace: &Workspace) -> Vec<Person<'_>> {
    let world = &workspace.world;
    let asked: FxHashSet<FileId> = workspace.in_scope.iter().copied().collect();
    let mut listed = entity_list(world);
    listed.retain(|listing| asked.contains(&listing.entity.file));
    // Those who are mentioned alike stay in the order of their names.
    listed.sort_by_key(|listing| Reverse(listing.mentions));
    let lines: FxHashMap<EntityId, usize> =
        listed.iter().enumerate().map(|(line, listing)| (listing.entity.id, line)).collect();
    let other =
        |id: EntityId| world.entity(id).map(|entity| Other { name: entity.name(), line: lines.get(&id).copied() });
    let person = |listing: &EntityCounts<'_>| -> Option<Person<'_>> {
        let entity = world.entity(listing.entity.id)?;
        let company = statistics(world, entity.id).company.into_iter().take(COMPANY);
        Some(Person {
            entity,
            also: aliases(entity),
            mentions: listing.mentions,
            notes: listing.notes,
            dates: dates(world, entity.id),
            company: company.filter_map(|(id, notes)| Some((other(id)?, notes))).collect(),
            relations: relations(world, entity).into_iter().filter_map(|(key, id)| Some((key, other(id)?))).collect(),
            place: Location::of(entity),
        })
    };
    listed.par_iter().filter_map(person).collect()
}

/// The first and the last of the dated notes that surely mention somebody.
fn dates(world: &World, id: EntityId) -> Option<(Date, Date)> {
    let sure = world.mentioned_in(id).iter().filter(|note| note.mentions > 0);
    let mut dates = sure.filter_map(|note| note.date);
    let first = dates.next()?;
    Some(dates.fold((first, first), |(first, last), date| (first.min(date), last.max(date))))
}
