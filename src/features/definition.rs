//! Go to definition.

use super::Location;
use crate::entity_index::FileId;
use crate::text::Span;
use crate::world::World;

/// Where the definitions are of what a cursor is on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Targets {
    /// The mention that was asked about.
    pub origin: Span,
    /// The definitions, the likeliest first; several for an ambiguous mention.
    pub targets: Vec<Target>,
}

/// One definition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Target {
    /// The name in it.
    pub name: Location,
    /// All the text that is about the entity.
    pub extent: Span,
}

/// The definition of the entity named at the byte `offset`, or of each candidate.
pub fn definition(world: &World, file: FileId, offset: usize) -> Option<Targets> {
    let mention = world.mention_at(file, offset)?;
    let entities = mention.candidates().iter().filter_map(|id| world.entity(*id));
    let targets: Vec<Target> =
        entities.map(|entity| Target { name: Location::of(entity), extent: entity.definition.extent }).collect();
    (!targets.is_empty()).then_some(Targets { origin: mention.span, targets })
}
