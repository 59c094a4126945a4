//! Who appears with whom, and which organization belongs to which, in the trees that editors have for calls and types.

use serde_json::Value;
use tower_lsp::jsonrpc::Response;
use tower_lsp::ls_types::{
    CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem, CallHierarchyOutgoingCall,
    CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams, Range, TextDocumentPositionParams, TypeHierarchyItem,
    TypeHierarchyPrepareParams, TypeHierarchySubtypesParams, TypeHierarchySupertypesParams,
};

use super::answers::symbol_kind;
use super::entity_ref::{entity, entity_ref};
use super::snapshot::Snapshot;
use crate::features::{self, Cooccurrence, Location, count};
use crate::names::EntityId;
use crate::resolve::Resolution;
use crate::text::Span;

/// The most companions that a level of the tree shows.
const MOST_COMPANIONS: usize = 100;

/// The mention under the cursor as the root of a tree; one for each who may be meant.
pub(super) fn prepare_calls(
    snapshot: &Snapshot,
    params: &CallHierarchyPrepareParams,
) -> Option<Vec<CallHierarchyItem>> {
    let (place, entities) = named(snapshot, &params.text_document_position_params)?;
    let items = entities.into_iter().filter_map(|id| call_item(snapshot, id, place, None));
    Some(items.collect())
}

/// Whom the item's note mentions in the same paragraphs.
pub(super) fn outgoing(
    snapshot: &Snapshot,
    params: &CallHierarchyOutgoingCallsParams,
) -> Option<Vec<CallHierarchyOutgoingCall>> {
    let file = snapshot.file(&params.item.uri)?;
    let id = entity(snapshot, params.item.data.as_ref())?;
    let calls = features::cooccurrence(&snapshot.world, id, Some(file)).into_iter().take(MOST_COMPANIONS);
    let call = |companion: Cooccurrence| {
        let detail = count(companion.paragraphs, "paragraph");
        let (to, from_ranges) = companion_item(snapshot, &companion, detail)?;
        Some(CallHierarchyOutgoingCall { to, from_ranges })
    };
    Some(calls.filter_map(call).collect())
}

/// Who is mentioned in the same paragraphs anywhere, each in the note that has most of these.
pub(super) fn incoming(
    snapshot: &Snapshot,
    params: &CallHierarchyIncomingCallsParams,
) -> Option<Vec<CallHierarchyIncomingCall>> {
    let id = entity(snapshot, params.item.data.as_ref())?;
    let calls = features::cooccurrence(&snapshot.world, id, None).into_iter().take(MOST_COMPANIONS);
    let call = |companion: Cooccurrence| {
        let (paragraphs, notes) = (count(companion.paragraphs, "paragraph"), count(companion.notes, "note"));
        let (from, from_ranges) = companion_item(snapshot, &companion, format!("{paragraphs} in {notes}"))?;
        Some(CallHierarchyIncomingCall { from, from_ranges })
    };
    Some(calls.filter_map(call).collect())
}

/// A companion where it is first mentioned in company, and all such mentions in that note.
fn companion_item(
    snapshot: &Snapshot,
    companion: &Cooccurrence,
    detail: String,
) -> Option<(CallHierarchyItem, Vec<Range>)> {
    let first = Location { file: companion.note, span: *companion.mentions.first()? };
    let ranges = companion.mentions.iter().map(|span| snapshot.range(companion.note, *span)).collect();
    Some((call_item(snapshot, companion.entity, first, Some(detail))?, ranges))
}

fn call_item(snapshot: &Snapshot, id: EntityId, at: Location, detail: Option<String>) -> Option<CallHierarchyItem> {
    let entity = snapshot.world.entity(id)?;
    let place = snapshot.location(at)?;
    let kind = entity.kind().word();
    Some(CallHierarchyItem {
        name: entity.name().to_owned(),
        kind: symbol_kind(entity.kind()),
        tags: None,
        detail: Some(detail.map_or_else(|| kind.to_owned(), |detail| format!("{kind}, {detail}"))),
        uri: place.uri,
        range: place.range,
        selection_range: place.range,
        data: entity_ref(snapshot, id),
    })
}

/// Whoever is named under the cursor, where they are defined; one for each who may be meant.
pub(super) fn prepare_types(
    snapshot: &Snapshot,
    params: &TypeHierarchyPrepareParams,
) -> Option<Vec<TypeHierarchyItem>> {
    let (_, entities) = named(snapshot, &params.text_document_position_params)?;
    Some(type_items(snapshot, &entities))
}

/// The organizations behind the item.
pub(super) fn supertypes(
    snapshot: &Snapshot,
    params: &TypeHierarchySupertypesParams,
) -> Option<Vec<TypeHierarchyItem>> {
    let id = entity(snapshot, params.item.data.as_ref())?;
    Some(type_items(snapshot, &features::organizations_behind(&snapshot.world, id)))
}

/// The organizations that belong to the item.
pub(super) fn subtypes(snapshot: &Snapshot, params: &TypeHierarchySubtypesParams) -> Option<Vec<TypeHierarchyItem>> {
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

/// The mention under a cursor, and whom it asserts to mean.
pub(super) fn named(snapshot: &Snapshot, at: &TextDocumentPositionParams) -> Option<(Location, Vec<EntityId>)> {
    let (file, offset) = snapshot.place(at)?;
    let mention = snapshot.world.mention_at(file, offset)?;
    let is_asserted = !matches!(mention.resolution, Resolution::Ignored { .. });
    let entities = mention.candidates().to_vec();
    (is_asserted && !entities.is_empty()).then_some((Location { file, span: mention.span }, entities))
}

/// The answer to `initialize` with what the types of the protocol that we use have no field for.
pub(super) fn announce(answer: Response) -> Response {
    let (id, result) = answer.into_parts();
    let announced = result.map(|mut result| {
        if let Some(capabilities) = result.get_mut("capabilities").and_then(Value::as_object_mut) {
            capabilities.insert("typeHierarchyProvider".to_owned(), true.into());
        }
        result
    });
    Response::from_parts(id, announced)
}
