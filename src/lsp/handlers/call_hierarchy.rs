//! Which entities are mentioned together, in the trees that editors have for calls.

use tower_lsp::ls_types::{
    CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem, CallHierarchyOutgoingCall,
    CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams, Range,
};

use crate::features::{self, Cooccurrence, Location, count};
use crate::lsp::handlers::mention_at_cursor::mention_at_cursor;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::entity_ref::{entity, entity_ref};
use crate::lsp::to_proto::symbol_kind::symbol_kind;
use crate::names::EntityId;

/// The most companions that a level of the tree shows.
const MAX_COMPANIONS: usize = 100;

/// The mention under the cursor as the root of a tree; one for each entity that may be meant.
pub(crate) fn prepare(snapshot: &Snapshot, params: &CallHierarchyPrepareParams) -> Option<Vec<CallHierarchyItem>> {
    let (place, entities) = mention_at_cursor(snapshot, &params.text_document_position_params)?;
    let items = entities.into_iter().filter_map(|id| call_item(snapshot, id, place, None));
    Some(items.collect())
}

/// The entities that the item's note mentions in the same paragraphs.
pub(crate) fn outgoing(
    snapshot: &Snapshot,
    params: &CallHierarchyOutgoingCallsParams,
) -> Option<Vec<CallHierarchyOutgoingCall>> {
    let file = snapshot.file(&params.item.uri)?;
    let id = entity(snapshot, params.item.data.as_ref())?;
    let calls = features::cooccurrence(&snapshot.world, id, Some(file)).into_iter().take(MAX_COMPANIONS);
    let call = |companion: Cooccurrence| {
        let detail = count(companion.paragraphs, "paragraph");
        let (to, from_ranges) = companion_item(snapshot, &companion, detail)?;
        Some(CallHierarchyOutgoingCall { to, from_ranges })
    };
    Some(calls.filter_map(call).collect())
}

/// The entities that are mentioned in the same paragraphs anywhere, each in the note that has most of these.
pub(crate) fn incoming(
    snapshot: &Snapshot,
    params: &CallHierarchyIncomingCallsParams,
) -> Option<Vec<CallHierarchyIncomingCall>> {
    let id = entity(snapshot, params.item.data.as_ref())?;
    let calls = features::cooccurrence(&snapshot.world, id, None).into_iter().take(MAX_COMPANIONS);
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
