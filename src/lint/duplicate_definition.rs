//! The check for names and handles with two definitions.

use super::{Code, Finding, Severity};
use crate::entity_index::{Entity, FileId};
use crate::features::{Location, count, is_told_apart};
use crate::names::EntityId;
use crate::names::normalize::fold;
use crate::note::definitions::Name;
use crate::text::Span;
use crate::world::{JudgedSide, World};

/// How many of the others a finding leads to.
const NAMED: usize = 5;
/// So many others are looked for at most: a thousand definitions of one name must not look at each other.
const MAX: usize = 100;

/// Definitions that claim the canonical name or the handle of others: one finding a definition, and one a handle.
pub(super) fn check(world: &World, file: FileId) -> Vec<Finding> {
    let entity_index = world.entity_index();
    let entities = entity_index.defined_in(file).iter().filter_map(|id| entity_index.get(*id));
    let of_entity = |entity: &Entity| {
        if entity.definition.from_source {
            return Vec::new();
        }
        let twins = entity_index.named(entity.name());
        let twins = twins.iter().filter_map(|id| entity_index.get(*id)).filter(|other| is_twin(world, entity, other));
        let twins: Vec<&Entity> = twins.take(MAX).collect();
        let handles = entity.definition.handles.iter().filter_map(|handle| {
            // Nobody writes in a source, and who stands for an entry has its handles.
            let is_other = |id: &EntityId| {
                let is_written = entity_index.get(*id).is_some_and(|other| !other.definition.from_source);
                is_written && *id != entity_index.representative(entity.id)
            };
            let others = entity_index.with_handle(&handle.text).into_iter().filter(is_other).take(MAX);
            same_handle(world, entity, handle, &others.filter_map(|id| entity_index.get(id)).collect::<Vec<_>>())
        });
        same_name(world, entity, &twins).into_iter().chain(handles).collect::<Vec<Finding>>()
    };
    entities.flat_map(of_entity).collect()
}

/// Whether the two definitions claim one canonical name, and nothing shows that their writer tells them apart.
fn is_twin(world: &World, one: &Entity, other: &Entity) -> bool {
    one.id != other.id
        && !other.definition.from_source
        && one.kind() == other.kind()
        && !is_told_apart(world, one)
        && fold(one.name()) == fold(other.name())
        && !is_told_apart(world, other)
        && !world.are_told_apart(JudgedSide::Defined(one), JudgedSide::Defined(other))
}

fn same_name(world: &World, entity: &Entity, twins: &[&Entity]) -> Option<Finding> {
    let (name, places) = (entity.name(), places(world, twins)?);
    let them = if twins.len() == 1 { "the two" } else { "them" };
    let message = format!(
        "“{name}” is defined in {places} too: merge {them}, or tell them apart by a file name such as “{name} (painter)”."
    );
    Some(finding(entity.definition.at, message, twins.iter().map(|twin| Location::of(twin))))
}

fn same_handle(world: &World, entity: &Entity, handle: &Name, others: &[&Entity]) -> Option<Finding> {
    let (text, places, name) = (&handle.text, places(world, others)?, others.first()?.name());
    let place = |other: &&Entity| {
        let theirs = other.definition.handles.iter().find(|theirs| fold(&theirs.text) == fold(text));
        let span = theirs.and_then(|theirs| theirs.span);
        span.map_or_else(|| Location::of(other), |span| Location { file: other.file, span })
    };
    let at = handle.span.unwrap_or(entity.definition.at);
    let which = if others.len() == 1 { "one of the two" } else { "all but one" };
    let message = format!("“@{text}” is the handle of {name} in {places} too: give {which} another handle.");
    Some(finding(at, message, others.iter().map(place)))
}

/// Where the others are defined, in words; nothing if there are none.
fn places(world: &World, others: &[&Entity]) -> Option<String> {
    let first = world.file(others.first()?.file).map(|file| file.key.path.as_ref()).unwrap_or_default();
    Some(match others.len() - 1 {
        0 => first.to_owned(),
        more if more + 1 < MAX => format!("{first} and {}", count(more, "more place")),
        more => format!("{first} and at least {}", count(more, "more place")),
    })
}

fn finding(span: Span, message: String, others: impl Iterator<Item = Location>) -> Finding {
    let related = others.take(NAMED).map(|other| (other, "also defined here".to_owned()));
    Finding { code: Code::DuplicateDefinition, severity: Severity::Warning, span, message, related: related.collect() }
}
