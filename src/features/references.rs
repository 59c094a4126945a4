use super::Location;
use crate::names::EntityId;
use crate::resolve::{Mention, MentionForm};
use crate::whos_who::FileId;
use crate::world::World;

/// Every mention in the workspace of whoever is named at the byte `offset`, note by note in the order of their paths.
/// For an ambiguous mention, those of everybody who may be meant. `with_definition` adds where they are defined.
pub fn references(world: &World, file: FileId, offset: usize, with_definition: bool) -> Option<Vec<Location>> {
    let mention = world.mention_at(file, offset)?;
    let entities = mention.candidates();
    let mut locations: Vec<Location> = entities.iter().flat_map(|entity| mentions_of(world, *entity)).collect();
    if with_definition {
        locations.extend(entities.iter().filter_map(|id| world.entity(*id)).map(Location::of));
    }
    sort(world, &mut locations);
    Some(locations)
}

/// Every sure mention of an entity, in no order of meaning.
pub(super) fn mentions_of(world: &World, entity: EntityId) -> impl Iterator<Item = Location> {
    let notes = world.mentioned_in(entity).iter().filter_map(|id| Some((*id, world.file(*id)?)));
    let is_sure = move |mention: &&Mention| mention.entity() == Some(entity) && mention.form != MentionForm::Definition;
    notes.flat_map(move |(file, data)| {
        data.mentions.iter().filter(is_sure).map(move |mention| Location { file, span: mention.span })
    })
}

/// Sorts by path and place, and drops what is there twice.
fn sort(world: &World, locations: &mut Vec<Location>) {
    locations.sort_unstable();
    locations.dedup();
    locations.sort_by(|one, other| {
        let key = |location: &Location| world.file(location.file).map(|file| &file.key);
        key(one).cmp(&key(other)).then(one.span.cmp(&other.span))
    });
}
