//! The check for names without a definition.

use rustc_hash::FxHashSet;

use super::{Code, Finding, Severity};
use crate::entity_index::FileId;
use crate::features::IgnoredNames;
use crate::names::normalize::fold;
use crate::resolve::Resolution;
use crate::text::Spans;
use crate::world::World;

/// Names that the tagger is sure of and that have no definition: each at its first mention in the note. Left out are
/// names that are flagged as misspelt, ignored names, names that only the first tagger model has found, and, where
/// links that lead nowhere are flagged, the names of these.
pub(super) fn check(
    world: &World,
    id: FileId,
    misspelt: &[Finding],
    ignored: &IgnoredNames,
    flags_links: bool,
) -> Vec<Finding> {
    let Some(file) = world.file(id) else { return Vec::new() };
    let misspelt: Spans = misspelt.iter().map(|finding| finding.span).collect();
    let linked = file.mentions.iter().filter(|mention| flags_links && mention.is_dead_link());
    let linked = linked.filter_map(|mention| match &mention.resolution {
        Resolution::Undefined { name, .. } => Some(fold(name)),
        _ => None,
    });
    let mut seen: FxHashSet<String> = linked.collect();
    let mut findings = Vec::new();
    for mention in file.mentions.iter().filter(|mention| !misspelt.overlap(mention.span)) {
        let Resolution::Undefined { kind, name, .. } = &mention.resolution else { continue };
        if ignored.covers(file, name, mention.span) {
            continue;
        }
        if file.is_confirmed(name) && seen.insert(fold(name)) {
            // The name is a part of a declared name: it is not that entity's here, but it is not undefined either.
            if !world.entity_index().named(name).is_empty() {
                continue;
            }
            let called = world.entity_index().note_called(name, id).and_then(|called| world.file(called));
            if called.is_some_and(|called| called.is_about_other || called.ignored) {
                continue;
            }
            let kind = kind.with_article();
            let message = match called {
                Some(note) => format!(
                    "“{name}” is probably {kind}, and {} is not marked as one: mark it, or ignore the name.",
                    note.key.path
                ),
                None => {
                    format!(
                        "“{name}” is probably {kind}, and not defined: create a note for it, or add it as an alias."
                    )
                }
            };
            findings.push(Finding {
                code: Code::UnresolvedName,
                severity: Severity::Hint,
                span: mention.span,
                message,
                related: Vec::new(),
            });
        }
    }
    findings
}
