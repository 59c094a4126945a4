//! What a request is answered from.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustc_hash::FxHashMap;
use tower_lsp::ls_types::Uri;

use crate::config::Config;
use crate::disk;
use crate::entity_index::FileId;
use crate::features::Texts;
use crate::lsp::protocol::client_capabilities::Client;
use crate::lsp::state::names_files::NamesFiles;
use crate::lsp::state::typing::Typing;
use crate::lsp::state::workspace_folders::WorkspaceFolders;
use crate::world::{FileKey, World};

/// The server's own files in the workspace that the editor has open: the text and the editor's version.
pub(crate) type OpenConfigFiles = FxHashMap<FileKey, (String, i32)>;

/// The workspace as it was when the request came.
#[derive(Clone, Debug)]
pub(crate) struct Snapshot {
    pub(crate) world: Arc<World>,
    pub(crate) folders: Arc<WorkspaceFolders>,
    pub(crate) client: Client,
    /// The settings.
    pub(crate) config: Arc<Config>,
    /// Where the user is typing.
    pub(crate) typing: Arc<Typing>,
    /// The settings and judgements that are open.
    pub(crate) open_config_files: Arc<OpenConfigFiles>,
    /// Where names are looked up that no note defines.
    pub(crate) names_files: NamesFiles,
    /// Whether the request was cancelled.
    pub(crate) cancelled: Arc<AtomicBool>,
}

impl Snapshot {
    /// The note at a URI, if it is known.
    pub(crate) fn file(&self, uri: &Uri) -> Option<FileId> {
        self.world.find(&self.folders.key(uri)).filter(|file| self.world.file(*file).is_some())
    }

    /// All files that are read.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &FileKey> + Clone {
        self.world.files().map(|(_, file)| &file.key)
    }

    /// The editor's number of the text of a document that it has open.
    pub(crate) fn version(&self, uri: &Uri) -> Option<i32> {
        self.world.file(self.file(uri)?)?.open.as_ref().map(|open| open.version)
    }

    pub(crate) fn uri(&self, file: FileId) -> Option<Uri> {
        self.folders.uri(&self.world.file(file)?.key)
    }

    /// The text in which the spans of a note's mentions count; nothing if it is on disk otherwise by now.
    pub(crate) fn text(&self, file: FileId) -> Option<Arc<str>> {
        Texts::new(&self.world, &|key: &FileKey| self.text_on_disk(key)).of(file)
    }

    /// The text of a note as it is on disk; nothing if it has none there.
    pub(crate) fn text_on_disk(&self, key: &FileKey) -> Option<Arc<str>> {
        disk::read_note(&self.folders.path(key)?).ok()
    }

    /// Whether the request was cancelled, so that a long search for its answer may end.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// The path of a note within its workspace folder, to be read by people.
    pub(crate) fn path(&self, file: FileId) -> &str {
        self.world.file(file).map(|file| file.key.path.as_ref()).unwrap_or_default()
    }
}
