//! Declaration and type definition: two more ways to go from a mention.

use tower_lsp::ls_types::{GotoDefinitionParams, GotoDefinitionResponse};

use super::snapshot::Snapshot;
use crate::features;

/// Where the note introduces whoever is named.
pub(super) fn declaration(snapshot: &Snapshot, params: &GotoDefinitionParams) -> GotoDefinitionResponse {
    let place = snapshot.place(&params.text_document_position_params);
    let places = place.map(|(file, offset)| {
        let spans = features::declaration(&snapshot.world, file, offset).into_iter();
        spans.map(|span| features::Location { file, span }).collect()
    });
    response(snapshot, places)
}

/// The organizations behind whoever is named.
pub(super) fn type_definition(snapshot: &Snapshot, params: &GotoDefinitionParams) -> GotoDefinitionResponse {
    let place = snapshot.place(&params.text_document_position_params);
    let places = place.map(|(file, offset)| features::type_definition(&snapshot.world, file, offset));
    response(snapshot, places)
}

fn response(snapshot: &Snapshot, places: Option<Vec<features::Location>>) -> GotoDefinitionResponse {
    GotoDefinitionResponse::Array(snapshot.locations(&places.unwrap_or_default()))
}
