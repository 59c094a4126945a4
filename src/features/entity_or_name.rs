//! An entity, or a name without a definition.

use std::sync::Arc;

use crate::names::{EntityId, Kind};
use crate::world::{JudgedSide, World};

/// Who is meant: an entity of the index, or a name without a definition.
#[derive(Clone, PartialEq, Debug)]
pub enum EntityOrName {
    /// A defined entity.
    Defined(EntityId),
    /// A name without a definition.
    Undefined {
        /// The name as its first mention has it.
        name: Arc<str>,
        /// What it most likely names.
        kind: Kind,
    },
}

impl EntityOrName {
    /// The entity, if it is defined.
    pub fn entity(&self) -> Option<EntityId> {
        match self {
            Self::Defined(id) => Some(*id),
            Self::Undefined { .. } => None,
        }
    }

    /// The same as judgements are looked up for it; nothing if the entity is gone.
    pub fn judged_side<'a>(&'a self, world: &'a World) -> Option<JudgedSide<'a>> {
        match self {
            Self::Defined(id) => world.entity(*id).map(JudgedSide::Defined),
            Self::Undefined { name, .. } => Some(JudgedSide::Name(name)),
        }
    }
}
