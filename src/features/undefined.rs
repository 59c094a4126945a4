use super::Location;
use crate::names::normalize::fold;
use crate::resolve::{Mention, Resolution};
use crate::whos_who::FileId;
use crate::world::{World, name_key};

/// Every mention of a name that nobody has defined, letter case and diacritics aside, note by note in the order of their paths. Of
/// closed notes only those are known that have been tagged.
pub fn undefined_mentions(world: &World, name: &str) -> Vec<Location> {
    let wanted = fold(name);
    let is_wanted = |mention: &&Mention| match &mention.resolution {
        Resolution::Undefined { name, .. } => fold(name) == wanted,
        _ => false,
    };
    let in_file = |file: FileId| {
        let mentions = world.file(file).into_iter().flat_map(|data| &data.mentions);
        mentions.filter(is_wanted).map(move |mention| Location { file, span: mention.span })
    };
    let mut notes = world.undefined_in(name_key(name));
    notes.sort_by_key(|file| world.file(*file).map(|data| &data.key));
    notes.into_iter().flat_map(in_file).collect()
}
