//! Adds a type or tag to a note, so that it defines the entity it is about.

use super::name::Name;
use super::page::Page;
use super::{Action, ActionContext, ActionEffect};
use crate::entity_index::FileId;
use crate::features::{Change, Location, TextEdit, frontmatter_edits};
use crate::names::Kind;
use crate::note::{Origin, parse};
use crate::text::{edited, line_break};
use crate::world::read_note;

/// Offers to mark the note that has a name without a definition.
pub(super) fn offer(context: &ActionContext<'_>, page: &Page<'_>, name: &Name<'_>, kind: Kind, out: &mut Vec<Action>) {
    let Some(note) = page.world.entity_index().note_called(name.text, page.file) else { return };
    if let Some(data) = page.world.file(note).filter(|_| change(context, note, kind).is_some()) {
        let title = format!("Mark {} as {}", data.key.path, kind.with_article());
        out.push(name.fix(title, ActionEffect::Mark { note, kind }));
    }
}

/// The edit that marks a note: its type, where it has none, or else a tag. Nothing if the note would not be read so, or says
/// already what it is about.
pub(super) fn change(context: &ActionContext<'_>, note: FileId, kind: Kind) -> Option<Change> {
    let data = context.world.file(note).filter(|data| !data.is_about_other && !data.ignored)?;
    if !context.world.entity_index().defined_in(note).is_empty() {
        return None;
    }
    let text = context.texts.of(note)?;
    let parsed = parse(&text, data.format());
    let is_typed = parsed
        .properties
        .iter()
        .any(|property| property.origin == Origin::Frontmatter && property.key.eq_ignore_ascii_case("type"));
    let line = format!("type: {}{}", kind.word(), line_break(&text));
    let by_type = if is_typed { None } else { frontmatter_edits::add_lines(&parsed, &text, &line) };
    let by_tag = || frontmatter_edits::add_to_list(&parsed, &text, &["tags", "tag"], kind.word());
    let (span, added) = by_type.or_else(by_tag)?;
    let after = edited(&text, [(span, added.as_str())]);
    let found = read_note(&after, data.format(), &data.key.path, context.world.settings()).found;
    let is_marked = found.definitions.iter().any(|definition| definition.whole_note && definition.kind == kind);
    let place = Location { file: note, span };
    is_marked.then(|| Change { edits: vec![TextEdit { place, text: added, label: None }], files: Vec::new() })
}
