//! The rows of a report: what the notes say about each defined entity.

use std::cmp::Reverse;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::cli::workspace::Workspace;
use crate::entity_index::{Entity, FileId};
use crate::features::{EntityCounts, Location, aliases, entity_list, relations, statistics};
use crate::names::EntityId;
use crate::note::Date;
use crate::world::World;

/// The most co-occurring entities that are shown.
const COMPANY: usize = 5;

/// A defined entity with its statistics.
pub(super) struct Person<'w> {
    pub(super) entity: &'w Entity,
    /// Other names and handles.
    pub(super) also: Vec<String>,
    /// The number of resolved mentions, without the definition itself.
    pub(super) mentions: usize,
    /// The number of notes with such mentions.
    pub(super) notes: usize,
    /// The first and the last date of these notes, if any has one.
    pub(super) dates: Option<(Date, Date)>,
    /// Co-occurring entities, with the number of notes that mention both.
    pub(super) company: Vec<(Other<'w>, usize)>,
    /// Relations from the facts of the definition, by key.
    pub(super) relations: Vec<(&'w str, Other<'w>)>,
    pub(super) place: Location,
}

/// A reference to another entity.
pub(super) struct Other<'w> {
    pub(super) name: &'w str,
    /// The number of its row, if it has one.
    pub(super) line: Option<usize>,
}

/// The entities defined in the notes in scope, the most mentioned first.
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

/// The first and the last date of notes that mention an entity for sure.
fn dates(world: &World, id: EntityId) -> Option<(Date, Date)> {
    let sure = world.mentioned_in(id).iter().filter(|note| note.mentions > 0);
    let mut dates = sure.filter_map(|note| note.date);
    let first = dates.next()?;
    Some(dates.fold((first, first), |(first, last), date| (first.min(date), last.max(date))))
}
