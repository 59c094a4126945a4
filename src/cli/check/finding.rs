//! What a check finds.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::cli::workspace::Workspace;
use crate::entity_index::FileId;
use crate::lint::{self, Code, Finding, Severities, Severity};
use crate::world::FileKey;

/// Something that was found, and in which note.
pub(crate) struct FileFinding {
    pub(crate) file: FileId,
    pub(crate) finding: Finding,
}

/// What a check has found.
pub(super) struct Findings {
    /// What is to be shown.
    pub(super) shown: Vec<FileFinding>,
    /// How many hints are not.
    pub(super) hidden: usize,
    pub(super) worst: Option<Severity>,
}

/// What is found in the notes that were asked about.
pub(crate) fn find(workspace: &Workspace, severities: &Severities) -> Vec<FileFinding> {
    let check = |file: &FileId| {
        let exists = |key: &FileKey| workspace.is_file(key);
        let findings = lint::check(&workspace.world, *file, workspace.text(*file), severities, &exists);
        let file = *file;
        findings.into_iter().map(move |finding| FileFinding { file, finding })
    };
    workspace.in_scope.par_iter().flat_map_iter(check).collect()
}

/// How often each code is found, by how much it matters.
pub(crate) type Counts = BTreeMap<(Severity, Code), usize>;

pub(crate) fn counts(findings: &[FileFinding]) -> Counts {
    let mut counts = Counts::new();
    for FileFinding { finding, .. } in findings {
        *counts.entry((finding.severity, finding.code)).or_default() += 1;
    }
    counts
}
