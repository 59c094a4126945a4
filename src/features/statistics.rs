use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::names::EntityId;
use crate::note::Date;
use crate::whos_who::FileId;
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
/// Up to so many notes are looked at one by one.
const FEW: usize = 500;

/// Counts the mentions of an entity.
pub fn statistics(world: &World, entity: EntityId) -> Statistics {
    let notes: Vec<MentionedIn> = surely_in(world, entity).collect();
    let mut company =
        if notes.len() <= FEW { company(world, entity, &notes) } else { frequent_company(world, entity, &notes) };
    keep_frequent(&mut company);
    world.whos_who().sort_by_place(&mut company, |(id, _)| *id);
    let name = |id: EntityId| world.entity(id).map(|entity| entity.name().to_owned());
    company.sort_by_cached_key(|(id, notes)| (Reverse(*notes), name(*id)));
    Statistics {
        mentions: notes.iter().map(|note| note.mentions as usize).sum(),
        notes: notes.len(),
        latest: latest(world, &notes),
        company,
    }
}

/// The notes with a sure mention.
fn surely_in(world: &World, entity: EntityId) -> impl Iterator<Item = MentionedIn> {
    world.mentioned_in(entity).iter().copied().filter(|note| note.mentions > 0)
}

/// The latest of the dated notes; of one day, the last by path.
fn latest(world: &World, notes: &[MentionedIn]) -> Option<(Date, FileId)> {
    let date = notes.iter().filter_map(|note| note.date).max()?;
    let that_day = notes.iter().filter(|note| note.date == Some(date));
    let last = that_day.max_by_key(|note| world.file(note.file).map(|file| &file.key))?;
    Some((date, last.file))
}

/// In how many of the notes each other entity is mentioned: by asking each note.
fn company(world: &World, entity: EntityId, notes: &[MentionedIn]) -> Vec<(EntityId, usize)> {
    let mut company: FxHashMap<EntityId, usize> = FxHashMap::default();
    for file in notes.iter().filter_map(|note| world.file(note.file)) {
        let sure = file.mentions.iter().filter(|mention| mention.counts()).filter_map(|mention| mention.entity());
        let cast: FxHashSet<EntityId> = sure.filter(|other| *other != entity).collect();
        for other in cast {
            *company.entry(other).or_default() += 1;
        }
    }
    company.into_iter().collect()
}

/// The same for somebody who is in a large part of the notes, by asking each entity, the most frequent first, until nobody
/// who is left can be among the first [`KEPT`]: those need not be counted.
fn frequent_company(world: &World, entity: EntityId, notes: &[MentionedIn]) -> Vec<(EntityId, usize)> {
    let mut together = vec![false; notes.last().map_or(0, |note| note.file.0 as usize + 1)];
    for note in notes {
        together.get_mut(note.file.0 as usize).into_iter().for_each(|is_there| *is_there = true);
    }
    let mut others: Vec<(usize, EntityId)> =
        world.whos_who().iter().map(|other| (world.mentioned_in(other.id).len(), other.id)).collect();
    others.retain(|(most, other)| *most > 0 && *other != entity);
    others.sort_unstable_by_key(|(most, _)| Reverse(*most));
    let mut company = Vec::new();
    let mut best: BinaryHeap<Reverse<usize>> = BinaryHeap::new();
    for (most, other) in others {
        if best.len() == KEPT && best.peek().is_some_and(|Reverse(least)| most < *least) {
            break;
        }
        let shared = surely_in(world, other).filter(|note| together.get(note.file.0 as usize) == Some(&true)).count();
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

#[cfg(test)]
mod tests;
