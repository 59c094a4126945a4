//! Keeps changes within the workspace: notes may come from others, and a link among them may lead anywhere.

use tracing::warn;

use crate::entity_index::FileId;
use crate::features::{Change, FileChange};
use crate::lsp::state::snapshot::Snapshot;
use crate::note::Format;
use crate::world::{FileData, FileKey};

/// Takes out of a change what it would edit outside of the workspace, through links, and in mails. Gives the notes that are
/// left as they are. What the editor has open it shows, so that nothing is changed there unseen.
pub(crate) fn keep_inside(snapshot: &Snapshot, change: &mut Change) -> Vec<FileId> {
    let mut left: Vec<FileId> = Vec::new();
    let mut last = None;
    change.edits.retain(|edit| {
        let file = edit.place.file;
        let is_inside = match last {
            Some((before, is_inside)) if before == file => is_inside,
            _ => may_edit(snapshot, file),
        };
        if !is_inside && !left.contains(&file) {
            left.push(file);
        }
        last = Some((file, is_inside));
        is_inside
    });
    left.iter().for_each(|file| warn!("{}", complaint(snapshot, *file)));
    left
}

/// The first file that a change would make, move or delete outside of the workspace.
pub(crate) fn strays<'c>(snapshot: &Snapshot, change: &'c Change) -> Option<&'c FileKey> {
    change.files.iter().find_map(|file| match file {
        FileChange::Create { key, .. } => (!snapshot.folders.holds(key)).then_some(key),
        // Of what is moved or deleted the link itself is meant, not what it leads to.
        FileChange::Rename { from, to } => [from, to].into_iter().find(|key| !snapshot.folders.holds_name(key)),
        FileChange::Delete { key, .. } => (!snapshot.folders.holds_name(key)).then_some(key),
    })
}

/// Whether a note may be edited. A mail stays as it was sent, unless the user has it open.
pub(crate) fn may_edit(snapshot: &Snapshot, file: FileId) -> bool {
    let data = snapshot.world.file(file);
    let may_be_closed = |data: &FileData| data.format() != Format::Mail && snapshot.folders.holds(&data.key);
    data.is_some_and(|data| data.open.is_some() || may_be_closed(data))
}

/// What is said of a note that is left as it is.
pub(crate) fn complaint(snapshot: &Snapshot, file: FileId) -> String {
    let is_mail = snapshot.world.file(file).is_some_and(|data| data.format() == Format::Mail);
    let what = if is_mail { "a mail" } else { "a link out of the workspace" };
    format!("{} is {what}; it is left as it is", snapshot.path(file))
}
