//! Whether a note's file name tells its entity from namesakes.

use crate::entity_index::{Entity, stem};
use crate::world::World;

/// Whether the note's file name adds something in brackets to tell namesakes apart, `Ann Smith (painter).md`, rather than
/// another name, `Acme (formerly Apex).md`.
pub fn is_told_apart(world: &World, entity: &Entity) -> bool {
    let path = world.file(entity.file).map(|file| &file.key.path);
    path.is_some_and(|path| {
        let name = stem(path).trim_end();
        let is_other_name = |other: &str| name.strip_suffix(')').is_some_and(|name| name.ends_with(other));
        entity.definition.whole_note
            && name.ends_with(')')
            && !entity.name().ends_with(')')
            && !entity.declared_names().skip(1).any(is_other_name)
    })
}
