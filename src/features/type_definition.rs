//! Go to type definition: the organizations of a person.

use super::{Location, organizations_behind};
use crate::entity_index::FileId;
use crate::world::World;

/// Where the organizations are defined that stand behind the entity named at the byte `offset`, the surest first.
pub fn type_definition(world: &World, file: FileId, offset: usize) -> Vec<Location> {
    let candidates = world.mention_at(file, offset).map(|mention| mention.candidates()).unwrap_or_default();
    let organizations = candidates.iter().flat_map(|id| organizations_behind(world, *id));
    let mut places: Vec<Location> = Vec::new();
    for place in organizations.filter_map(|id| world.entity(id)).map(Location::of) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}
