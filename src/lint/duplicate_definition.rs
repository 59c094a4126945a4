use super::{Code, Finding, Severity};
use crate::features::Location;
use crate::names::normalize::fold;
use crate::whos_who::{Entity, FileId, stem};
use crate::world::World;

/// Definitions that claim the canonical name or the handle of another one.
pub(super) fn check(world: &World, file: FileId) -> Vec<Finding> {
    let whos_who = world.whos_who();
    let entities = whos_who.defined_in(file).iter().filter_map(|id| whos_who.get(*id));
    entities
        .flat_map(|entity| {
            let twins = whos_who.named(entity.name());
            let twins = twins.iter().filter_map(|id| whos_who.get(*id)).filter(|other| is_twin(world, entity, other));
            let name = twins.map(|twin| finding(world, entity, twin, &format!("“{}”", entity.name())));
            let handles = entity.definition.handles.iter().flat_map(|handle| {
                let others = whos_who.with_handle(&handle.text).into_iter().filter_map(|id| whos_who.get(id));
                others
                    .filter(|other| other.id != entity.id)
                    .map(|other| finding(world, entity, other, &format!("“@{}”", handle.text)))
            });
            name.chain(handles).collect::<Vec<Finding>>()
        })
        .collect()
}

/// Whether the two definitions claim one canonical name, and nothing shows that their writer tells them apart.
fn is_twin(world: &World, one: &Entity, other: &Entity) -> bool {
    one.id != other.id
        && one.kind() == other.kind()
        && fold(one.name()) == fold(other.name())
        && !is_told_apart(world, one)
        && !is_told_apart(world, other)
}

/// Whether the note's file name adds something in brackets to tell namesakes apart: `Ann Smith (painter).md`.
fn is_told_apart(world: &World, entity: &Entity) -> bool {
    let path = world.file(entity.file).map(|file| &file.key.path);
    path.is_some_and(|path| {
        entity.definition.whole_note && stem(path).trim_end().ends_with(')') && !entity.name().ends_with(')')
    })
}

fn finding(world: &World, entity: &Entity, twin: &Entity, what: &str) -> Finding {
    let path = world.file(twin.file).map(|file| file.key.path.as_ref()).unwrap_or_default();
    Finding {
        code: Code::DuplicateDefinition,
        severity: Severity::Warning,
        span: entity.definition.at,
        message: format!(
            "{what} is defined in {path} too: merge the two, or tell them apart by a file name such as “{} (painter)”.",
            entity.name()
        ),
        related: vec![(Location::of(twin), "also defined here".to_owned())],
    }
}
