//! One of the two notes of a merge.

use crate::entity_index::Entity;
use crate::features::TextEdit;
use crate::features::actions::context::ActionContext;
use crate::note::{Format, ParsedNote, parse};
use crate::text::{edited, mark_width};
use crate::world::{FileData, World};

/// One of two notes that are merged, with its links as they are afterwards.
pub(super) struct Side<'a> {
    pub(super) data: &'a FileData,
    pub(super) entity: &'a Entity,
    pub(super) text: String,
    pub(super) note: ParsedNote,
}

impl<'a> Side<'a> {
    pub(super) fn new(context: &ActionContext<'a>, entity: &'a Entity, links: &[TextEdit]) -> Result<Self, String> {
        let changed = || format!("{} has changed on disk; try again in a moment.", path(context.world, entity));
        let data = context.world.file(entity.file).ok_or_else(changed)?;
        let text = context.texts.of(entity.file).ok_or_else(changed)?;
        if text.get(mark_width(&text)..).is_some_and(|text| text.starts_with("+++")) {
            return Err(format!("The properties of {} are not written in YAML: merge it by hand.", data.key.path));
        }
        let own = links.iter().filter(|edit| edit.place.file == entity.file);
        let text = edited(&text, own.map(|edit| (edit.place.span, edit.text.as_str())));
        let note = parse(&text, Format::Markdown);
        Ok(Self { data, entity, text, note })
    }
}

/// The path of the note that defines an entity.
pub(super) fn path<'w>(world: &'w World, entity: &Entity) -> &'w str {
    world.file(entity.file).map(|file| file.key.path.as_ref()).unwrap_or_default()
}
