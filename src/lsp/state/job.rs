//! Jobs of the background.

use std::path::PathBuf;

use crate::world::FileKey;

/// A job for the background.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Job {
    /// Read the settings and all folders.
    Index,
    /// Read the settings, and all folders if they are then read otherwise.
    ApplySettings,
    /// Look for the vault around this file, which the editor has opened without naming any folder.
    FindRoot(PathBuf),
    /// Read these notes, which have changed on disk, or have become stale, or are gone; or all notes of folders of which
    /// the same is true.
    Read(Vec<FileKey>),
}
