use super::{Location, undefined_mentions};
use crate::names::EntityId;
use crate::resolve::{Mention, MentionForm, Resolution};
use crate::whos_who::FileId;
use crate::world::World;

/// Every mention in the workspace of whoever is named at the byte `offset`, note by note in the order of their paths.
/// For an ambiguous mention, those of everybody who may be meant, and those that are as ambiguous. `with_definition` adds
/// where they are defined.
pub fn references(world: &World, file: FileId, offset: usize, with_definition: bool) -> Option<Vec<Location>> {
    let mention = world.mention_at(file, offset)?;
    if let Resolution::Undefined { name, .. } = &mention.resolution {
        let mut locations = undefined_mentions(world, name);
        sort(world, &mut locations);
        return Some(locations);
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
    let mut notes: Vec<FileId> = entities.iter().flat_map(|entity| world.mentioned_in(*entity)).copied().collect();
    notes.sort_unstable();
    notes.dedup();
    let mut locations: Vec<Location> = Vec::new();
    for (file, data) in notes.into_iter().filter_map(|id| Some((id, world.file(id)?))) {
        let wanted = data.mentions.iter().filter(|mention| is_wanted(mention));
        locations.extend(wanted.map(|mention| Location { file, span: mention.span }));
    }
    if with_definition {
        locations.extend(entities.iter().filter_map(|id| world.entity(*id)).map(Location::of));
    }
    sort(world, &mut locations);
    locations
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
