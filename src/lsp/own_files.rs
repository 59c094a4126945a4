//! Edits of the files that are whoswho's own in a workspace: its settings, and what was decided about who is the same.

use std::ops::Range;
use std::sync::Arc;

use tower_lsp::ls_types::{TextEdit, WorkspaceEdit};

use super::edits::{document_edit, workspace_edit};
use super::snapshot::Snapshot;
use crate::config;
use crate::disk;
use crate::features::{Change, FileChange};
use crate::text::{LineIndex, Span};
use crate::world::{FileKey, Judged, Judgement, Verdict};

/// The edit of the settings that leaves a name alone in all notes.
pub(super) fn ignore(snapshot: &Snapshot, name: &str) -> Option<WorkspaceEdit> {
    edit_at_top(snapshot, config::FILE, |text| config::ignoring(text, name))
}

/// The edit of the judgements that remembers what was decided about two.
pub(super) fn remember(snapshot: &Snapshot, sides: &[Judged; 2], verdict: Verdict) -> Option<WorkspaceEdit> {
    let (_, folder) = snapshot.places.folders().next()?;
    // What is behind a link is none of ours to write to.
    if folder.join(config::JUDGEMENTS).is_symlink() {
        return None;
    }
    let [one, other] = sides.clone();
    let judgement = Judgement::new(one, other, verdict, &disk::today());
    edit_at_top(snapshot, config::JUDGEMENTS, |text| config::judging(text, &judgement))
}

/// An edit of a file at the top of the first workspace folder, which is made if it is not there: what is replaced in its text,
/// in bytes, and by what.
fn edit_at_top(
    snapshot: &Snapshot,
    name: &str,
    edit: impl Fn(&str) -> Option<(Range<usize>, String)>,
) -> Option<WorkspaceEdit> {
    let (root, folder) = snapshot.places.folders().next()?;
    let key = FileKey::new(root, name);
    if !snapshot.places.holds(&key) {
        return None;
    }
    let open = snapshot.own_open.get(&key);
    if open.is_none() && !folder.join(name).exists() {
        let (_, text) = edit("")?;
        let change = Change { files: vec![FileChange::Create { key, text }], ..Change::default() };
        return workspace_edit(snapshot, &change);
    }
    let (text, version) = match open {
        Some((text, version)) => (Arc::from(text.as_str()), Some(*version)),
        None => (snapshot.text_on_disk(&key)?, None),
    };
    let (place, new_text) = edit(&text)?;
    let range = snapshot.range_in(&LineIndex::new(&text), Span::new(place.start, place.end));
    Some(document_edit(snapshot, snapshot.places.uri(&key)?, version, vec![TextEdit { range, new_text }]))
}
