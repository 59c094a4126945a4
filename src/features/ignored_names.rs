//! Names that the user has told whoswho to ignore: throughout the workspace, in a note, or on a line.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::names::normalize::fold;
use crate::note::{Property, parse};
use crate::text::{Span, in_one_line};
use crate::world::{FileData, World};

/// The property that lists names a note wants left alone.
pub(super) const KEY: &str = "whoswho_ignore";
/// What a comment begins with that names one for its line, or for the next if it stands alone: `<!-- whoswho-ignore:
/// Ann Smith -->`.
pub(super) const MARK: &str = "whoswho-ignore:";

/// The names in a note that are left alone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct IgnoredNames {
    /// Folded names, wherever they stand.
    anywhere: FxHashSet<String>,
    /// Folded names by the line, counted from 0, on which they are left alone.
    on_lines: FxHashMap<u32, FxHashSet<String>>,
}

/// The names in a note that are left alone. `text` is the note's text.
pub fn ignored_names(world: &World, file: &FileData, text: &str) -> IgnoredNames {
    let mut ignored = IgnoredNames { anywhere: ignored_everywhere(world), ..IgnoredNames::default() };
    if text.contains(KEY) {
        match &file.open {
            Some(open) => ignored.anywhere.extend(listed(&open.parsed.properties)),
            None => ignored.anywhere.extend(listed(&parse(text, file.format()).properties)),
        }
    }
    for (at, _) in text.match_indices(MARK) {
        ignored.comment(file, text, at);
    }
    ignored
}

/// The folded names that the settings leave alone wherever they stand.
pub fn ignored_everywhere(world: &World) -> FxHashSet<String> {
    world.settings().ignored.iter().map(|name| fold(name)).collect()
}

fn listed(properties: &[Property]) -> impl Iterator<Item = String> {
    let own = properties.iter().filter(|property| property.key.eq_ignore_ascii_case(KEY));
    own.flat_map(|property| &property.values).map(|value| fold(value.text.trim()))
}

impl IgnoredNames {
    /// Takes in the comment whose mark stands at the byte `at`.
    fn comment(&mut self, file: &FileData, text: &str, at: usize) {
        let line = file.lines.line_of(Span::at(at).start);
        let start = file.lines.line_start(line) as usize;
        let before = text.get(start..at).unwrap_or_default();
        let rest = text.get(at + MARK.len()..).unwrap_or_default();
        let rest = rest.lines().next().unwrap_or_default();
        let end = ["-->", "%}", "*/"].into_iter().find_map(|end| rest.split_once(end));
        let (name, behind) = end.unwrap_or((rest, ""));
        let stands_alone = !before.chars().chain(behind.chars()).any(char::is_alphanumeric);
        // In reStructuredText there is an empty line behind a comment, and in other formats there may be.
        let is_empty = || {
            let next = file.lines.line_start(line + 1) as usize;
            text.get(next..).is_some_and(|rest| rest.lines().next().is_some_and(|line| line.trim().is_empty()))
        };
        let below = u32::from(stands_alone) + u32::from(stands_alone && is_empty());
        self.on_lines.entry(line + below).or_default().insert(fold(name.trim()));
    }

    /// Whether a name that stands at `span` is left alone there.
    pub fn covers(&self, file: &FileData, name: &str, span: Span) -> bool {
        if self.anywhere.is_empty() && self.on_lines.is_empty() {
            return false;
        }
        let name = fold(&in_one_line(name));
        let mut lines = file.lines.line_of(span.start)..=file.lines.line_of(span.end);
        let is_on = |line| self.on_lines.get(&line).is_some_and(|ignored| ignored.contains(&name));
        self.anywhere.contains(&name) || lines.any(is_on)
    }
}
