//! Where an entity is defined, and two more ways to go from a mention: declaration and type definition.

use tower_lsp::ls_types::{GotoDefinitionParams, GotoDefinitionResponse, LocationLink};

use crate::features;
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::snapshot::Snapshot;

pub(crate) fn definition(snapshot: &Snapshot, params: &GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let (file, offset) = snapshot.place(&params.text_document_position_params)?;
    let found = features::definition(&snapshot.world, file, offset)?;
    if !takes_links(&snapshot.client) {
        let locations = found.targets.iter().filter_map(|target| snapshot.location(target.name));
        return Some(GotoDefinitionResponse::Array(locations.collect()));
    }
    let links = found.targets.iter().filter_map(|target| {
        let target_file = target.name.file;
        // The protocol wants the name to lie within the whole.
        let whole = if target.extent.covers(target.name.span) { target.extent } else { target.name.span };
        Some(LocationLink {
            origin_selection_range: Some(snapshot.range(file, found.origin)),
            target_uri: snapshot.uri(target_file)?,
            target_range: snapshot.range(target_file, whole),
            target_selection_range: snapshot.range(target_file, target.name.span),
        })
    });
    Some(GotoDefinitionResponse::Link(links.collect()))
}

/// Whether a definition may come with the range that was asked about.
fn takes_links(client: &Client) -> bool {
    let definition = client.document().and_then(|document| document.definition.as_ref());
    definition.and_then(|definition| definition.link_support) == Some(true)
}

/// Where the note introduces the entity.
pub(crate) fn declaration(snapshot: &Snapshot, params: &GotoDefinitionParams) -> GotoDefinitionResponse {
    let place = snapshot.place(&params.text_document_position_params);
    let places = place.map(|(file, offset)| {
        let spans = features::declaration(&snapshot.world, file, offset).into_iter();
        spans.map(|span| features::Location { file, span }).collect()
    });
    response(snapshot, places)
}

/// The organizations to which the entity belongs.
pub(crate) fn type_definition(snapshot: &Snapshot, params: &GotoDefinitionParams) -> GotoDefinitionResponse {
    let place = snapshot.place(&params.text_document_position_params);
    let places = place.map(|(file, offset)| features::type_definition(&snapshot.world, file, offset));
    response(snapshot, places)
}

fn response(snapshot: &Snapshot, places: Option<Vec<features::Location>>) -> GotoDefinitionResponse {
    GotoDefinitionResponse::Array(snapshot.locations(&places.unwrap_or_default()))
}
