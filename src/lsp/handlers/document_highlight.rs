//! The mentions of an entity within a note.

use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};

use crate::features;
use crate::lsp::state::snapshot::Snapshot;

pub(crate) fn highlight(snapshot: &Snapshot, params: &DocumentHighlightParams) -> Option<Vec<DocumentHighlight>> {
    let (file, offset) = snapshot.place(&params.text_document_position_params)?;
    let found = features::highlight(&snapshot.world, file, offset)?;
    let highlights = found.into_iter().map(|place| DocumentHighlight {
        range: snapshot.range(file, place.span),
        kind: Some(if place.is_definition { DocumentHighlightKind::WRITE } else { DocumentHighlightKind::READ }),
    });
    Some(highlights.collect())
}
