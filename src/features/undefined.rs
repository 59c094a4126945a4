//! Queries about names without a definition.

use super::closest_names::nearly;
use super::{Location, by_path};
use crate::entity_index::FileId;
use crate::names::normalize::fold;
use crate::resolve::{Mention, Resolution, misspelt_name_of};
use crate::world::{FileData, World, name_key};

/// Whether a name without a definition is somebody's but for a typo: it wants correcting, not defining. What would not
/// be defined without being asked again is such a name.
pub fn is_typo(world: &World, name: &str) -> bool {
    misspelt_name_of(name, world.entity_index()).is_some()
        || (!world.entity_index().is_declared(name) && nearly(world, name).is_some())
}

/// Every mention of a name without a definition, letter case and diacritics aside, note by note in the order of their
/// paths. Of closed notes only those are known that have been tagged.
pub fn undefined_mentions(world: &World, name: &str) -> Vec<Location> {
    let wanted = fold(name);
    let is_wanted = |mention: &&Mention| match &mention.resolution {
        Resolution::Undefined { name, .. } => fold(name) == wanted,
        _ => false,
    };
    let in_note = |(file, data): (FileId, &'_ FileData)| {
        let wanted = data.mentions.iter().filter(is_wanted).map(|mention| Location { file, span: mention.span });
        wanted.collect::<Vec<Location>>()
    };
    by_path(world, world.undefined_in(name_key(name)).into_iter()).into_iter().flat_map(in_note).collect()
}
