//! Edits of the server's own files in a workspace: its settings, and judgements on which entities are the same.

use std::ops::Range;
use std::sync::Arc;

use tower_lsp::ls_types::{TextEdit, WorkspaceEdit};

use crate::config;
use crate::disk;
use crate::features::{Change, FileChange};
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::workspace_edit::{document_edit, workspace_edit};
use crate::text::{LineIndex, Span};
use crate::world::{FileKey, Judged, Judgement, Verdict};

/// The edit of the settings that leaves a name alone in all notes.
pub(crate) fn ignore(snapshot: &Snapshot, name: &str) -> Option<WorkspaceEdit> {
    edit_at_top(snapshot, config::FILE, |text| config::ignore_edit(text, name)).ok()
}

/// The edit of the judgements that remembers what was decided about two.
///
/// # Errors
/// Why that is not possible, and what to do.
pub(crate) fn remember(snapshot: &Snapshot, sides: &[Judged; 2], verdict: Verdict) -> Result<WorkspaceEdit, String> {
    let (_, folder) = snapshot.folders.first().ok_or_else(no_folder)?;
    // What is behind a link is none of ours to write to.
    if folder.join(config::JUDGEMENTS).is_symlink() {
        return Err(format!(
            "{} is a link, through which nothing is written: put a file in its place.",
            config::JUDGEMENTS
        ));
    }
    let [one, other] = sides.clone();
    let judgement = Judgement::new(one, other, verdict, &disk::today());
    edit_at_top(snapshot, config::JUDGEMENTS, |text| config::judging(text, &judgement))
}

/// An edit of a file at the top of the first workspace folder, which is made if it is not there: what is replaced in its
/// text, in bytes, and by what.
fn edit_at_top(
    snapshot: &Snapshot,
    name: &str,
    edit: impl Fn(&str) -> Option<(Range<usize>, String)>,
) -> Result<WorkspaceEdit, String> {
    let (root, folder) = snapshot.folders.first().ok_or_else(no_folder)?;
    let (key, path) = (FileKey::new(root, name), folder.join(name));
    if !snapshot.folders.holds(&key) {
        return Err(no_folder());
    }
    let layout =
        || format!("{name} is not laid out one decision a line, as whoswho writes it: put each on a line of its own.");
    let open = snapshot.open_config_files.get(&key);
    if open.is_none() && !path.exists() {
        let (_, text) = edit("").ok_or_else(layout)?;
        let change = Change { files: vec![FileChange::Create { key, text }], ..Change::default() };
        let cannot =
            || format!("Your editor cannot create files: make an empty {name} at the top of the workspace folder.");
        return workspace_edit(snapshot, &change).ok_or_else(cannot);
    }
    if path.metadata().is_ok_and(|file| file.permissions().readonly()) {
        return Err(format!("{name} may not be written: change its permissions."));
    }
    let (text, version) = match open {
        Some((text, version)) => (Arc::from(text.as_str()), Some(*version)),
        None => {
            let unreadable = || format!("{name} cannot be read: it must be a file of text in UTF-8 that you may read.");
            (snapshot.text_on_disk(&key).ok_or_else(unreadable)?, None)
        }
    };
    let (place, new_text) = edit(&text).ok_or_else(layout)?;
    let range = snapshot.range_in(&LineIndex::new(&text), Span::new(place.start, place.end));
    let uri = snapshot.folders.uri(&key).ok_or_else(no_folder)?;
    Ok(document_edit(snapshot, uri, version, vec![TextEdit { range, new_text }]))
}

fn no_folder() -> String {
    "Decisions are kept at the top of a workspace folder, and none is open: open the folder with the notes.".to_owned()
}
