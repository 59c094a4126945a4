use super::{Code, Finding, Severity};
use crate::features::Location;
use crate::names::normalize::fold;
use crate::note::definitions::Name;
use crate::text::Span;
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
            let names = twins.map(|twin| same_name(world, entity, twin));
            let handles = entity.definition.handles.iter().flat_map(|handle| {
                let others = whos_who.with_handle(&handle.text).into_iter().filter(|id| *id != entity.id);
                let others = others.filter_map(|id| whos_who.get(id));
                others.map(|other| same_handle(world, entity, handle, other))
            });
            names.chain(handles).collect::<Vec<Finding>>()
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

fn same_name(world: &World, entity: &Entity, twin: &Entity) -> Finding {
    let (name, path) = (entity.name(), path(world, twin));
    finding(
        entity.definition.at,
        format!(
            "“{name}” is defined in {path} too: merge the two, or tell them apart by a file name such as “{name} (painter)”."
        ),
        Location::of(twin),
    )
}

fn same_handle(world: &World, entity: &Entity, handle: &Name, other: &Entity) -> Finding {
    let (text, name, path) = (&handle.text, other.name(), path(world, other));
    let others = other.definition.handles.iter().find(|theirs| fold(&theirs.text) == fold(text));
    let place = others.and_then(|theirs| theirs.span).map(|span| Location { file: other.file, span });
    finding(
        handle.span.unwrap_or(entity.definition.at),
        format!("“@{text}” is the handle of {name} in {path} too: give one of the two another handle."),
        place.unwrap_or_else(|| Location::of(other)),
    )
}

fn path<'w>(world: &'w World, entity: &Entity) -> &'w str {
    world.file(entity.file).map(|file| file.key.path.as_ref()).unwrap_or_default()
}

fn finding(span: Span, message: String, other: Location) -> Finding {
    Finding {
        code: Code::DuplicateDefinition,
        severity: Severity::Warning,
        span,
        message,
        related: vec![(other, "also defined here".to_owned())],
    }
}
