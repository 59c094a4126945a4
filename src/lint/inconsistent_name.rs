//! The check for spellings that differ from the definition.

use super::{Code, Finding, Severity};
use crate::features::{Location, OtherSpelling, first_of_each_spelling, other_spellings};
use crate::world::{FileData, JudgedSide, World};

/// Names that are spelt otherwise than in their definition. Each spelling is said once a note.
pub(super) fn check(world: &World, file: &FileData, text: &str) -> Vec<Finding> {
    let found = other_spellings(world, file, text);
    first_of_each_spelling(&found, text, file.format()).filter_map(|one| finding(world, file, one, text)).collect()
}

fn finding(world: &World, file: &FileData, one: &OtherSpelling, text: &str) -> Option<Finding> {
    let entity = world.entity(one.entity)?;
    let written = file.reading(one.span, text);
    if world.are_told_apart(JudgedSide::Name(&written), JudgedSide::Defined(entity)) {
        return None;
    }
    let path = world.file(entity.file).map(|file| file.key.path.as_ref()).unwrap_or_default();
    Some(Finding {
        code: Code::InconsistentName,
        severity: Severity::Hint,
        span: one.span,
        message: format!(
            "“{}” is spelt “{}” where it is defined ({path}): use that spelling, or add this one as an alias.",
            written, one.declared
        ),
        related: vec![(Location::of(entity), format!("{} is defined here", entity.name()))],
    })
}
