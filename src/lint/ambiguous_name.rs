use super::{Code, Finding, Severity};
use crate::features::Location;
use crate::names::EntityId;
use crate::resolve::{Mention, Resolution};
use crate::whos_who::Entity;
use crate::world::{FileData, World};

/// How many of those who may be meant a message names.
const NAMED: usize = 3;

/// Names that fit several entities while nothing decides.
pub(super) fn check(world: &World, file: &FileData, text: &str) -> Vec<Finding> {
    let ambiguous = file.mentions.iter().filter_map(|mention| match &mention.resolution {
        Resolution::Ambiguous { candidates, .. } => Some((mention, candidates)),
        _ => None,
    });
    ambiguous.map(|(mention, candidates)| finding(world, mention, candidates, text)).collect()
}

fn finding(world: &World, mention: &Mention, candidates: &[EntityId], text: &str) -> Finding {
    let entities: Vec<&Entity> = candidates.iter().filter_map(|id| world.entity(*id)).collect();
    let name = mention.span.text(text);
    let message = format!("“{name}” could be {}: write the full name, or link the one you mean.", one_of(&entities));
    let related =
        entities.iter().take(NAMED).map(|entity| (Location::of(entity), format!("{} is defined here", entity.name())));
    Finding {
        code: Code::AmbiguousName,
        severity: Severity::Information,
        span: mention.span,
        message,
        related: related.collect(),
    }
}

fn one_of(entities: &[&Entity]) -> String {
    let names: Vec<&str> = entities.iter().map(|entity| entity.name()).collect();
    if names.windows(2).all(|pair| pair.first() == pair.last()) {
        return format!("any of {} who go by this name", names.len());
    }
    match names.split_at_checked(NAMED) {
        Some((named, more)) if !more.is_empty() => format!("{} or {} others", named.join(", "), more.len()),
        _ => names.join(" or "),
    }
}
