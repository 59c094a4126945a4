//! Which files of a workspace folder are sources: data that defines people and organizations.

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::note::SourceFormat;
use crate::world::FileKey;

/// Patterns, as in `.gitignore`, of the files that are sources.
#[derive(Debug)]
pub(super) struct Sources(Gitignore);

impl Sources {
    /// `problems` gets a line for each pattern that is none.
    pub(super) fn new(globs: &[String], problems: &mut Vec<String>) -> Self {
        let mut patterns = GitignoreBuilder::new("");
        for glob in globs {
            if let Err(error) = patterns.add_line(None, glob) {
                problems.push(format!("sources: “{glob}”: {error}; this pattern is ignored"));
            }
        }
        Self(patterns.build().unwrap_or_else(|_| Gitignore::empty()))
    }

    /// Whether the file at a path within the folder, with `/`, is a source.
    pub(super) fn has(&self, path: &str) -> bool {
        SourceFormat::from_path(path).is_some() && self.0.matched_path_or_any_parents(path, false).is_ignore()
    }
}

/// Whether a file of the workspace is a note, or one of the sources that these patterns name, as far as its name tells.
pub fn is_read(key: &FileKey, sources: &[String]) -> bool {
    super::is_note(key) || is_source(key, sources)
}

/// Whether a file of the workspace is one of the sources that these patterns name.
pub fn is_source(key: &FileKey, globs: &[String]) -> bool {
    // Most files are none, and that is told without looking at patterns.
    let may_be = !globs.is_empty() && key.root != FileKey::OUTSIDE && SourceFormat::from_path(&key.path).is_some();
    may_be && Sources::new(globs, &mut Vec::new()).has(&key.path)
}
