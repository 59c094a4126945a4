//! Names files on disk.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::bounded_read;
use crate::gazetteer::Gazetteer;

/// An open names file.
pub struct NamesFile {
    /// Its path.
    pub path: PathBuf,
    /// Its content.
    pub names: Gazetteer<File>,
    stamp: Option<Stamp>,
}

/// Identifies the file, to notice that it was replaced.
type Stamp = (u64, SystemTime);

impl NamesFile {
    /// Opens a names file and reads its index.
    ///
    /// # Errors
    /// A line that says which file cannot be used, and why.
    pub fn open(path: &Path) -> Result<Self, String> {
        let complain = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
        let stamp = stamp(path);
        let file = bounded_read::open(path, u64::MAX).map_err(|error| complain(&error))?;
        let names = Gazetteer::open(file).map_err(|problem| complain(&problem))?;
        Ok(Self { path: path.to_path_buf(), names, stamp })
    }

    /// Whether the file on disk is still the open one.
    pub fn is_current(&self) -> bool {
        self.stamp.is_some() && self.stamp == stamp(&self.path)
    }

    /// Its file name, for users.
    pub fn label(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = path.metadata().ok()?;
    Some((metadata.len(), metadata.modified().ok()?))
}
