use super::Location;
use crate::names::normalize::fold;
use crate::resolve::{Mention, Resolution};
use crate::whos_who::FileId;
use crate::world::{FileData, World, name_key};

/// Every mention of a name that nobody has defined, letter case and diacritics aside, by the numbers of the notes. Of
/// closed notes only those are known that have been tagged.
pub fn undefined_mentions(world: &World, name: &str) -> Vec<Location> {
    let (wanted, key) = (fold(name), name_key(name));
    let is_wanted = |mention: &&Mention| match &mention.resolution {
        Resolution::Undefined { name, .. } => fold(name) == wanted,
        _ => false,
    };
    let of_file = |(file, data): (FileId, &'_ FileData)| {
        let wanted = data.mentions.iter().filter(is_wanted).map(|mention| Location { file, span: mention.span });
        wanted.collect::<Vec<Location>>()
    };
    let has_it = |data: &FileData| data.undefined.iter().any(|undefined| undefined.key == key);
    world.files().filter(|(_, data)| has_it(data)).flat_map(of_file).collect()
}
