//! Where an entity is mentioned.

use tower_lsp::ls_types::{Location, ReferenceParams};

use crate::features;
use crate::lsp::state::snapshot::Snapshot;

pub(crate) fn references(snapshot: &Snapshot, params: &ReferenceParams) -> Option<Vec<Location>> {
    let (file, offset) = snapshot.place(&params.text_document_position)?;
    let found = features::references(&snapshot.world, file, offset, params.context.include_declaration)?;
    Some(snapshot.locations(&found))
}
