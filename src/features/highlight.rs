//! Highlights the mentions of one entity in a note.

use crate::entity_index::FileId;
use crate::names::normalize::fold;
use crate::resolve::{Mention, MentionForm, Resolution};
use crate::text::Span;
use crate::world::World;

/// One place to highlight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Highlight {
    /// Where.
    pub span: Span,
    /// Whether the entity is defined here, rather than mentioned.
    pub is_definition: bool,
}

/// Every mention in the note of the entity named at the byte `offset`. This is what editors jump between. A reference
/// that leads nowhere is highlighted with those written alike.
pub fn highlight(world: &World, file: FileId, offset: usize) -> Option<Vec<Highlight>> {
    let data = world.file(file)?;
    let here = world.mention_at(file, offset)?;
    let text = data.text();
    let written = |mention: &Mention| text.map(|text| mention.span.text(text));
    let is_same = |mention: &&Mention| match (&here.resolution, &mention.resolution) {
        (Resolution::Resolved { entity, .. }, _) => mention.entity() == Some(*entity),
        (Resolution::Ambiguous { candidates, .. }, Resolution::Ambiguous { candidates: others, .. }) => {
            candidates == others
        }
        (Resolution::Unresolved, Resolution::Unresolved) => written(here) == written(mention),
        (Resolution::Undefined { name, .. }, Resolution::Undefined { name: other, .. }) => fold(name) == fold(other),
        _ => here == *mention,
    };
    let places = data.mentions.iter().filter(is_same);
    Some(
        places
            .map(|mention| Highlight { span: mention.span, is_definition: mention.form == MentionForm::Definition })
            .collect(),
    )
}
