//! The words of all names, for spell checkers.

use serde_json::{Value, json};

use crate::entity_index::FileId;
use crate::features::{self, Texts};
use crate::lsp::state::snapshot::Snapshot;
use crate::world::FileKey;

/// The words of all names, each once, in order. Notes that are not open are read from disk, as they keep no text.
pub(crate) fn dictionary(snapshot: &Snapshot) -> Value {
    let files: Vec<FileId> = snapshot.world.files().map(|(file, _)| file).collect();
    let fetch = |key: &FileKey| snapshot.text_on_disk(key);
    let texts = Texts::new(&snapshot.world, &fetch);
    // The list is of no use once the request is cancelled.
    let text = |file: FileId| if snapshot.is_cancelled() { None } else { texts.of(file) };
    json!(features::dictionary(&snapshot.world, &files, text))
}
