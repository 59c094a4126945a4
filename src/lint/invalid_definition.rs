//! The check for definitions that cannot be read.

use super::{Code, Finding, Severity};
use crate::entity_index::FileId;
use crate::note::ProblemSeverity;
use crate::world::{FileData, World};

/// What could not be read in a definition, or only in part.
///
/// Where everything was read all the same and the note defines no entity, its properties are for another tool. A source
/// is read because the settings name it, so its user wants to know why none of its entries is there.
pub(super) fn check(world: &World, id: FileId, file: &FileData) -> Vec<Finding> {
    let is_ours = file.format().is_source() || !file.cast.is_empty() || !world.entity_index().defined_in(id).is_empty();
    let problems = file.problems.iter().filter(|problem| is_ours || problem.severity != ProblemSeverity::Information);
    let findings = problems.map(|problem| Finding {
        code: Code::InvalidDefinition,
        severity: match problem.severity {
            ProblemSeverity::Information => Severity::Information,
            ProblemSeverity::Warning => Severity::Warning,
        },
        span: problem.span,
        message: problem.message.clone(),
        related: Vec::new(),
    });
    findings.collect()
}
