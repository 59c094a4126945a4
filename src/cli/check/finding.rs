//! Findings with the notes that they are in, and how many there are of each code.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::cli::workspace::Workspace;
use crate::entity_index::FileId;
use crate::lint::{self, Code, Finding, Severities, Severity};
use crate::world::FileKey;

/// A finding, and the note it is in.
pub(crate) struct FileFinding {
    pub(crate) file: FileId,
    pub(crate) finding: Finding,
}

/// The findings of a check, split into shown and hidden ones.
pub(super) struct Findings {
    /// The findings to print.
    pub(super) shown: Vec<FileFinding>,
    /// The number of hints that are not printed.
    pub(super) hidden: usize,
    pub(super) worst: Option<Severity>,
}

/// Checks the notes in scope.
pub(crate) fn find(workspace: &Workspace, severities: &Severities) -> Vec<FileFinding> {
    let check = |file: &FileId| {
        let exists = |key: &FileKey| workspace.is_file(key);
        let findings = lint::check(&workspace.world, *file, workspace.text(*file), severities, &exists);
        let file = *file;
        findings.into_iter().map(move |finding| FileFinding { file, finding })
    };
    workspace.in_scope.par_iter().flat_map_iter(check).collect()
}

/// The number of findings by severity and code.
pub(crate) type Counts = BTreeMap<(Severity, Code), usize>;

pub(crate) fn counts(findings: &[FileFinding]) -> Counts {
    let mut counts = Counts::new();
    for FileFinding { finding, .. } in findings {
        *counts.entry((finding.severity, finding.code)).or_default() += 1;
    }
    counts
}
