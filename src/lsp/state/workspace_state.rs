//! What changes while the server runs.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use tower_lsp::ls_types::Uri;

use crate::config::Config;
use crate::lsp::state::documents::OpenDocument;
use crate::lsp::state::settings::{SettingsLayers, is_config_file};
use crate::lsp::state::snapshot::OpenConfigFiles;
use crate::lsp::state::typing::Typing;
use crate::lsp::state::workspace_folders::WorkspaceFolders;
use crate::world::{FileKey, World};

/// The notes, the folders, the open documents and the settings.
#[derive(Default)]
pub(crate) struct WorkspaceState {
    pub(crate) world: World,
    pub(crate) folders: WorkspaceFolders,
    pub(crate) documents: HashMap<FileKey, OpenDocument>,
    /// What each place sets …
    pub(crate) layers: SettingsLayers,
    /// … and what they came to when they were applied last.
    pub(crate) config: Arc<Config>,
    pub(crate) typing: Arc<Typing>,
}

impl WorkspaceState {
    /// The text and the version of a document that the editor has open.
    pub(crate) fn document(&self, key: &FileKey) -> Option<(String, i32)> {
        Some(self.documents.get(key)?.versioned_text())
    }

    /// The server's own files that the editor has open.
    pub(crate) fn open_config_files(&self) -> OpenConfigFiles {
        let own = self.documents.iter().filter(|(key, _)| is_config_file(key));
        own.map(|(key, open)| (key.clone(), open.versioned_text())).collect()
    }

    /// Whether a file of the workspace is a note or a source, as far as its name tells.
    pub(crate) fn is_read(&self, key: &FileKey) -> bool {
        self.config.named().is_read(key)
    }

    /// Puts all open documents into a world that does not know them yet, or only as they were. Says which closed notes have
    /// to be read again for that.
    pub(crate) fn put_open_documents(&mut self) -> Vec<FileKey> {
        let mut stale = Vec::new();
        let Self { documents, world, config, .. } = self;
        for (key, open) in documents.iter().filter(|(key, open)| !open.out_of_sync && !is_config_file(key)) {
            let text: Arc<str> = open.document.text().into();
            let note = world.read_incremental(key, &text, open.format(key, config.named()));
            let changed = world.put(key.clone(), text, note, Some(open.document.version));
            stale.extend(changed.stale.iter().filter_map(|id| world.file(*id)).map(|file| file.key.clone()));
        }
        stale
    }

    /// Adds and removes a workspace folder, and gives every open document the key that it has then.
    pub(crate) fn change_folders(&mut self, add: Option<&Path>, remove: Option<&Path>) {
        let open: Vec<(FileKey, Uri)> =
            self.documents.keys().filter_map(|key| Some((key.clone(), self.folders.uri(key)?))).collect();
        if let Some(folder) = remove {
            self.folders.remove_folder(folder);
        }
        if let Some(folder) = add {
            self.folders.add_folder(folder.to_path_buf());
        }
        for (before, uri) in open {
            let now = self.folders.key(&uri);
            if now != before
                && let Some(document) = self.documents.remove(&before)
            {
                self.world.remove(&before);
                self.folders.close(&before);
                self.folders.open(now.clone(), uri);
                self.documents.insert(now, document);
            }
        }
    }
}
