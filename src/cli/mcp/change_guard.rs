//! The guard of a change: a hash that tells whether a change is still the one that the user has seen.

use twox_hash::XxHash3_128;

use crate::cli::workspace::Workspace;
use crate::features::{Change, FileChange};

/// The hash of all edits and of the texts of all notes that they touch.
pub(super) fn of(workspace: &Workspace, change: &Change) -> String {
    // A hash a part, so that no two lists of parts read as one.
    let mut all: Vec<u8> = Vec::new();
    let mut add = |part: &str| all.extend(XxHash3_128::oneshot(part.as_bytes()).to_le_bytes());
    for edits in change.edits.chunk_by(|one, other| one.place.file == other.place.file) {
        let Some(first) = edits.first() else { continue };
        add(workspace.path(first.place.file));
        add(workspace.text(first.place.file));
        for edit in edits {
            add(&format!("{}-{}", edit.place.span.start, edit.place.span.end));
            add(&edit.text);
        }
    }
    for file in &change.files {
        match file {
            FileChange::Create { key, text } => [key.path.as_ref(), text].into_iter().for_each(&mut add),
            FileChange::Rename { from, to } => [from, to].into_iter().for_each(|key| add(&key.path)),
            FileChange::Delete { key, .. } => add(&key.path),
        }
    }
    format!("{:032x}", XxHash3_128::oneshot(&all))
}
