//! Declaration and type definition: two more ways to go from a mention.

use tower_lsp::ls_types::{GotoDefinitionParams, GotoDefinitionResponse, Location};

use super::snapshot::Snapshot;
use crate::features;

/// Where the note introduces whoever is named.
pub(super) fn declaration(snapshot: &Snapshot, params: &GotoDefinitionParams) -> GotoDefinitionResponse {
    let place = snapshot.place(&params.text_document_position_params);
    let places = place.map(|(file, offset)| {
        let spans = features::declaration(&snapshot.world, file, offset).into_iter();
        spans.map(|span| features::Location { file, span }).collect()
    });
    response(snapshot, places.unwrap_or_default())
}

/// The organizations behind whoever is named.
pub(super) fn type_definition(snapshot: &Snapshot, params: &GotoDefinitionParams) -> GotoDefinitionResponse {
    let place = snapshot.place(&params.text_document_position_params);
    let places = place.map(|(file, offset)| features::type_definition(&snapshot.world, file, offset));
    response(snapshot, places.unwrap_or_default())
}

fn response(snapshot: &Snapshot, places: Vec<features::Location>) -> GotoDefinitionResponse {
    let locations: Vec<Location> = places.into_iter().filter_map(|place| snapshot.location(place)).collect();
    GotoDefinitionResponse::Array(locations)
}
