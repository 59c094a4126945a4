//! Inlay hints: the full names behind short forms.

use super::declaration::is_full;
use crate::entity_index::FileId;
use crate::names::EntityId;
use crate::resolve::{Mention, MentionForm};
use crate::text::Span;
use crate::world::{FileData, World};

/// A full name to show behind a short form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InlayHint<'w> {
    /// The byte behind the short form.
    pub at: u32,
    /// Who is meant.
    pub entity: EntityId,
    /// The name to show.
    pub name: &'w str,
}

/// The full names behind the short forms of an open note, as far as they end in `within`: only the first of an entity
/// in a paragraph, and none where the same line says the full name.
pub fn inlay_hints(world: &World, file: FileId, within: Span) -> Vec<InlayHint<'_>> {
    let Some((data, open)) = world.file(file).and_then(|data| Some((data, data.open.as_ref()?))) else {
        return Vec::new();
    };
    let blocks = open.parsed.blocks.iter().filter(|block| block.span.overlaps(within));
    let hints = blocks.flat_map(|block| in_paragraph(world, data, block.span));
    hints.filter(|hint| within.touches(hint.at as usize)).collect()
}

fn in_paragraph<'w>(world: &'w World, file: &FileData, paragraph: Span) -> Vec<InlayHint<'w>> {
    let first = file.mentions.partition_point(|mention| mention.hit.start < paragraph.start);
    let mentions = file.mentions.iter().skip(first).take_while(|mention| mention.hit.start < paragraph.end);
    let mut hints: Vec<InlayHint<'w>> = Vec::new();
    for mention in mentions.filter(|mention| mention.form == MentionForm::Short) {
        let Some(entity) = mention.entity().and_then(|id| world.entity(id)) else { continue };
        let is_said = hints.iter().any(|hint| hint.entity == entity.id) || line_says_it(world, file, mention);
        if !is_said {
            hints.push(InlayHint { at: mention.span.end, entity: entity.id, name: entity.name() });
        }
    }
    hints
}

/// Whether the line of a short form has the full name, too.
fn line_says_it(world: &World, file: &FileData, short: &Mention) -> bool {
    let line = file.lines.line_of(short.span.start);
    let (start, end) = (file.lines.line_start(line), file.lines.line_start(line + 1));
    let from = file.mentions.partition_point(|mention| mention.span.end <= start);
    let on_line = file.mentions.iter().skip(from).take_while(|mention| mention.span.start < end);
    on_line.filter(|mention| mention.entity() == short.entity()).any(|mention| is_full(world, file, mention))
}
