//! Which organization belongs to which, in the trees that editors have for types.

use tower_lsp::ls_types::{
    TypeHierarchyItem, TypeHierarchyPrepareParams, TypeHierarchySubtypesParams, TypeHierarchySupertypesParams,
};

use crate::features::{self, Location};
use crate::lsp::handlers::mention_at_cursor::mention_at_cursor;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::entity_ref::{entity, entity_ref};
use crate::lsp::to_proto::symbol_kind::symbol_kind;
use crate::names::EntityId;
use crate::text::Span;

/// The entity that is mentioned under the cursor, where it is defined; one for each that may be meant.
pub(crate) fn prepare(snapshot: &Snapshot, params: &TypeHierarchyPrepareParams) -> Option<Vec<TypeHierarchyItem>> {
    let (_, entities) = mention_at_cursor(snapshot, &params.text_document_position_params)?;
    Some(type_items(snapshot, &entities))
}

/// The organizations behind the item.
pub(crate) fn supertypes(
    snapshot: &Snapshot,
    params: &TypeHierarchySupertypesParams,
) -> Option<Vec<TypeHierarchyItem>> {
    let id = entity(snapshot, params.item.data.as_ref())?;
    Some(type_items(snapshot, &features::organizations_behind(&snapshot.world, id)))
}

/// The organizations that belong to the item.
pub(crate) fn subtypes(snapshot: &Snapshot, params: &TypeHierarchySubtypesParams) -> Option<Vec<TypeHierarchyItem>> {
    let id = entity(snapshot, params.item.data.as_ref())?;
    Some(type_items(snapshot, &features::subsidiaries(&snapshot.world, id)))
}

fn type_items(snapshot: &Snapshot, entities: &[EntityId]) -> Vec<TypeHierarchyItem> {
    entities.iter().filter_map(|id| type_item(snapshot, *id)).collect()
}

fn type_item(snapshot: &Snapshot, id: EntityId) -> Option<TypeHierarchyItem> {
    let entity = snapshot.world.entity(id)?;
    let definition = &entity.definition;
    let place = snapshot.location(Location::of(entity))?;
    // The protocol wants the name to lie within the whole.
    let whole: Span = if definition.extent.covers(definition.at) { definition.extent } else { definition.at };
    Some(TypeHierarchyItem {
        name: entity.name().to_owned(),
        kind: symbol_kind(entity.kind()),
        tags: None,
        detail: Some(format!("{}, {}", entity.kind().word(), snapshot.path(entity.file))),
        uri: place.uri,
        range: snapshot.range(entity.file, whole),
        selection_range: place.range,
        data: entity_ref(snapshot, id),
    })
}
