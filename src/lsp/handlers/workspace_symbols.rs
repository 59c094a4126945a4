//! The symbols of the workspace: entities, and names that are not defined.

use tower_lsp::ls_types::{OneOf, WorkspaceSymbol, WorkspaceSymbolParams, WorkspaceSymbolResponse};

use crate::features;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::symbol_kind::symbol_kind;
use crate::names::Kind;

/// The most symbols that one search of the workspace returns; editors ask again as the user types on.
const MAX_SYMBOLS: usize = 500;
/// How many of them may be names that are not defined.
const MAX_UNDEFINED: usize = 100;

/// All entities, and then names that are not defined.
pub(crate) fn workspace_symbols(snapshot: &Snapshot, params: &WorkspaceSymbolParams) -> WorkspaceSymbolResponse {
    let defined = features::workspace_symbols(&snapshot.world, &params.query, MAX_SYMBOLS);
    let undefined = features::undefined_symbols(&snapshot.world, &params.query, MAX_UNDEFINED);
    let defined = defined.into_iter().filter_map(|entity| {
        let container = snapshot.path(entity.file).to_owned();
        symbol(snapshot, entity.name(), entity.kind(), features::Location::of(entity), container)
    });
    let undefined = undefined.into_iter().filter_map(|undefined| {
        let (mentions, notes) =
            (features::count(undefined.mentions, "mention"), features::count(undefined.notes, "note"));
        let container = format!("not defined, {mentions} in {notes}");
        symbol(snapshot, &undefined.name, undefined.kind, undefined.first, container)
    });
    WorkspaceSymbolResponse::Nested(defined.chain(undefined).take(MAX_SYMBOLS).collect())
}

fn symbol(
    snapshot: &Snapshot,
    name: &str,
    kind: Kind,
    place: features::Location,
    container: String,
) -> Option<WorkspaceSymbol> {
    Some(WorkspaceSymbol {
        name: name.to_owned(),
        kind: symbol_kind(kind),
        tags: None,
        container_name: Some(container),
        location: OneOf::Left(snapshot.location(place)?),
        data: None,
    })
}
