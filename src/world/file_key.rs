//! What identifies a note.

use std::borrow::Cow;
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};

use crate::note::Format;

/// What identifies a note: the workspace folder and the path in it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileKey {
    /// The workspace folder's number; [`FileKey::OUTSIDE`] for notes in none.
    pub root: u32,
    /// The path within the folder, with `/`; for notes in none, their URI.
    pub path: Arc<str>,
}

impl FileKey {
    /// The root of notes that are in no workspace folder, and of those without a file.
    pub const OUTSIDE: u32 = u32::MAX;

    /// The note at `path` in a workspace folder.
    pub fn new(root: u32, path: &str) -> Self {
        Self { root, path: path.into() }
    }

    /// The path as people write it: a URI has `%20` for a blank.
    pub(super) fn written_path(&self) -> Cow<'_, str> {
        match self.root {
            Self::OUTSIDE => percent_decode_str(&self.path).decode_utf8_lossy(),
            _ => Cow::Borrowed(&self.path),
        }
    }

    /// How a note with this key is written when no editor says otherwise.
    pub fn format(&self) -> Format {
        Format::of_file(&self.path)
    }
}
