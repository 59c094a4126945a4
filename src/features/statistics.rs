use rustc_hash::{FxHashMap, FxHashSet};

use crate::names::EntityId;
use crate::whos_who::FileId;
use crate::world::World;

/// How much a workspace says about an entity.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Statistics {
    /// Sure mentions, the definition's own names not counted.
    pub mentions: usize,
    /// The notes that have them.
    pub notes: usize,
    /// The latest dated note that mentions it: its date and number.
    pub latest: Option<(String, FileId)>,
    /// Who is mentioned in the same notes, with the number of those, the most frequent first; of many, only those who are
    /// as frequent as the eighth.
    pub company: Vec<(EntityId, usize)>,
}

/// How many companions are of interest.
const KEPT: usize = 8;

/// Counts the mentions of an entity.
pub fn statistics(world: &World, entity: EntityId) -> Statistics {
    let mut statistics = Statistics::default();
    let mut company: FxHashMap<EntityId, usize> = FxHashMap::default();
    let mut cast: FxHashSet<EntityId> = FxHashSet::default();
    for id in world.mentioned_in(entity) {
        let Some(file) = world.file(*id) else { continue };
        cast.clear();
        let mut mentions = 0;
        for other in file.mentions.iter().filter(|mention| mention.counts()).filter_map(|mention| mention.entity()) {
            if other == entity {
                mentions += 1;
            } else {
                cast.insert(other);
            }
        }
        if mentions == 0 {
            continue;
        }
        statistics.mentions += mentions;
        statistics.notes += 1;
        for other in &cast {
            *company.entry(*other).or_default() += 1;
        }
        let path = |id: FileId| world.file(id).map(|file| &file.key);
        if let Some(date) = &file.date
            && statistics.latest.as_ref().is_none_or(|(latest, other)| (latest, path(*other)) < (date, path(*id)))
        {
            statistics.latest = Some((date.clone(), *id));
        }
    }
    // Somebody who is in every note has thousands of companions, and to put them in order would take longer than all else.
    let mut counts: Vec<usize> = company.values().copied().collect();
    if counts.len() > KEPT {
        let (_, least, _) = counts.select_nth_unstable_by_key(KEPT - 1, |notes| std::cmp::Reverse(*notes));
        company.retain(|_, notes| *notes >= *least);
    }
    statistics.company = company.into_iter().collect();
    world.whos_who().sort_by_place(&mut statistics.company, |(id, _)| *id);
    let name = |id: EntityId| world.entity(id).map(|entity| entity.name().to_owned());
    statistics.company.sort_by_cached_key(|(id, notes)| (std::cmp::Reverse(*notes), name(*id)));
    statistics
}

/// A number of things in words: `1 mention`, `2 mentions`.
pub fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
