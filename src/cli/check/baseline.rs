//! Baselines: a file of known findings, which are not reported again. A finding is identified by file, code and flagged
//! text, not by its position, so that edits elsewhere in the note do not matter.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::finding::FileFinding;
use crate::cli::outcome::Failure;
use crate::cli::workspace::Workspace;
use crate::disk;

/// Identifies findings of one kind: the note, the code and the flagged text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Known {
    /// The note's path in its workspace folder.
    file: String,
    code: String,
    /// The flagged text, with white space collapsed.
    text: String,
}

/// An entry of the file.
#[derive(Serialize, Deserialize)]
struct Entry {
    #[serde(flatten)]
    known: Known,
    count: usize,
}

/// The largest baseline that is read, in bytes: some hundred thousand kinds of findings.
const LARGEST: u64 = 64 << 20;

/// The number of known findings of each kind.
#[derive(Default)]
pub(super) struct Baseline(BTreeMap<Known, usize>);

impl Baseline {
    /// Reads the file.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let fail = |why: String| Failure::Message(format!("{}: {why}", path.display()));
        let bytes = disk::read_regular(path, LARGEST).map_err(|error| match error.kind() {
            ErrorKind::NotFound => fail("there is no such file; --write-baseline creates it".to_owned()),
            _ => fail(format!("it cannot be read: {error}")),
        })?;
        let entries: Vec<Entry> = serde_json::from_slice(&bytes)
            .map_err(|error| fail(format!("it is no baseline that --write-baseline has written: {error}")))?;
        Ok(Self(entries.into_iter().map(|entry| (entry.known, entry.count)).collect()))
    }

    /// Reads the existing file before it is replaced; empty if there is none. Fails if the file is not a baseline.
    pub(super) fn read_before(path: &Path) -> Result<Self, Failure> {
        if path.symlink_metadata().is_err() { Ok(Self::default()) } else { Self::read(path) }
    }

    /// Records findings. Entries of `before` are kept for notes that are not in scope.
    pub(super) fn of(workspace: &Workspace, findings: &[FileFinding], before: Self) -> Self {
        let is_other = |path: &str| {
            let mut others = workspace.world.files().filter(|(id, _)| !workspace.in_scope.contains(id));
            others.any(|(_, file)| file.key.path.as_ref() == path)
        };
        let mut counts: BTreeMap<Known, usize> =
            before.0.into_iter().filter(|(known, _)| is_other(&known.file)).collect();
        for found in findings {
            *counts.entry(Known::of(workspace, found)).or_default() += 1;
        }
        Self(counts)
    }

    /// Writes the file: sorted, one entry a line, so that diffs are easy to read.
    pub(super) fn write(&self, path: &Path) -> Result<(), Failure> {
        let lines: Result<Vec<String>, _> = self
            .0
            .iter()
            .map(|(known, count)| serde_json::to_string(&Entry { known: known.clone(), count: *count }))
            .collect();
        let fail = |why: &dyn std::fmt::Display| Failure::Message(format!("cannot write {}: {why}", path.display()));
        let lines = lines.map_err(|error| fail(&error))?;
        let text = format!("[\n{}\n]\n", lines.join(",\n"));
        // It may lie among notes of anybody, who may have put a link there.
        disk::replace(path, text.as_bytes()).map_err(|error| fail(&error))
    }

    /// Removes known findings: of each kind the first ones, as many as were recorded.
    pub(super) fn subtract(mut self, workspace: &Workspace, findings: &mut Vec<FileFinding>) {
        findings.retain(|found| match self.0.get_mut(&Known::of(workspace, found)) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        });
    }
}

impl Known {
    fn of(workspace: &Workspace, FileFinding { file, finding }: &FileFinding) -> Self {
        let words: Vec<&str> = finding.span.text(workspace.text(*file)).split_whitespace().collect();
        Self { file: workspace.path(*file).to_owned(), code: finding.code.as_str().to_owned(), text: words.join(" ") }
    }
}
