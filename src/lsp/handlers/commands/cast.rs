//! The entities of a note.

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::ls_types::Uri;

use crate::entity_index::FileId;
use crate::features::{self, CastMember, EntityOrName};
use crate::lsp::handlers::commands::definition::definition;
use crate::lsp::state::snapshot::Snapshot;

/// The note that is asked about.
#[derive(Deserialize)]
pub(crate) struct Note {
    uri: Uri,
}

/// The entities and names that a note defines and mentions, in the order of their first mentions.
pub(crate) fn cast(snapshot: &Snapshot, note: &Note) -> Value {
    let Some(file) = snapshot.file(&note.uri) else { return json!({ "entities": [] }) };
    let mut members = features::cast(&snapshot.world, file);
    members.sort_by_key(|member| member.first);
    let members: Vec<Value> = members.iter().filter_map(|member| cast_member(snapshot, file, member)).collect();
    json!({ "entities": members })
}

fn cast_member(snapshot: &Snapshot, file: FileId, member: &CastMember) -> Option<Value> {
    let entity = match &member.who {
        EntityOrName::Defined(id) => Some(snapshot.world.entity(*id)?),
        EntityOrName::Undefined { .. } => None,
    };
    let (name, kind) = match &member.who {
        EntityOrName::Undefined { name, kind } => (name.as_ref(), *kind),
        EntityOrName::Defined(_) => (entity?.name(), entity?.kind()),
    };
    Some(json!({
        "name": name,
        "kind": kind.word(),
        "defined": entity.is_some(),
        "mentions": member.mentions,
        "first": snapshot.range(file, member.first),
        "definition": entity.and_then(|entity| definition(snapshot, entity)),
    }))
}
