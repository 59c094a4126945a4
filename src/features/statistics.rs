//! Counts for one entity: mentions, notes, dates and co-occurring entities.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use crate::entity_index::FileId;
use crate::names::EntityId;
use crate::note::Date;
use crate::world::{MentionedIn, World};

/// How much a workspace says about an entity.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Statistics {
    /// Sure mentions, the definition's own names not counted.
    pub mentions: usize,
    /// The notes that have them.
    pub notes: usize,
    /// The latest dated note that mentions it: its date and number.
    pub latest: Option<(Date, FileId)>,
    /// Who is mentioned in the same notes, with the number of those, the most frequent first; of many, only those who are
    /// as frequent as the eighth.
    pub company: Vec<(EntityId, usize)>,
}

/// How many companions are of interest.
const KEPT: usize = 8;
/// Up to so many notes are asked without a thought.
const FEW: usize = 50;
/// A note takes as long to be asked whom it mentions as so many entries of the lists of who is mentioned where.
const NOTE: usize = 400;
/// A list takes no longer than one entry for so many notes of the workspace, as then their bits are compared.
const BITS: usize = 64;

/// Counts the mentions of an entity.
pub fn statistics(world: &World, entity: EntityId) -> Statistics {
    let notes = surely_in(world, entity);
    let count = notes.clone().count();
    let mut company = company(world, entity, notes.clone(), count);
    keep_frequent(&mut company);
    world.entity_index().sort_by_place(&mut company, |(id, _)| *id);
    let name = |id: EntityId| world.entity(id).map(|entity| entity.name().to_owned());
    company.sort_by_cached_key(|(id, notes)| (Reverse(*notes), name(*id)));
    Statistics { mentions: mention_count(world, entity), notes: count, latest: latest(world, notes), company }
}

/// How often an entity is surely mentioned: [`Statistics::mentions`] by itself, which takes no look at other entities.
pub fn mention_count(world: &World, entity: EntityId) -> usize {
    surely_in(world, entity).map(|note| note.mentions as usize).sum()
}

/// The notes with a sure mention.
fn surely_in(world: &World, entity: EntityId) -> impl Iterator<Item = &MentionedIn> + Clone {
    world.mentioned_in(entity).iter().filter(|note| note.mentions > 0)
}

/// The latest of the dated notes; of one day, the last by path.
fn latest<'w>(world: &World, notes: impl Iterator<Item = &'w MentionedIn> + Clone) -> Option<(Date, FileId)> {
    let date = notes.clone().filter_map(|note| note.date).max()?;
    let that_day = notes.filter(|note| note.date == Some(date));
    let last = that_day.max_by_key(|note| world.file(note.file).map(|file| &file.key))?;
    Some((date, last.file))
}

/// In how many of the notes, whose number is `count`, each other entity is mentioned.
fn company<'w>(
    world: &World,
    entity: EntityId,
    notes: impl Iterator<Item = &'w MentionedIn>,
    count: usize,
) -> Vec<(EntityId, usize)> {
    if count <= FEW {
        return by_notes(world, entity, notes);
    }
    let others = by_frequency(world, entity);
    if count * NOTE <= entries(world, &others, count) {
        by_notes(world, entity, notes)
    } else {
        by_entities(world, entity, others)
    }
}

/// Everybody else, with the number of notes that mention them or may, the most frequent first.
fn by_frequency(world: &World, entity: EntityId) -> Vec<(usize, EntityId)> {
    let mut others: Vec<(usize, EntityId)> =
        world.entity_index().iter().map(|other| (world.mentioned_in(other.id).len(), other.id)).collect();
    others.retain(|(most, other)| *most > 0 && *other != entity);
    others.sort_unstable_by_key(|(most, _)| Reverse(*most));
    others
}

/// How many entries of lists [`by_entities`] will go through for an entity in so many notes, if people are mentioned
/// together as often as chance has it.
fn entries(world: &World, others: &[(usize, EntityId)], count: usize) -> usize {
    let all = world.places_for_notes().max(1);
    let least = others.get(KEPT - 1).map_or(0, |(most, _)| most * count / all);
    let lengths = others.iter().map(|(most, _)| *most).take_while(|most| *most >= least);
    lengths.map(|length| length.min(all / BITS)).sum()
}

/// Counts company by asking each note.
fn by_notes<'w>(
    world: &World,
    entity: EntityId,
    notes: impl Iterator<Item = &'w MentionedIn>,
) -> Vec<(EntityId, usize)> {
    let mut company: FxHashMap<EntityId, usize> = FxHashMap::default();
    let mut cast = Vec::new();
    for file in notes.filter_map(|note| world.file(note.file)) {
        let sure = file.mentions.iter().filter(|mention| mention.counts()).filter_map(|mention| mention.entity());
        cast.clear();
        cast.extend(sure.filter(|other| *other != entity));
        cast.sort_unstable();
        cast.dedup();
        for other in &cast {
            *company.entry(*other).or_default() += 1;
        }
    }
    company.into_iter().collect()
}

/// Counts company by asking each of the others, the most frequent first, until nobody who is left can be among the first
/// [`KEPT`]: those need not be counted.
fn by_entities(world: &World, entity: EntityId, others: Vec<(usize, EntityId)>) -> Vec<(EntityId, usize)> {
    let mut company = Vec::new();
    let mut best: BinaryHeap<Reverse<usize>> = BinaryHeap::new();
    for (most, other) in others {
        if best.len() == KEPT && best.peek().is_some_and(|Reverse(least)| most < *least) {
            break;
        }
        let shared = world.mentioned_together(entity, other);
        if shared > 0 {
            company.push((other, shared));
            best.push(Reverse(shared));
        }
        if best.len() > KEPT {
            best.pop();
        }
    }
    company
}

/// Drops all who are less frequent than the last of the first [`KEPT`].
fn keep_frequent(company: &mut Vec<(EntityId, usize)>) {
    let mut counts: Vec<usize> = company.iter().map(|(_, notes)| *notes).collect();
    if counts.len() > KEPT {
        let (_, least, _) = counts.select_nth_unstable_by_key(KEPT - 1, |notes| Reverse(*notes));
        company.retain(|(_, notes)| *notes >= *least);
    }
}

/// A number of things in words: `1 mention`, `2 mentions`.
pub fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// `1 person`, `2 people`.
pub fn people(number: usize) -> String {
    if number == 1 { "1 person".to_owned() } else { format!("{number} people") }
}

#[cfg(test)]
mod tests;
