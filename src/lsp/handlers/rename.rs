//! Renames an entity, or a name that is not defined.

use tower_lsp::jsonrpc::{Error, ErrorCode};
use tower_lsp::ls_types::{
    OneOf, PrepareRenameResponse, RenameOptions, RenameParams, TextDocumentPositionParams, WorkDoneProgressOptions,
    WorkspaceEdit,
};

use crate::entity_index::FileId;
use crate::features::{self, Change, FileChange, Refusal, RenameAbilities, Renaming, Texts};
use crate::lsp::handlers::workspace_boundary;
use crate::lsp::jobs::tagging;
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::session::Session;
use crate::lsp::state::snapshot::Snapshot;
use crate::lsp::to_proto::workspace_edit::{EditAbilities, workspace_edit};
use crate::resolve::Mention;
use crate::world::FileKey;

/// The protocol's code for a request that was understood and cannot be granted.
const REQUEST_FAILED: i64 = -32803;

/// Editors that cannot ask beforehand must not be told that they may.
pub(crate) fn capability(client: &Client) -> OneOf<bool, RenameOptions> {
    if prepares(client) {
        OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })
    } else {
        OneOf::Left(true)
    }
}

/// Whether the editor asks what will be renamed before it asks for a name.
fn prepares(client: &Client) -> bool {
    let rename = client.document().and_then(|document| document.rename.as_ref());
    rename.and_then(|rename| rename.prepare_support) == Some(true)
}

pub(crate) fn prepare(
    snapshot: &Snapshot,
    params: &TextDocumentPositionParams,
) -> Result<PrepareRenameResponse, Refusal> {
    let (file, offset) = snapshot.place(params).ok_or(Refusal::NoName)?;
    let found = renaming(snapshot, file, offset)?;
    Ok(PrepareRenameResponse::RangeWithPlaceholder { range: snapshot.range(file, found.span), placeholder: found.name })
}

/// Makes sure that all notes are known that have the name at a place, also where it is not defined and notes have yet to be
/// tagged. Says whether they are.
pub(crate) fn look_everywhere(session: &Session, snapshot: &Snapshot, params: &TextDocumentPositionParams) -> bool {
    let Some((file, offset)) = snapshot.place(params) else { return true };
    let is_defined = snapshot.world.mention_at(file, offset).is_some_and(|mention| mention.entity().is_some());
    let undefined = if is_defined { None } else { renaming(snapshot, file, offset).ok() };
    undefined.is_none_or(|found| tagging::look_for(session, &found.name))
}

fn renaming(snapshot: &Snapshot, file: FileId, offset: usize) -> Result<Renaming, Refusal> {
    let fetch = |key: &FileKey| snapshot.text_on_disk(key);
    features::prepare_rename(&snapshot.world, &Texts::new(&snapshot.world, &fetch), file, offset)
}

/// The change of a name, and a line about each note that is left as it is.
pub(crate) fn rename(
    snapshot: &Snapshot,
    params: &RenameParams,
) -> Result<(Option<WorkspaceEdit>, Vec<String>), Refusal> {
    let (file, offset) = snapshot.place(&params.text_document_position).ok_or(Refusal::NoName)?;
    let can = EditAbilities::of(&snapshot.client);
    let abilities = RenameAbilities { files: can.rename, labels: can.labels };
    let fetch = |key: &FileKey| snapshot.text_on_disk(key);
    let texts = Texts::new(&snapshot.world, &fetch);
    let mut change = features::rename(&snapshot.world, &texts, (file, offset), &params.new_name, abilities)?;
    check_files(snapshot, &change)?;
    let left = workspace_boundary::keep_inside(snapshot, &mut change);
    // Where the name is defined it has to change, or else everywhere else it would be wrong.
    let entity = snapshot.world.mention_at(file, offset).and_then(Mention::entity);
    let home = entity.and_then(|id| snapshot.world.entity(id)).map(|entity| entity.file);
    if let Some(home) = home.filter(|home| !workspace_boundary::may_edit(snapshot, *home)) {
        return Err(Refusal::LeadsOut(snapshot.path(home).to_owned()));
    }
    let complaints = left.into_iter().map(|file| workspace_boundary::complaint(snapshot, file)).collect();
    Ok((workspace_edit(snapshot, &change), complaints))
}

/// Whether nothing is in the way of files, also nothing that is no note of the workspace.
fn check_files(snapshot: &Snapshot, change: &Change) -> Result<(), Refusal> {
    if let Some(key) = workspace_boundary::strays(snapshot, change) {
        return Err(Refusal::LeadsOut(key.path.to_string()));
    }
    for file in &change.files {
        // A name that differs in letter case alone may be the same file.
        if let FileChange::Rename { from, to } = file
            && from.path.to_lowercase() != to.path.to_lowercase()
            && snapshot.folders.path(to).is_some_and(|path| path.symlink_metadata().is_ok())
        {
            return Err(Refusal::FileTaken(to.path.to_string()));
        }
    }
    Ok(())
}

/// The answer while it is not yet known where all notes have the name.
pub(crate) fn still_reading() -> Error {
    failed("Notes are still being read, and some may have the name; try again in a moment.".to_owned())
}

/// The answer that says why something is refused.
pub(crate) fn error(refusal: &Refusal) -> Error {
    failed(refusal.to_string())
}

fn failed(message: String) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: message.into(), data: None }
}
