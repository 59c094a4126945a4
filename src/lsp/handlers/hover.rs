//! Hovers: the card of an entity, and why it is meant.

use tower_lsp::ls_types::{Hover, HoverParams};

use crate::features;
use crate::lsp::handlers::names_files_hover;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::cards;

pub(crate) fn hover(snapshot: &Snapshot, params: &HoverParams) -> Option<Hover> {
    let (file, offset) = snapshot.place(&params.text_document_position_params)?;
    let mut hover = features::hover(&snapshot.world, file, offset);
    if let Some(hover) = hover.as_mut().filter(|hover| hover.text.is_empty()) {
        // The text of a note that is not open is kept nowhere else.
        let data = snapshot.world.file(file).zip(snapshot.text(file));
        hover.text = data.map(|(data, text)| data.reading(hover.span, &text)).unwrap_or_default();
    }
    let undefined = hover.as_ref().map(|hover| hover.undefined.as_ref());
    if undefined.is_none_or(|undefined| undefined.is_some())
        && let Some(registered) = names_files_hover::hover(snapshot, file, offset, undefined.flatten())
    {
        return Some(registered);
    }
    let hover = hover?;
    Some(Hover { range: Some(snapshot.range(file, hover.span)), contents: cards::hover(snapshot, &hover) })
}
