//! Findings that are known and not said again: a file that records them by what they are about, wherever in a note that
//! stands by now.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::finding::FileFinding;
use crate::cli::outcome::Failure;
use crate::cli::workspace::Workspace;
use crate::disk;

/// A kind of finding in a note: what it is about, and how often that is found.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Known {
    /// The note's path in its workspace folder.
    file: String,
    code: String,
    /// The text that is flagged, in one line.
    text: String,
}

/// What is written to the file.
#[derive(Serialize, Deserialize)]
struct Entry {
    #[serde(flatten)]
    known: Known,
    count: usize,
}

/// No baseline has more bytes: some hundred thousand kinds of findings.
const LARGEST: u64 = 64 << 20;

/// How often each kind of finding is known.
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

    /// Reads the file that is to be written anew, if it is there. Any other than a baseline is left alone.
    pub(super) fn read_before(path: &Path) -> Result<Self, Failure> {
        if path.symlink_metadata().is_err() { Ok(Self::default()) } else { Self::read(path) }
    }

    /// Records findings. Of notes that were not asked about, what `before` knows is kept.
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

    /// Writes the file: a line a kind of finding, in order, so that changes of it are easy to read.
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

    /// Takes out the findings that are known: of each kind the first ones, as many as were recorded.
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
