//! All entities.

use serde_json::{Value, json};

use crate::features::{self, EntityCounts, FileCounts};
use crate::lsp::handlers::commands::definition::definition;
use crate::lsp::state::snapshot::Snapshot;

/// All entities, by name.
pub(crate) fn entities(snapshot: &Snapshot, is_ready: bool) -> Value {
    let roster = features::entity_list(&snapshot.world);
    json!({
        "notes": FileCounts::of(&snapshot.world, snapshot.world.files().map(|(file, _)| file)).notes,
        "ready": is_ready,
        "entities": roster.iter().map(|listing| entity(snapshot, listing)).collect::<Vec<Value>>(),
    })
}

fn entity(snapshot: &Snapshot, listing: &EntityCounts<'_>) -> Value {
    let entity = listing.entity;
    json!({
        "name": entity.name(),
        "kind": entity.kind().word(),
        "aliases": features::aliases(entity),
        "mentions": listing.mentions,
        "notes": listing.notes,
        "definition": definition(snapshot, entity),
    })
}
