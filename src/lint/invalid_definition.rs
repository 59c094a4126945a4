use super::{Code, Finding, Severity};
use crate::note::ProblemSeverity;
use crate::world::FileData;

/// What could not be read in a definition, or only in part.
pub(super) fn check(file: &FileData) -> Vec<Finding> {
    let findings = file.problems.iter().map(|problem| Finding {
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
