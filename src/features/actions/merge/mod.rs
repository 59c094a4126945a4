//! Merges two definitions of one entity: the note that stays takes in what the other says, links lead to it, and the
//! other note is deleted.

mod body;
mod properties;
mod side;

use rustc_hash::FxHashSet;

use self::side::{Side, path};
use super::page::Page;
use super::{Action, ActionContext, ActionEffect, ActionKind, NameProblem, alias};
use crate::entity_index::Entity;
use crate::features::{Change, FileChange, Location, TextEdit, rename};
use crate::names::EntityId;
use crate::names::normalize::fold;
use crate::note::{Format, parse};
use crate::text::{Span, edited};
use crate::world::World;

/// What an editor calls the edits when it lets the user look at them first.
const LABEL: &str = "Merge two definitions";

/// With how many others of its name a definition may be merged.
const MAX_TWINS: usize = 3;

/// Offers to merge the definition at a place with others that share a name with it.
pub(super) fn offer(context: &ActionContext<'_>, page: &Page<'_>, span: Span, out: &mut Vec<Action>) {
    if !context.can_delete {
        return;
    }
    let defined = page.world.entity_index().defined_in(page.file).iter().filter_map(|id| page.world.entity(*id));
    for own in defined.filter(|entity| is_named_at(entity, span)) {
        for other in same_name_entities(page.world, own).into_iter().take(MAX_TWINS) {
            offer_both_ways(context, own, other, out);
        }
    }
}

/// Whether the definition writes a name of its entity there, or would, if the file's name were written in the note.
pub(super) fn is_named_at(entity: &Entity, span: Span) -> bool {
    let written = entity.definition.names.iter().filter_map(|name| name.span);
    written.chain([entity.definition.at]).any(|own| own.start <= span.end && span.start <= own.end)
}

/// The others of the same kind that share a name with an entity.
pub(super) fn same_name_entities<'w>(world: &'w World, entity: &Entity) -> Vec<&'w Entity> {
    let mut same_name_entities: Vec<&Entity> = Vec::new();
    let bearers = entity.declared_names().flat_map(|name| world.entity_index().named(name));
    for other in bearers.filter_map(|id| world.entity(id)) {
        let is_new = other.id != entity.id && !same_name_entities.iter().any(|twin| twin.id == other.id);
        if is_new && other.kind() == entity.kind() {
            same_name_entities.push(other);
        }
    }
    same_name_entities
}

fn offer_both_ways(context: &ActionContext<'_>, own: &Entity, other: &Entity, out: &mut Vec<Action>) {
    let there = path(context.world, other);
    let mut add = |title: String, todo: ActionEffect| {
        let (problem, span) = (Some(NameProblem::Duplicate), own.definition.at);
        out.push(Action { title, kind: ActionKind::Merge, problem, span, preferred: false, todo });
    };
    if let Some(why) = not_for_merging(context.world, own, other) {
        return add(format!("Merge with {} ({there})", other.name()), ActionEffect::Refused { why });
    }
    let ways = [(format!("Merge into {there}"), other, own), (format!("Merge {there} into this note"), own, other)];
    for (title, kept, gone) in ways {
        let todo = match edits(context, kept, gone, &[]) {
            Ok(_) => ActionEffect::Merge { kept: kept.id, gone: gone.id },
            Err(why) => ActionEffect::Refused { why },
        };
        add(title, todo);
    }
}

/// The change that merges two definitions; nothing if a note has changed meanwhile.
pub(super) fn change(context: &ActionContext<'_>, kept: EntityId, gone: EntityId) -> Option<Change> {
    let (kept, gone) = (context.world.entity(kept)?, context.world.entity(gone)?);
    let (links, stale) = rename::merged(context.world, &context.texts, gone.file, kept.file);
    if !stale.is_empty() {
        return None;
    }
    let own = edits(context, kept, gone, &links.edits).ok()?;
    let is_elsewhere = |edit: &TextEdit| edit.place.file != kept.file && edit.place.file != gone.file;
    let elsewhere = links.edits.into_iter().filter(is_elsewhere);
    let own =
        own.into_iter().map(|(span, text)| TextEdit { place: Location { file: kept.file, span }, text, label: None });
    let edits = own.chain(elsewhere).map(|edit| TextEdit { label: Some(LABEL), ..edit }).collect();
    let key = context.world.file(gone.file)?.key.clone();
    Some(Change { edits, files: vec![FileChange::Delete { key, label: Some(LABEL) }] })
}

/// The same, or why it cannot be done.
pub(super) fn checked(context: &ActionContext<'_>, kept: EntityId, gone: EntityId) -> Result<Change, String> {
    let stale = || "A note has changed on disk; try again in a moment.".to_owned();
    let (one, other) = (context.world.entity(kept).ok_or_else(stale)?, context.world.entity(gone).ok_or_else(stale)?);
    if let Some(why) = not_for_merging(context.world, one, other) {
        return Err(why);
    }
    edits(context, one, other, &[])?;
    change(context, kept, gone).ok_or_else(stale)
}

/// Why two definitions cannot be merged, whatever they say.
fn not_for_merging(world: &World, one: &Entity, other: &Entity) -> Option<String> {
    for entity in [one, other] {
        if !entity.definition.whole_note || world.entity_index().defined_in(entity.file).len() > 1 {
            return Some(format!("{} defines several: move the entry by hand.", path(world, entity)));
        }
        if world.file(entity.file).is_none_or(|data| data.format() != Format::Markdown) {
            return Some(format!("{} is not written in Markdown: merge it by hand.", path(world, entity)));
        }
    }
    let root = |entity: &Entity| world.file(entity.file).map(|data| data.key.root);
    (root(one) != root(other)).then(|| "They are in different workspace folders, which links do not cross.".to_owned())
}

/// The edits of the note that stays, links included; or why they cannot be made.
fn edits(
    context: &ActionContext<'_>,
    kept: &Entity,
    gone: &Entity,
    links: &[TextEdit],
) -> Result<Vec<(Span, String)>, String> {
    let gone_side = Side::new(context, gone, links)?;
    let side = Side::new(context, kept, links)?;
    let unreadable = || {
        let (kept, gone) = (&side.data.key.path, &gone_side.data.key.path);
        format!("{kept} would not be read as it is meant with what {gone} says: merge them by hand.")
    };
    let own_blocks: FxHashSet<&str> = block_ids(&side.text).collect();
    if let Some(id) = block_ids(&gone_side.text).find(|id| own_blocks.contains(id)) {
        let (kept, gone) = (&side.data.key.path, &gone_side.data.key.path);
        return Err(format!(
            "Both {kept} and {gone} have a block {id}, and links lead to them: give one another name first."
        ));
    }
    let original = context.texts.of(kept.file).ok_or_else(unreadable)?;
    let body = parse(&original, Format::Markdown).body;
    let properties::Head { head, leftover } = properties::merged(context, &side, &gone_side).ok_or_else(unreadable)?;
    let tail = body::appended(&side, &gone_side, &leftover);
    let own = links.iter().filter(|edit| edit.place.file == kept.file && edit.place.span.start as usize >= body);
    let mut edits: Vec<(Span, String)> = own.map(|edit| (edit.place.span, edit.text.clone())).collect();
    edits.extend(replacement(original.get(..body).unwrap_or_default(), &head));
    let adds_text = !tail.is_empty();
    if adds_text {
        edits.push((Span::at(original.len()), tail));
    }
    edits.sort_unstable();
    let after = edited(&original, edits.iter().map(|(span, text)| (*span, text.as_str())));
    // A comment or a block of code that is not closed would swallow what comes behind.
    let arrives = || {
        let title = body::heading(&gone_side);
        parse(&after, Format::Markdown).headings.iter().any(|heading| heading.span.text(&after).contains(&title))
    };
    let is_whole = !adds_text || arrives();
    if is_whole && is_right(context, [kept, gone], &original, &after) { Ok(edits) } else { Err(unreadable()) }
}

/// The names that Obsidian's links have for blocks: `^id` at the end of a line.
fn block_ids(text: &str) -> impl Iterator<Item = &str> {
    let last = text.lines().filter_map(|line| line.split_whitespace().next_back());
    last.filter(|word| word.len() > 1 && word.starts_with('^'))
}

/// Whether the note still defines whom it did, by all names and handles of both, and is read as well.
fn is_right(context: &ActionContext<'_>, [kept, gone]: [&Entity; 2], before: &str, after: &str) -> bool {
    let Some(data) = context.world.file(kept.file) else { return false };
    let (_, problems) = alias::defined(context, data, kept, before);
    let (definitions, problems_after) = alias::defined(context, data, kept, after);
    let [one] = definitions.as_slice() else { return false };
    let leads = one.names.first().is_some_and(|name| name.text == kept.name());
    let goes_by = |name: &str| one.names.iter().any(|own| fold(&own.text) == fold(name));
    let has_handle = |handle: &str| one.handles.iter().any(|own| fold(&own.text) == fold(handle));
    let both = || [kept, gone].into_iter();
    one.whole_note
        && one.kind == kept.kind()
        && leads
        && both().flat_map(Entity::declared_names).all(goes_by)
        && both().flat_map(|entity| &entity.definition.handles).all(|handle| has_handle(&handle.text))
        && problems_after <= problems
}

/// The edit that makes one text the other, between the lines that both begin and end with.
fn replacement(before: &str, after: &str) -> Option<(Span, String)> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let start = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let left = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(left).take_while(|(one, other)| one == other).count();
    let width = |lines: &[&str]| lines.iter().map(|line| line.len()).sum::<usize>();
    let from = width(old.get(..start)?);
    let text = new.get(start..new.len() - end)?.concat();
    let span = Span::new(from, from + width(old.get(start..old.len() - end)?));
    (before != after).then_some((span, text))
}
