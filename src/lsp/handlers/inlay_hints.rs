//! Inlay hints: the full name behind a short form. Off unless settings say so.

use tower_lsp::ls_types::{
    InlayHint, InlayHintOptions, InlayHintParams, InlayHintServerCapabilities, InlayHintTooltip,
};

use crate::features;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::cards;
use crate::lsp::to_proto::entity_ref::{entity, entity_ref};
use crate::text::Span;

pub(crate) fn capability() -> InlayHintServerCapabilities {
    let options = InlayHintOptions { resolve_provider: Some(true), ..InlayHintOptions::default() };
    InlayHintServerCapabilities::Options(options)
}

pub(crate) fn inlay_hints(snapshot: &Snapshot, params: &InlayHintParams) -> Option<Vec<InlayHint>> {
    if !snapshot.config.inlay_hints {
        return None;
    }
    let file = snapshot.file(&params.text_document.uri)?;
    let within = snapshot.span(file, params.range)?;
    let hints = features::inlay_hints(&snapshot.world, file, within).into_iter().map(|hint| InlayHint {
        position: snapshot.range(file, Span { start: hint.at, end: hint.at }).start,
        label: hint.name.to_owned().into(),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: entity_ref(snapshot, hint.entity),
    });
    Some(hints.collect())
}

/// The hint with the card of the entity.
pub(crate) fn resolve(snapshot: &Snapshot, hint: &InlayHint) -> InlayHint {
    let card = entity(snapshot, hint.data.as_ref()).and_then(|id| features::card(&snapshot.world, id));
    let tooltip = card.map(|card| {
        InlayHintTooltip::MarkupContent(cards::card(snapshot, &card, cards::renders_markdown(&snapshot.client)))
    });
    InlayHint { tooltip, ..hint.clone() }
}
