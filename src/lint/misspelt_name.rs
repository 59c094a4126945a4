//! The check for misspelt names.

use super::{Code, Finding, Severity};
use crate::features::{Location, may_be_right, meant_name, misspelt};
use crate::resolve::Misspelling;
use crate::world::{FileData, World};

/// Unknown names that are one typo away from a declared name.
pub(super) fn check(world: &World, file: &FileData, text: &str) -> Vec<Finding> {
    misspelt(world, file, text).iter().filter_map(|one| finding(world, one, &file.reading(one.span, text))).collect()
}

fn finding(world: &World, misspelling: &Misspelling, written: &str) -> Option<Finding> {
    let entity = world.entity(misspelling.entity)?;
    let path = &world.file(entity.file)?.key.path;
    let name = match meant_name(written, entity) {
        name if name == entity.name() => name.to_owned(),
        name => format!("{name} ({})", entity.name()),
    };
    let message = if may_be_right(world, written, entity) {
        format!(
            "“{written}” is not defined; {name} is ({path}), and either may be the wrong spelling: correct it, or the definition."
        )
    } else {
        format!("“{written}” is not defined; {name} is ({path}): correct the spelling, or define the name.")
    };
    Some(Finding {
        code: Code::MisspeltName,
        severity: if misspelling.is_single { Severity::Hint } else { Severity::Warning },
        span: misspelling.span,
        message,
        related: vec![(Location::of(entity), format!("{name} is defined here"))],
    })
}
