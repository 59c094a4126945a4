//! The list of mentions of a note.

use super::reason;
use crate::entity_index::FileId;
use crate::names::{EntityId, Kind};
use crate::resolve::{Mention, Resolution};
use crate::world::World;

/// A mention as a list of them shows it.
#[derive(Clone, PartialEq, Debug)]
pub struct Listed<'w> {
    /// The mention.
    pub mention: &'w Mention,
    /// What it names, as far as that is known.
    pub kind: Option<Kind>,
    /// Why it means what it means.
    pub reason: String,
}

/// The mentions of a note in source order, without definitions and what is only offered. `of` keeps only those that
/// name one of these entities, or may.
pub fn listed<'w>(world: &'w World, file: FileId, of: Option<&[EntityId]>) -> Vec<Listed<'w>> {
    let Some(data) = world.file(file) else { return Vec::new() };
    let wanted = |mention: &&Mention| of.is_none_or(|of| mention.candidates().iter().any(|id| of.contains(id)));
    let mentions = data.mentions.iter().filter(|mention| mention.counts()).filter(wanted);
    mentions
        .map(|mention| Listed { mention, kind: kind(world, mention), reason: reason(world, data, mention) })
        .collect()
}

/// The kind of all that may be meant, if they are of one.
fn kind(world: &World, mention: &Mention) -> Option<Kind> {
    match mention.resolution {
        Resolution::Unresolved => return None,
        Resolution::Undefined { kind, .. } => return Some(kind),
        _ => {}
    }
    let mut kinds = mention.candidates().iter().filter_map(|id| world.entity(*id)).map(|entity| entity.kind());
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}
