//! The mention under a cursor.

use tower_lsp::ls_types::TextDocumentPositionParams;

use crate::features::Location;
use crate::lsp::state::snapshot::Snapshot;
use crate::names::EntityId;
use crate::resolve::Resolution;

/// The mention under a cursor, and the entities that it may mean.
pub(crate) fn mention_at_cursor(
    snapshot: &Snapshot,
    at: &TextDocumentPositionParams,
) -> Option<(Location, Vec<EntityId>)> {
    let (file, offset) = snapshot.place(at)?;
    let mention = snapshot.world.mention_at(file, offset)?;
    let is_asserted = !matches!(mention.resolution, Resolution::Ignored { .. });
    let entities = mention.candidates().to_vec();
    (is_asserted && !entities.is_empty()).then_some((Location { file, span: mention.span }, entities))
}
