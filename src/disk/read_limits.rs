//! Limits of what is read. A home folder or a whole disk holds more text than any vault.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::LARGEST;
use crate::world::FileMetadata;

/// The limits for a workspace folder.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    /// The most notes.
    pub(super) notes: usize,
    /// The most text, in bytes.
    pub(super) bytes: u64,
}

/// Several times the size of the largest known vaults. About three times as much memory is needed.
pub(super) const MAX: Bound = Bound { notes: 250_000, bytes: 512 << 20 };

/// A file with its metadata, if that can be read.
pub(super) type FileWithMetadata = (PathBuf, Option<FileMetadata>);

impl Bound {
    /// Applies the limits: if there are too many files, those in the shallowest folders are kept, and a message says how
    /// many are left out.
    pub(super) fn apply(
        self,
        folder: &Path,
        mut files: Vec<FileWithMetadata>,
        problems: &mut Vec<String>,
    ) -> Vec<FileWithMetadata> {
        // What is too large by itself is not read.
        let size = |(_, metadata): &FileWithMetadata| {
            metadata.map(|metadata| metadata.size).filter(|size| *size <= LARGEST).unwrap_or(0)
        };
        let all: u64 = files.iter().map(size).sum();
        if files.len() <= self.notes && all <= self.bytes {
            return files;
        }
        let found = files.len();
        files.par_sort_by_cached_key(|(path, _)| (path.components().count(), path.clone()));
        let mut left = self.bytes;
        let kept = files.iter().take(self.notes).take_while(|file| match left.checked_sub(size(file)) {
            Some(rest) => {
                left = rest;
                true
            }
            None => false,
        });
        let kept = kept.count();
        files.truncate(kept);
        problems.push(format!(
            "{}: {} of {found} notes are left out, because no more than {} notes or {} MiB of text are read; open the folder \
             of your own notes instead, or leave others out by the setting `exclude`",
            folder.display(),
            found - kept,
            self.notes,
            self.bytes >> 20,
        ));
        files
    }
}
