//! Changes that features propose, made into edits that stay within the workspace.

use tower_lsp::ls_types::WorkspaceEdit;

use crate::disk;
use crate::features::{ActionContext, Change, FileChange, Texts};
use crate::lsp::handlers::workspace_boundary;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::workspace_edit::{EditAbilities, workspace_edit};
use crate::world::FileKey;

/// Does work that needs the texts of notes, and what the editor can do with them.
pub(crate) fn with_action_context<R>(snapshot: &Snapshot, work: impl FnOnce(&ActionContext<'_>) -> R) -> R {
    let templates = &snapshot.world.settings().templates;
    let templates = [templates.person.as_deref(), templates.organization.as_deref()];
    // A template outside of the workspace, where a link leads, may be secret: it is not copied into a note.
    let is_kept = |key: &FileKey| !templates.contains(&Some(key.path.as_ref())) || snapshot.folders.holds(key);
    let fetch = |key: &FileKey| is_kept(key).then(|| snapshot.text_on_disk(key)).flatten();
    let today = disk::today();
    let texts = Texts::new(&snapshot.world, &fetch);
    let can = EditAbilities::of(&snapshot.client);
    let world = &snapshot.world;
    work(&ActionContext {
        world,
        texts,
        can_create: can.create,
        can_delete: can.delete,
        can_remember: snapshot.folders.first().is_some(),
        today: &today,
    })
}

/// The edit that makes a change, nothing of which is outside of the workspace; nothing if it cannot be made, or only in part,
/// and it is of no use so.
pub(crate) fn edit_inside(snapshot: &Snapshot, mut change: Change, may_be_partial: bool) -> Option<WorkspaceEdit> {
    let left = workspace_boundary::keep_inside(snapshot, &mut change);
    let is_whole = left.is_empty() || may_be_partial;
    let is_free = |change: &FileChange| match change {
        FileChange::Create { key, .. } => is_free(snapshot, key),
        FileChange::Rename { .. } | FileChange::Delete { .. } => true,
    };
    let is_possible =
        is_whole && workspace_boundary::strays(snapshot, &change).is_none() && change.files.iter().all(is_free);
    is_possible.then(|| workspace_edit(snapshot, &change)).flatten()
}

/// Whether nothing is there yet, not even a link that leads nowhere.
pub(crate) fn is_free(snapshot: &Snapshot, key: &FileKey) -> bool {
    snapshot.folders.path(key).is_some_and(|path| path.symlink_metadata().is_err())
}
