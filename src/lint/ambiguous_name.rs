//! The check for ambiguous names.

use super::{Code, Finding, Severity};
use crate::entity_index::Entity;
use crate::features::{Location, is_told_apart};
use crate::names::EntityId;
use crate::names::compare::{Steps, compare};
use crate::names::normalize::fold;
use crate::names::organization::is_family_word;
use crate::resolve::{Mention, Resolution};
use crate::text::Span;
use crate::world::{FileData, World};

/// How many of those who may be meant a message names.
const NAMED: usize = 3;

/// Ambiguous names, where a reader of the note would also ask who is meant.
pub(super) fn check(world: &World, file: &FileData, text: &str) -> Vec<Finding> {
    let ambiguous = file.mentions.iter().filter_map(|mention| match &mention.resolution {
        Resolution::Ambiguous { candidates, .. } => Some((mention, candidates)),
        _ => None,
    });
    let asked = ambiguous.filter(|(mention, candidates)| {
        !is_of_family(mention.span, text) && is_asked(world, &file.reading(mention.span, text), candidates)
    });
    asked.map(|(mention, candidates)| finding(world, mention, candidates, &file.reading(mention.span, text))).collect()
}

/// Whether the word before or behind a name makes it a family's.
fn is_of_family(name: Span, text: &str) -> bool {
    let before = text.get(..name.start as usize).and_then(|before| before.split_whitespace().next_back());
    let behind = text.get(name.end as usize..).and_then(|behind| behind.split_whitespace().next());
    let is_word = |word: &str| is_family_word(&fold(word.trim_matches(|letter: char| !letter.is_alphanumeric())));
    before.is_some_and(is_word) || behind.is_some_and(is_word)
}

/// Whether a reader would ask who is meant. Two definitions of one name may well be of one entity, and are flagged
/// themselves; a name that only one entity has declared as it is written means that one; and a surname alone means one
/// member of a family rather than all of it.
fn is_asked(world: &World, written: &str, candidates: &[EntityId]) -> bool {
    let entities: Vec<&Entity> = candidates.iter().filter_map(|id| world.entity(*id)).collect();
    let is_declared = |entity: &&&Entity| entity.declared_names().any(|name| name == written);
    let (families, others): (Vec<&Entity>, Vec<&Entity>) = entities.iter().partition(|entity| entity.is_family());
    let is_one_of_family = !families.is_empty() && others.len() == 1;
    // Entries of sources that are the same are one entity already.
    let is_listed = |entity: &&Entity| entity.definition.from_source;
    let are_alike = |pair: &[&Entity]| matches!(pair, [one, other] if are_called_alike(world, one, other));
    let are_one = !entities.iter().any(is_listed) && entities.windows(2).all(are_alike);
    !(are_one || is_one_of_family || entities.iter().filter(is_declared).count() == 1)
}

/// Whether both go by one name but for its spelling, and no file name tells them apart.
fn are_called_alike(world: &World, one: &Entity, other: &Entity) -> bool {
    let steps = (one.kind() == other.kind()).then(|| compare(one.kind(), one.name(), other.name()).steps()).flatten();
    steps.is_some_and(Steps::are_spelling) && !is_told_apart(world, one) && !is_told_apart(world, other)
}

fn finding(world: &World, mention: &Mention, candidates: &[EntityId], name: &str) -> Finding {
    let entities: Vec<&Entity> = candidates.iter().filter_map(|id| world.entity(*id)).collect();
    // Whoever has written the full name can only link.
    let is_full = entities.iter().all(|entity| entity.declared_names().any(|own| own == name));
    let advice = if is_full { "link the one you mean" } else { "write the full name, or link the one you mean" };
    let message = format!("“{name}” could be {}: {advice}.", one_of(&entities));
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
