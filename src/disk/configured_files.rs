//! Files that are read because the settings name them: data sources, and pages and mails that count as notes.

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::note::{Format, SourceFormat};
use crate::world::FileKey;

/// The patterns of the settings, as in `.gitignore`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Named<'a> {
    /// The sources; see [`SourceFormat`].
    pub sources: &'a [String],
    /// Pages of HTML and mails that are notes.
    pub more_notes: &'a [String],
}

impl Named<'_> {
    /// Compiles the patterns.
    pub fn patterns(self) -> Patterns {
        Patterns { sources: patterns(self.sources), more_notes: patterns(self.more_notes) }
    }

    /// Whether a file is a note or a source, judged by its path.
    pub fn is_read(self, key: &FileKey) -> bool {
        self.is_note(key) || self.is_source(key)
    }

    /// Whether a file is a note, judged by its path.
    pub fn is_note(self, key: &FileKey) -> bool {
        // Most files are told without looking at patterns.
        super::is_note(key)
            || (!self.more_notes.is_empty() && may_be_note(&key.path) && self.patterns().names_note(key))
    }

    /// Whether a file is a source, judged by its path.
    pub fn is_source(self, key: &FileKey) -> bool {
        let may_be = !self.sources.is_empty() && SourceFormat::from_path(&key.path).is_some();
        may_be && self.patterns().names_source(key)
    }
}

/// Compiled patterns.
#[derive(Debug)]
pub struct Patterns {
    sources: Gitignore,
    more_notes: Gitignore,
}

impl Patterns {
    /// Whether a pattern matches the file, and the file has a format that the setting allows.
    pub fn name(&self, key: &FileKey) -> bool {
        self.names_source(key) || self.names_note(key)
    }

    fn names_source(&self, key: &FileKey) -> bool {
        SourceFormat::from_path(&key.path).is_some() && is_matched(&self.sources, key)
    }

    fn names_note(&self, key: &FileKey) -> bool {
        may_be_note(&key.path) && super::is_in_sight(key) && is_matched(&self.more_notes, key)
    }
}

fn patterns(globs: &[String]) -> Gitignore {
    let mut patterns = GitignoreBuilder::new("");
    for glob in globs {
        // One that is none is said where the settings are read.
        let _ = patterns.add_line(None, glob);
    }
    patterns.build().unwrap_or_else(|_| Gitignore::empty())
}

/// The error of an invalid pattern.
pub fn pattern_fault(glob: &str) -> Option<String> {
    GitignoreBuilder::new("").add_line(None, glob).err().map(|error| error.to_string())
}

fn may_be_note(path: &str) -> bool {
    Format::from_path(path).is_some_and(Format::can_be_named)
}

fn is_matched(patterns: &Gitignore, key: &FileKey) -> bool {
    key.root != FileKey::OUTSIDE && patterns.matched_path_or_any_parents(key.path.as_ref(), false).is_ignore()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(patterns: &[&str], paths: &[&str]) -> Vec<String> {
        let more_notes: Vec<String> = patterns.iter().map(|pattern| (*pattern).to_owned()).collect();
        let named = Named { sources: &[], more_notes: &more_notes };
        let keys = paths.iter().map(|path| FileKey::new(0, path)).filter(|key| named.is_note(key));
        keys.map(|key| key.path.to_string()).collect()
    }

    #[test]
    fn pages_and_mails_are_notes_where_patterns_name_them() {
        let paths = ["letters/1990/a.eml", "letters/b.EML", "c.eml", "site/index.html", "site/sub/d.html"];
        assert_eq!(notes(&["letters/**/*.eml"], &paths), ["letters/1990/a.eml"]);
        assert_eq!(notes(&["/letters/"], &paths), ["letters/1990/a.eml", "letters/b.EML"]);
        assert_eq!(notes(&["site/*.html", "!index.html", "c.*"], &paths), ["c.eml"]);
        assert_eq!(notes(&["site", "!index.html"], &paths), ["site/sub/d.html"]);
        assert!(notes(&[], &paths).is_empty());
    }

    #[test]
    fn nothing_else_becomes_a_note() {
        let others = ["a.png", "a.vcf", "a.json", "COMMIT_EDITMSG", ".a.eml", ".b/a.eml", "templates/a.html", "a"];
        assert!(notes(&["*"], &others).is_empty());
        // Markdown is one in any case.
        assert_eq!(notes(&["!*.md"], &["a.md"]), ["a.md"]);
        let all = ["*".to_owned()];
        let outside = FileKey::new(FileKey::OUTSIDE, "/a.eml");
        assert!(!Named { sources: &all, more_notes: &all }.is_read(&outside));
    }
}
