//! The check for short forms before the full name.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Code, Finding, Severity};
use crate::entity_index::FileId;
use crate::features::Location;
use crate::names::EntityId;
use crate::names::compare::Strength;
use crate::names::forms::Form;
use crate::resolve::{Mention, NamedBy, Resolution};
use crate::text::Spans;
use crate::world::{FileData, World};

/// Short forms of a name before the full name: newspapers introduce a person in full. Properties are no introduction,
/// as readers seldom see them, and a note may call the entity that it is about by any name.
pub(super) fn check(world: &World, file: FileId, data: &FileData, text: &str) -> Vec<Finding> {
    let cast: Spans = data.cast.iter().map(|entry| entry.span).collect();
    let in_properties = |mention: &Mention| cast.overlap(mention.hit);
    let mut in_full: FxHashMap<EntityId, Vec<&Mention>> = FxHashMap::default();
    for mention in data.mentions.iter().filter(|mention| mention.counts() && !is_short(mention)) {
        mention.entity().into_iter().for_each(|id| in_full.entry(id).or_default().push(mention));
    }
    let mut seen: FxHashSet<EntityId> = FxHashSet::default();
    let mut findings = Vec::new();
    for mention in data.mentions.iter().filter(|mention| mention.counts() && !in_properties(mention)) {
        let Some(entity) = mention.entity().and_then(|id| world.entity(id)) else { continue };
        if !seen.insert(entity.id) || !is_short(mention) || entity.file == file {
            continue;
        }
        let is_behind = |later: &&&Mention| later.span.start > mention.span.start;
        let in_full = in_full.get(&entity.id).and_then(|all| all.iter().find(is_behind));
        let (short, name) = (data.reading(mention.span, text), entity.name());
        let place = in_full.map(|full| Location { file, span: full.span });
        let what = match place {
            Some(place) => format!("only line {} has the full name", data.lines.line_of(place.span.start) + 1),
            None => "no full name follows".to_owned(),
        };
        findings.push(Finding {
            code: Code::FirstMention,
            severity: Severity::Hint,
            span: mention.span,
            message: format!("“{short}” is the first mention of {name} here, and {what}: write the full name first."),
            related: place.map(|place| (place, format!("{name} is named in full here"))).into_iter().collect(),
        });
    }
    findings
}

/// Whether only part of the name is written. A name without its middle names or legal form introduces its bearer.
fn is_short(mention: &Mention) -> bool {
    let Resolution::Resolved { reason, .. } = &mention.resolution else { return false };
    let NamedBy::Name(form) = reason.named_by else { return false };
    match form {
        Form::Surname | Form::Given | Form::Initials | Form::Acronym | Form::Short | Form::Word => true,
        Form::Varied(steps) => steps.strength() != Strength::Asserted,
        Form::Full | Form::Alias | Form::Trimmed => false,
    }
}
