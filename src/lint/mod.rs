//! Diagnostics: one file for each code, and [`check`], which runs them all on a note.

mod account_names;
mod ambiguous_name;
mod code;
mod duplicate_definition;
mod finding;
mod first_mention;
mod inconsistent_name;
mod invalid_definition;
mod misspelt_name;
mod unresolved_link;
mod unresolved_name;

use crate::entity_index::{Entity, FileId};
use crate::features::{IgnoredNames, ignored_names};
use crate::panics::{catch_panic, inject_fault};
use crate::resolve::Resolution;
use crate::world::{FileData, World};

pub use code::{Code, Severities, Severity};
pub use finding::{FileExists, Finding};

/// Everything that is flagged in a note, in source order. `text` is the note's text, for those messages that quote it;
/// `severities` are what settings say. Nothing is flagged in a note that makes us panic.
pub fn check(
    world: &World,
    file: FileId,
    text: &str,
    severities: &Severities,
    exists: &FileExists<'_>,
) -> Vec<Finding> {
    catch_panic(|| findings(world, file, text, severities, exists), Vec::new)
}

fn findings(world: &World, file: FileId, text: &str, severities: &Severities, exists: &FileExists<'_>) -> Vec<Finding> {
    let Some(data) = world.file(file) else { return Vec::new() };
    if data.ignored {
        return Vec::new();
    }
    inject_fault("checking", text);
    let ignored = ignored_names(world, data, text);
    let mut findings = unresolved_link::check(world, file, data, text, (exists, &ignored));
    findings.extend(ambiguous_name::check(world, data, text));
    findings.extend(duplicate_definition::check(world, file));
    findings.extend(invalid_definition::check(world, file, data));
    findings.extend(inconsistent_name::check(world, data, text));
    findings.extend(first_mention::check(world, file, data, text));
    let flags_links = severities.of(Code::UnresolvedLink, Severity::Warning).is_some();
    let misspelt = misspelt_name::check(world, data, text);
    findings.extend(unresolved_name::check(world, file, &misspelt, &ignored, flags_links));
    findings.extend(misspelt);
    findings.retain(|finding| !is_ignored(&ignored, data, finding, text));
    findings.retain(|finding| !account_names::is_one(world, file, finding, text));
    findings.retain_mut(|finding| match severities.of(finding.code, finding.severity) {
        Some(severity) => {
            finding.severity = severity;
            true
        }
        None => false,
    });
    findings.sort_by_key(|finding| (finding.span, finding.code));
    findings
}

/// Whether a note that is the same in both states of a workspace has the same findings in both, with the same
/// severities: findings depend on the definitions and on what notes there are. How often other notes write a name is
/// not compared.
pub fn is_comparable(before: &World, now: &World) -> bool {
    let same = |(one, other): (&Entity, &Entity)| std::ptr::eq(one, other);
    let (old, new) = (before.entity_index(), now.entity_index());
    before.has_notes_like(now) && old.iter().count() == new.iter().count() && old.iter().zip(new.iter()).all(same)
}

/// Whether the finding is about a name that is to be left alone.
fn is_ignored(ignored: &IgnoredNames, file: &FileData, finding: &Finding, text: &str) -> bool {
    if finding.code == Code::InvalidDefinition {
        return false;
    }
    let written = file.reading(finding.span, text);
    let written = written.trim_start_matches('@');
    let first = file.mentions.partition_point(|mention| mention.hit.start < finding.span.start);
    let here = file.mentions.iter().skip(first).take_while(|mention| mention.hit.start == finding.span.start);
    let full = here.filter(|mention| mention.span == finding.span).find_map(|mention| match &mention.resolution {
        Resolution::Undefined { name, .. } => Some(name.as_ref()),
        _ => None,
    });
    full.is_some_and(|full| ignored.covers(file, full, finding.span)) || ignored.covers(file, written, finding.span)
}
