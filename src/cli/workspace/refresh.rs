//! Incremental updates of a workspace from disk.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::Workspace;
use crate::cli::messages::warn;
use crate::disk;
use crate::entity_index::FileId;
use crate::resolve::Readers;
use crate::world::{Changed, FileKey, Read};

impl Workspace {
    /// The key of a file in the workspace folder.
    pub(crate) fn key(&self, path: &Path) -> Option<FileKey> {
        disk::key(0, &self.root, path)
    }

    /// Whether a file is a note or a source, by its name.
    pub(crate) fn reads(&self, key: &FileKey) -> bool {
        self.config.named().is_read(key)
    }

    /// Whether there are notes in this folder.
    pub(crate) fn has_notes_in(&self, folder: &FileKey) -> bool {
        let inside = format!("{}/", folder.path);
        self.world.files().any(|(_, file)| file.key.path.starts_with(&inside))
    }

    /// Rereads notes that may have changed, and returns those that have. Of all other notes only those are updated whose
    /// mentions may resolve to another entity now.
    pub(crate) fn refresh(&mut self, keys: &FxHashSet<FileKey>) -> Vec<FileKey> {
        let readable = disk::Folder {
            root: 0,
            path: &self.root,
            exclude: &self.config.exclude,
            named: self.config.named(),
            workspace: &[],
        }
        .at(keys);
        let mut changed = Vec::new();
        let mut stale = FxHashSet::default();
        for key in keys {
            let path = self.root.join(key.path.as_ref());
            let text = readable.contains(key).then(|| disk::read_note(&path));
            let text = text.and_then(|text| text.inspect_err(|problem| warn(problem)).ok());
            let known = self.world.find(key).and_then(|id| self.texts.get(&id));
            if text.as_deref() == known.map(AsRef::as_ref) {
                continue;
            }
            let Changed { stale: others, .. } = match text {
                Some(text) => self.put(key, text),
                None => self.forget(key),
            };
            stale.extend(others);
            changed.push(key.clone());
        }
        // A note that is defined anew may concern others.
        while !stale.is_empty() {
            let mut same: Vec<Read> = Vec::new();
            for id in std::mem::take(&mut stale) {
                let (Some(file), Some(text)) = (self.world.file(id), self.texts.get(&id)) else { continue };
                let (key, text) = (file.key.clone(), Arc::clone(text));
                let note = self.world.read_closed_incremental(&key, &text);
                if self.world.says_the_same(&key, &text, &note) {
                    same.push((key, text, note));
                } else {
                    stale.extend(self.put(&key, text).stale);
                }
            }
            let loaded = self.world.analyse(&self.world.batch(same));
            // Nobody else can have changed the workspace: it is borrowed here.
            let _ = self.world.take(loaded);
        }
        changed.sort_unstable();
        self.find_in_scope();
        changed
    }

    /// A copy of the workspace with this text as the only note in scope, and that note.
    pub(crate) fn with_text(&self, text: Arc<str>) -> (Self, Option<FileId>) {
        let mut copy = self.clone();
        let key = FileKey::new(0, super::STDIN_KEY);
        copy.put(&key, text);
        let file = copy.world.find(&key);
        copy.in_scope = file.into_iter().collect();
        copy.tag_in_scope(Readers::First);
        (copy, file)
    }

    fn put(&mut self, key: &FileKey, text: Arc<str>) -> Changed {
        let note = self.world.read_closed_incremental(key, &text);
        let changed = self.world.put(key.clone(), Arc::clone(&text), note, None);
        self.texts.extend(self.world.find(key).map(|id| (id, text)));
        changed
    }

    fn forget(&mut self, key: &FileKey) -> Changed {
        if let Some(id) = self.world.find(key) {
            self.texts.remove(&id);
        }
        self.world.remove(key)
    }
}
