//! Code actions on a name: correct it, define it, choose who is meant, link it, ignore it.
//!
//! [`actions`] lists them, which is cheap; [`change`] computes the edits of the one that was chosen.

mod action;
mod alias;
mod alias_keys;
mod context;
mod copy;
mod define;
mod ignore_name;
mod link;
mod mark_note;
mod merge;
mod name;
mod not_same;
mod page;
mod raw_html;
mod respelling;
mod spelling;
mod undefined_name;

use self::name::{By, Name};
use self::page::Page;
use super::closest_names::Closest;
use super::{Change, misspelt_in, rename};
use crate::entity_index::{FileId, LinkedBy, folder, join, stem};
use crate::names::EntityId;
use crate::names::normalize::fold;
use crate::note::{Link, LinkKind};
use crate::resolve::{Mention, MentionForm, NamedBy, Resolution, reads_as_name};
use crate::text::{Span, in_one_line};
use crate::world::World;

pub use action::{Action, ActionEffect, ActionKind, NameProblem, Scope};
pub use alias::add_alias;
pub use context::ActionContext;
pub use define::{NewEntity, define_all, define_one};
pub use not_same::{MergePlan, merge, union};
pub use spelling::{may_be_right, meant_name, sure_fixes};
pub use undefined_name::of_handle as name_of_handle;

/// How many names of a selection are looked at.
const MAX_NAMES: usize = 5;
/// A selection that is longer than this, in bytes, is no name.
const LONGEST_NAME: usize = 100;

/// What can be done about the names at a cursor, or in a selection, of an open note.
pub fn actions(context: &ActionContext<'_>, file: FileId, span: Span) -> Vec<Action> {
    let Some(page) = Page::new(context.world, file) else { return Vec::new() };
    let misspelt = misspelt_in(context.world, file, span);
    let is_misspelt = |mention: &Mention| misspelt.iter().any(|one| one.span.overlaps(mention.span));
    let mut mentions = page.mentions(span);
    mentions.retain(|mention| !is_misspelt(mention));
    let mut out = Vec::new();
    for one in misspelt.iter().take(MAX_NAMES) {
        spelling::offer(&page, one, &mut out);
        let name = page.data.reading(one.span, page.text());
        let problem = Some(NameProblem::Misspelt);
        let name = Name { text: &name, span: one.span, kind: None, problem, by: By::Name };
        undefined_name::offer(context, &page, &name, &Closest::to(page.world, name.text), &mut out);
        not_same::offer(context, &page, &name, one.entity, &mut out);
        ignore_name::offer(&page, &name, &mut out);
    }
    for mention in mentions.iter().take(MAX_NAMES) {
        offer(context, &page, mention, &mut out);
    }
    merge::offer(context, &page, span, &mut out);
    not_same::offer_for_twins(context, &page, span, &mut out);
    if misspelt.is_empty() && mentions.is_empty() {
        unknown_handle(context, &page, span, &mut out);
        selected(context, &page, span, &mut out);
    }
    let mut titles: Vec<String> = Vec::new();
    out.retain(|action| {
        let is_new = !titles.contains(&action.title);
        titles.push(action.title.clone());
        is_new
    });
    out
}

/// What corrects all names in an open note that are surely misspelt; nothing if there are none.
pub fn fix_all(world: &World, file: FileId) -> Option<Action> {
    let page = Page::new(world, file)?;
    let fixes = sure_fixes(world, file, page.text());
    let first = fixes.first()?;
    Some(Action {
        title: "Correct all misspelt names that are sure".to_owned(),
        kind: ActionKind::FixAll,
        problem: Some(NameProblem::Misspelt),
        span: first.place.span,
        preferred: false,
        todo: ActionEffect::CorrectAll,
    })
}

/// What an action does to the notes; nothing if that is not possible after all.
pub fn change(context: &ActionContext<'_>, file: FileId, todo: &ActionEffect) -> Option<Change> {
    let page = Page::new(context.world, file)?;
    let mut change = match todo {
        ActionEffect::Define { name, handle, kind, at } => {
            define::new_note(context, (name, handle.as_deref()), *kind, at)
        }
        ActionEffect::AddEntry { name, to } => define::new_entry(context, name, *to),
        ActionEffect::AddAlias { name, of } => alias::change(context, name, *of),
        ActionEffect::Copy { of, at } => copy::change(context, *of, at),
        ActionEffect::Link { places, to } => link::link(&page, places, *to),
        ActionEffect::Retarget { link, to } => link::retarget(&page, *link, *to),
        ActionEffect::Repath { link, to } => link::repath(&page, *link, *to),
        ActionEffect::Mark { note, kind } => mark_note::change(context, *note, *kind),
        ActionEffect::Unlink { link } => link::unlink(&page, *link),
        ActionEffect::Correct { written, entity, scope } => spelling::change(context, &page, written, *entity, *scope),
        ActionEffect::Respell { written, entity, scope } => respelling::change(&page, written, *entity, *scope),
        ActionEffect::Merge { kept, gone } => merge::change(context, *kept, *gone),
        ActionEffect::Refused { .. } | ActionEffect::TellApart { .. } => None,
        ActionEffect::CorrectAll => {
            Some(Change { edits: sure_fixes(context.world, file, page.text()), files: Vec::new() })
        }
        ActionEffect::Ignore { name, scope } => ignore_name::change(&page, name, *scope),
    }?;
    change.put_in_order();
    let writes_links =
        matches!(todo, ActionEffect::Link { .. } | ActionEffect::Retarget { .. } | ActionEffect::Repath { .. });
    let writes_names = matches!(todo, ActionEffect::Respell { .. } | ActionEffect::Correct { .. });
    if (writes_links || writes_names) && change.edits.iter().all(|edit| edit.place.file == file) {
        let (note, text) = (&page.open.parsed, page.text());
        return rename::fit(note, text, &mut change.edits, writes_names).then_some(change);
    }
    Some(change)
}

/// What can be done about a mention.
fn offer(context: &ActionContext<'_>, page: &Page<'_>, mention: &Mention, out: &mut Vec<Action>) {
    let written = page.data.reading(mention.span, page.text());
    let name = |text, kind, problem| Name { text, span: mention.hit, kind, problem: Some(problem), by: By::Name };
    match &mention.resolution {
        Resolution::Resolved { entity, .. } if mention.form == MentionForm::Definition => {
            if has_twin(page.world, *entity) {
                ignore_name::offer(page, &name(&written, None, NameProblem::Duplicate), out);
            }
        }
        Resolution::Resolved { entity, reason } => {
            if reason.named_by == NamedBy::Link(LinkedBy::OtherFolder) {
                link::offer_path(page, mention, page.world.entity(*entity).map(|entity| entity.file), out);
            }
            respelling::offer(context, page, mention, out);
            link::offer(page, mention, *entity, out);
            copy::offer(context, page, mention, out);
        }
        Resolution::Ambiguous { candidates, .. } => {
            link::offer_choice(page, mention, candidates, Some(NameProblem::Ambiguous), out);
            copy::offer(context, page, mention, out);
            ignore_name::offer(page, &name(&written, None, NameProblem::Ambiguous), out);
        }
        Resolution::Ignored { candidates, .. } => link::offer_choice(page, mention, candidates, None, out),
        Resolution::Undefined { kind, name: full, .. } if !mention.is_dead_link() => {
            let name = name(full, Some(*kind), NameProblem::Undefined);
            mark_note::offer(context, page, &name, *kind, out);
            let closest = Closest::to(page.world, full);
            undefined_name::offer(context, page, &name, &closest, out);
            not_same::offer_for_closest(context, page, &name, &closest, out);
            ignore_name::offer(page, &name, out);
        }
        Resolution::Unresolved | Resolution::Undefined { .. } => {
            let name = name(&written, None, NameProblem::DeadLink);
            if let Some(link) = link::link_at(page, mention.hit) {
                offer_for_dead_link(context, page, mention, (link, &name), out);
            }
            ignore_name::offer(page, &name, out);
            link::offer_unlink(page, mention, out);
        }
    }
}

/// What can be done about a link or handle that leads nowhere: define whom it was meant for, or let it lead to another.
fn offer_for_dead_link(
    context: &ActionContext<'_>,
    page: &Page<'_>,
    mention: &Mention,
    (link, name): (&Link, &Name<'_>),
    out: &mut Vec<Action>,
) {
    if let [note] = page.world.entity_index().notes_of_stem(&fold(stem(&link.target))) {
        link::offer_path(page, mention, Some(*note), out);
    }
    match link.kind {
        LinkKind::Wiki => {
            let closest = Closest::to(page.world, name.bare());
            link::offer_closest(page, mention, &closest, out);
            undefined_name::offer(context, page, name, &closest, out);
        }
        LinkKind::Markdown => {
            let of_file = stem(&link.target);
            link::offer_closest(page, mention, &Closest::to(page.world, of_file), out);
            // The target is a path, which no name of somebody's will ever be: there has to be a note.
            let target = link.target.as_str();
            let home = if target.starts_with('/') { "" } else { folder(&page.data.key.path) };
            let path = join(home, target);
            let text = if reads_as_name(of_file) { of_file } else { stem(name.text) };
            let name = Name { text, by: By::Path(&path), ..*name };
            undefined_name::offer_to_define(context, page, &name, out);
        }
        LinkKind::Handle => offer_for_handle(context, page, link, out),
    }
}

/// Offers to define whose handle it is.
fn offer_for_handle(context: &ActionContext<'_>, page: &Page<'_>, link: &Link, out: &mut Vec<Action>) {
    let text = undefined_name::of_handle(&link.target);
    let (problem, by) = (Some(NameProblem::DeadLink), By::Handle(&link.target));
    undefined_name::offer_to_define(
        context,
        page,
        &Name { text: &text, span: link.span, kind: None, problem, by },
        out,
    );
}

/// What can be done about a word behind an `@`, which is no mention, where the workspace has handles.
fn unknown_handle(context: &ActionContext<'_>, page: &Page<'_>, span: Span, out: &mut Vec<Action>) {
    let is_here = |link: &&Link| link.kind == LinkKind::Handle && link.span.touches(span.start as usize);
    if page.world.entity_index().with_handles().next().is_some()
        && let Some(link) = page.open.parsed.links.iter().find(is_here)
    {
        offer_for_handle(context, page, link, out);
    }
}

/// Whether another definition claims the entity's name.
fn has_twin(world: &World, id: EntityId) -> bool {
    world.entity(id).is_some_and(|entity| world.entity_index().named(entity.name()).len() > 1)
}

/// What can be done about selected text that nothing is known of.
fn selected(context: &ActionContext<'_>, page: &Page<'_>, span: Span, out: &mut Vec<Action>) {
    let written = span.text(page.text());
    let place = Span::new(
        span.start as usize + written.len() - written.trim_start().len(),
        span.start as usize + written.trim_end().len(),
    );
    let written = in_one_line(written);
    let reads_as_name = written.len() <= LONGEST_NAME
        // Editors without a selection may send the address at the cursor.
        && !written.contains(['[', ']', '|', '#', '<', '>', '{', '}', '/', '\\', '@', '='])
        && written.chars().any(|letter| letter.is_alphabetic() && !letter.is_lowercase());
    if reads_as_name {
        let name = Name { text: &written, span: place, kind: None, problem: None, by: By::Name };
        undefined_name::offer(context, page, &name, &Closest::to(page.world, name.text), out);
    }
}
