//! The list of all entities with their counts.

use rustc_hash::FxHashMap;

use crate::entity_index::Entity;
use crate::names::EntityId;
use crate::world::World;

/// A defined entity, and how much the workspace says about them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct EntityCounts<'w> {
    /// Who.
    pub entity: &'w Entity,
    /// How often they are mentioned.
    pub mentions: usize,
    /// In how many notes.
    pub notes: usize,
}

/// Everybody who is defined, by name.
pub fn entity_list(world: &World) -> Vec<EntityCounts<'_>> {
    let mut counts: FxHashMap<EntityId, (usize, usize)> = FxHashMap::default();
    let mut cast: Vec<EntityId> = Vec::new();
    for (_, note) in world.files() {
        cast.clear();
        cast.extend(note.mentions.iter().filter(|mention| mention.counts()).filter_map(|mention| mention.entity()));
        cast.sort_unstable();
        for own in cast.chunk_by(|one, other| one == other) {
            let Some(entity) = own.first() else { continue };
            let count = counts.entry(*entity).or_default();
            *count = (count.0 + own.len(), count.1 + 1);
        }
    }
    let listing = |entity: &'_ Entity| counts.get(&entity.id).copied().unwrap_or_default();
    let entities = world.entities_by_name().into_iter();
    entities
        .map(|entity| (entity, listing(entity)))
        .map(|(entity, (mentions, notes))| EntityCounts { entity, mentions, notes })
        .collect()
}

/// The other names of an entity, and then their handles, each with its `@`.
pub fn aliases(entity: &Entity) -> Vec<String> {
    let handles = entity.definition.handles.iter().map(|handle| format!("@{}", handle.text));
    entity.other_names().into_iter().map(str::to_owned).chain(handles).collect()
}
