//! Entities in answers that an editor hands back later, when numbers of entities may be others.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tower_lsp::ls_types::Uri;

use crate::features::Location;
use crate::lsp::state::snapshot::Snapshot;
use crate::names::EntityId;

/// An entity by its name and by where it is defined.
#[derive(Serialize, Deserialize)]
struct EntityRef {
    uri: Uri,
    line: u32,
    name: String,
}

/// What tells an entity from others for as long as an editor may ask.
pub(crate) fn entity_ref(snapshot: &Snapshot, id: EntityId) -> Option<Value> {
    let entity = snapshot.world.entity(id)?;
    let place = snapshot.location(Location::of(entity))?;
    serde_json::to_value(EntityRef { uri: place.uri, line: place.range.start.line, name: entity.name().to_owned() })
        .ok()
}

/// The entity that was told so: the one of this name in its note; of namesakes there the one that is nearest to the line.
pub(crate) fn entity(snapshot: &Snapshot, data: Option<&Value>) -> Option<EntityId> {
    let wanted = EntityRef::deserialize(data?).ok()?;
    let file = snapshot.file(&wanted.uri)?;
    let lines = &snapshot.world.file(file)?.lines;
    let defined = snapshot.world.entity_index().defined_in(file).iter().filter_map(|id| snapshot.world.entity(*id));
    let namesakes = defined.filter(|entity| entity.name() == wanted.name);
    let nearest = namesakes.min_by_key(|entity| lines.line_of(entity.definition.at.start).abs_diff(wanted.line))?;
    Some(nearest.id)
}
