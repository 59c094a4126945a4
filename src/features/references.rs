//! Find references: all mentions of an entity.

use super::{Location, by_path, undefined_mentions};
use crate::entity_index::FileId;
use crate::names::EntityId;
use crate::resolve::{Mention, MentionForm, Resolution};
use crate::world::World;

/// Every mention in the workspace of the entity named at the byte `offset`, note by note in the order of their paths.
/// For an ambiguous mention, those of all entities that may be meant, and those that are as ambiguous.
/// `with_definition` adds where they are defined.
pub fn references(world: &World, file: FileId, offset: usize, with_definition: bool) -> Option<Vec<Location>> {
    let mention = world.mention_at(file, offset)?;
    if let Resolution::Undefined { name, .. } = &mention.resolution {
        return Some(undefined_mentions(world, name));
    }
    Some(references_to(world, mention.candidates(), with_definition))
}

/// Every mention of an entity, or of several and those that may mean any of these, in the order of [`references`].
pub fn references_to(world: &World, entities: &[EntityId], with_definition: bool) -> Vec<Location> {
    let is_wanted = |other: &Mention| match &other.resolution {
        Resolution::Resolved { entity, .. } => entities.contains(entity) && other.form != MentionForm::Definition,
        Resolution::Ambiguous { candidates, .. } => {
            entities.len() > 1 && candidates.iter().all(|id| entities.contains(id))
        }
        Resolution::Unresolved | Resolution::Undefined { .. } | Resolution::Ignored { .. } => false,
    };
    let notes = entities.iter().flat_map(|entity| world.mentioned_in(*entity)).map(|note| note.file);
    let definitions = entities.iter().filter(|_| with_definition).filter_map(|id| world.entity(*id));
    let definitions: Vec<Location> = definitions.map(Location::of).collect();
    let mut locations: Vec<Location> = Vec::new();
    for (file, data) in by_path(world, notes.chain(definitions.iter().map(|place| place.file))) {
        let first = locations.len();
        let wanted = data.mentions.iter().filter(|mention| is_wanted(mention));
        locations.extend(wanted.map(|mention| Location { file, span: mention.span }));
        locations.extend(definitions.iter().filter(|place| place.file == file));
        locations.get_mut(first..).unwrap_or_default().sort_unstable();
    }
    locations.dedup();
    locations
}
