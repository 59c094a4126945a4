//! Names files that are open: registers of names beside the notes.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crate::disk::NamesFile;
use crate::lsp::state::lock::lock;

/// The names files that are open. A clone is another handle to them.
#[derive(Clone, Default)]
pub(crate) struct NamesFiles {
    files: Arc<Mutex<Vec<Arc<NamesFile>>>>,
}

impl fmt::Debug for NamesFiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(lock(&self.files).iter().map(|file| &file.path)).finish()
    }
}

impl NamesFiles {
    /// Opens the files of the settings, which takes as long as reading their indexes, and lets go of all others. Says of
    /// each that cannot be used why; the rest are used all the same.
    pub(crate) fn open(&self, paths: &[String], folder: Option<&Path>, complain: impl Fn(&str)) {
        let before = self.files();
        let open = |path: &String| {
            let path = folder.map_or_else(|| PathBuf::from(path), |folder| folder.join(path));
            if let Some(file) = before.iter().find(|file| file.path == path && file.is_current()) {
                return Some(Arc::clone(file));
            }
            let file = NamesFile::open(&path).inspect_err(|problem| complain(problem)).ok()?;
            tracing::info!("{}: {} entries under {} names", file.label(), file.names.entries(), file.names.names());
            Some(Arc::new(file))
        };
        let now = paths.iter().filter_map(open).collect();
        *lock(&self.files) = now;
    }

    /// Those that are open.
    pub(crate) fn files(&self) -> Vec<Arc<NamesFile>> {
        lock(&self.files).clone()
    }
}
