//! Records that two are not the same entity, and merges two that are.

use super::alias::add_alias;
use super::merge::{is_named_at, same_name_entities};
use super::name::{By, Name, called};
use super::page::Page;
use super::{ActionContext, ActionEffect, NameProblem};
use crate::features::closest_names::Closest;
use crate::features::{Action, Change, Pair, Side};
use crate::names::{EntityId, Kind};
use crate::text::Span;
use crate::world::{JudgedSide, World};

/// With how many a name may be told apart.
const MAX: usize = 3;

/// Offers to record that a name does not mean an entity.
pub(super) fn offer(
    context: &ActionContext<'_>,
    page: &Page<'_>,
    name: &Name<'_>,
    other: EntityId,
    out: &mut Vec<Action>,
) {
    offer_for(context, page.world, name, (JudgedSide::Name(name.text), other), out);
}

/// The same for those whom the name may mean by the comparison of names.
pub(super) fn offer_for_closest(
    context: &ActionContext<'_>,
    page: &Page<'_>,
    name: &Name<'_>,
    closest: &Closest<'_>,
    out: &mut Vec<Action>,
) {
    if !context.can_remember {
        return;
    }
    let alike = closest.first(name.kind.unwrap_or(Kind::Person), MAX);
    for other in alike.into_iter().filter(|other| closest.may_mean(*other)) {
        offer(context, page, name, other, out);
    }
}

/// The same for the definition at a place and others that share a name with it.
pub(super) fn offer_for_twins(context: &ActionContext<'_>, page: &Page<'_>, span: Span, out: &mut Vec<Action>) {
    if !context.can_remember {
        return;
    }
    let defined = page.world.entity_index().defined_in(page.file).iter().filter_map(|id| page.world.entity(*id));
    for own in defined.filter(|entity| is_named_at(entity, span)) {
        let (problem, span) = (Some(NameProblem::Duplicate), own.definition.at);
        let name = Name { text: own.name(), span, kind: None, problem, by: By::Name };
        for other in same_name_entities(page.world, own).into_iter().take(MAX) {
            offer_for(context, page.world, &name, (JudgedSide::Defined(own), other.id), out);
        }
    }
}

fn offer_for(
    context: &ActionContext<'_>,
    world: &World,
    name: &Name<'_>,
    (one, other): (JudgedSide<'_>, EntityId),
    out: &mut Vec<Action>,
) {
    let Some(entity) = world.entity(other).map(JudgedSide::Defined).filter(|_| context.can_remember) else { return };
    if !world.are_told_apart(one, entity) {
        let sides = [one.judged(world), entity.judged(world)];
        let title = format!("Not the same as {} (remember)", called(world, other));
        out.push(name.fix(title, ActionEffect::TellApart { sides }));
    }
}

/// How two that may be one become one.
#[derive(Debug)]
pub enum MergePlan {
    /// Two notes become one; which of them stays is the user's to choose.
    Merge {
        /// The one that stays unless the user says otherwise.
        kept: EntityId,
        /// The one that goes.
        gone: EntityId,
    },
    /// The first gets the name of the second as another name.
    Alias(Change),
}

/// How a pair becomes one. The first side stays, but for an entry of a source beside a note: nothing is written to entries.
///
/// # Errors
/// Why it cannot be done here, in sentences.
pub fn union(context: &ActionContext<'_>, pair: &Pair) -> Result<MergePlan, String> {
    let [first, second] = &pair.sides;
    let entity = |side: &Side| side.entity().and_then(|id| context.world.entity(id));
    let is_entry = |side: &Side| entity(side).is_some_and(|entity| entity.definition.from_source);
    let is_turned = is_entry(first) && entity(second).is_some() && !is_entry(second);
    let (kept, other) = if is_turned { (second, first) } else { (first, second) };
    let Some(to) = kept.entity() else { return Err("Nobody has defined either.".to_owned()) };
    if let Some(gone) = entity(other).filter(|entity| !entity.definition.from_source) {
        return Ok(MergePlan::Merge { kept: to, gone: gone.id });
    }
    let change = add_alias(context, to, &other.name);
    change.map(MergePlan::Alias).map_err(|why| format!("{} {}. Add it by hand.", kept.name, why.trim_end_matches('.')))
}

/// The change that makes two definitions one, be their notes open or not.
///
/// # Errors
/// Why they cannot be merged, in a sentence.
pub fn merge(context: &ActionContext<'_>, kept: EntityId, gone: EntityId) -> Result<Change, String> {
    let mut change = super::merge::checked(context, kept, gone)?;
    change.put_in_order();
    Ok(change)
}
