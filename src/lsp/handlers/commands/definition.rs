//! Where an entity is defined.

use tower_lsp::ls_types::Location;

use crate::entity_index::Entity;
use crate::features;
use crate::lsp::state::snapshot::Snapshot;

pub(crate) fn definition(snapshot: &Snapshot, entity: &Entity) -> Option<Location> {
    snapshot.location(features::Location::of(entity))
}
