//! The links of a note, for editors to follow.

use super::Location;
use crate::entity_index::{Entity, FileId, Target};
use crate::names::EntityId;
use crate::names::normalize::fold;
use crate::note::{Format, Link, LinkKind, parse};
use crate::text::Span;
use crate::world::World;

/// A link or handle that leads into a note of the workspace.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoteLink {
    /// All of the link, brackets included.
    pub span: Span,
    /// Whom it names; nothing for a note about nobody.
    pub who: Option<EntityId>,
    /// Where it leads: an entity's name within a note about several, else the top of a note.
    pub to: Location,
    /// The heading that it names there, whose place only the note's text tells: see [`heading`].
    pub part: Option<String>,
}

/// The links and handles of an open note that lead to one note each, in source order.
pub fn document_links(world: &World, file: FileId) -> Vec<NoteLink> {
    let Some(open) = world.file(file).and_then(|data| data.open.as_ref()) else { return Vec::new() };
    open.parsed.links.iter().filter_map(|link| note_link(world, file, link)).collect()
}

fn note_link(world: &World, file: FileId, link: &Link) -> Option<NoteLink> {
    if link.kind == LinkKind::Handle {
        return match world.entity_index().with_handle(&link.target).as_slice() {
            [one] => to_entity(world.entity(*one)?, link),
            _ => None,
        };
    }
    match world.entity_index().follow(link, file) {
        Target::Entity(id, _) => to_entity(world.entity(id)?, link),
        Target::Note(file) => {
            let to = Location { file, span: Span::default() };
            Some(NoteLink { span: link.span, who: None, to, part: link.part.clone() })
        }
        Target::Entities(_) | Target::Missing | Target::Elsewhere => None,
    }
}

fn to_entity(entity: &Entity, link: &Link) -> Option<NoteLink> {
    let is_note = entity.definition.whole_note;
    let to = if is_note { Location { file: entity.file, span: Span::default() } } else { Location::of(entity) };
    let part = link.part.clone().filter(|_| is_note);
    Some(NoteLink { span: link.span, who: Some(entity.id), to, part })
}

/// Where the heading stands that links call `part`, by its text or by the form it has in addresses.
pub fn heading(text: &str, format: Format, part: &str) -> Option<Span> {
    // `[[note#Chapter#Section]]` names a heading by those above it.
    let wanted = slug(part.rsplit('#').next().unwrap_or(part));
    parse(text, format).headings.iter().find(|heading| slug(&heading.title) == wanted).map(|heading| heading.span)
}

/// The form that a heading has in addresses: `On the *Engine*!` is `on-the-engine`.
pub(super) fn slug(text: &str) -> String {
    let hyphened = fold(text.trim()).replace(char::is_whitespace, "-");
    hyphened.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_')).collect()
}
