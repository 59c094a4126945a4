//! Reference names and targets of a document. A reference has the text of its target, so neither is changed alone.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::inline::LONGEST;
use super::super::title_references::key;

/// The reference names and targets of a document.
#[derive(Default)]
pub(super) struct Names {
    /// The default role of text between backticks: the last `.. default-role::`.
    pub(super) role: Option<String>,
    /// What references refer to: `` `name`_ ``, `name_`.
    referenced: FxHashSet<String>,
    /// What targets are called: `.. _name:`, `` _`name` ``.
    targets: FxHashSet<String>,
}

impl Names {
    pub(super) fn of(source: &str, lines: &[(Range<usize>, &str)]) -> Self {
        let mut names = Self::default();
        for (at, _) in source.match_indices('_') {
            let (before, behind) = source.split_at_checked(at).unwrap_or_default();
            if let Some(text) = before.strip_suffix('`') {
                // What has two marks has no name.
                let name = phrase(text).filter(|_| !behind.starts_with("__"));
                names.referenced.extend(name.map(key));
            } else if let Some(text) = behind.strip_prefix("_`") {
                names.targets.extend(text.split('`').next().filter(|name| name.len() < LONGEST).map(key));
            } else if !behind.chars().nth(1).is_some_and(|char| char.is_alphanumeric() || char == '_') {
                names.referenced.extend(Some(key(word(before))).filter(|word| !word.is_empty()));
            }
        }
        for (_, line) in lines {
            let target =
                line.trim_start().strip_prefix("..").map(str::trim_start).and_then(|text| text.strip_prefix('_'));
            let name =
                target.and_then(|target| target.rsplit_once(": ").or_else(|| target.trim_end().rsplit_once(':')));
            names.targets.extend(name.map(|(name, _)| key(name.trim_matches('`'))));
        }
        names
    }

    /// Whether a reference has this name.
    pub(super) fn refers_to(&self, name: &str) -> bool {
        self.referenced.contains(&key(name))
    }

    /// Whether a target other than a section has this name.
    pub(super) fn has_target(&self, name: &str) -> bool {
        self.targets.contains(&key(name))
    }
}

/// The name of the reference whose last backtick stands behind a text.
fn phrase(text: &str) -> Option<&str> {
    let start = text.len().saturating_sub(LONGEST);
    let start = (start..=text.len()).find(|start| text.is_char_boundary(*start))?;
    let (_, name) = text.get(start..)?.rsplit_once('`')?;
    // The address in brackets is where it leads, not what it is called.
    (!name.ends_with('>')).then_some(name)
}

/// The name of a reference without backticks at the end of a text: letters and digits, and single signs between them.
pub(super) fn word(text: &str) -> &str {
    let is_part = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_' | '.' | ':' | '+');
    let start = text.char_indices().rev().take(LONGEST).take_while(|(_, char)| is_part(*char)).last();
    let word = start.and_then(|(start, _)| text.get(start..)).unwrap_or_default();
    word.trim_start_matches(|char: char| !char.is_alphanumeric())
}
