//! The text typed so far, and the rest of a name that completes it.

use crate::names::normalize::{fold, plain};
use crate::names::prefix_index::NamePrefix;

/// The text from where a name begins to the cursor.
pub(super) struct Typed<'t> {
    /// As it stands in the note.
    pub(super) text: &'t str,
    /// The part of it that names are compared with.
    pub(super) beginning: NamePrefix,
}

impl<'t> Typed<'t> {
    /// `text` as it stands in the note, with the sign or the folders before the name.
    pub(super) fn new(text: &'t str) -> Self {
        let name = text.strip_prefix('@').unwrap_or(text);
        let name = name.rsplit_once('/').map_or(name, |(_, name)| name).trim_start();
        Self { text, beginning: NamePrefix::new(name) }
    }

    /// Whether it begins the name, or one of its words.
    pub(super) fn begins(&self, name: &str) -> bool {
        self.beginning.end_in(&fold(name)).is_some()
    }

    /// What the editor is to compare with the text as it is typed on: what was typed, and the rest of the name. Whoever
    /// began without an accent may go on without; whoever wants to write it may, too.
    pub(super) fn with_rest_of(&self, name: &str) -> String {
        let (folded, plain) = (fold(name), plain(name));
        let source = if plain.len() == folded.len() { plain.as_ref() } else { folded.as_str() };
        let typed = self.text;
        match self.beginning.end_in(&folded).and_then(|end| source.get(end..)) {
            Some(rest) if name.ends_with(rest) => format!("{typed}{rest}"),
            Some(rest) => format!("{typed}{rest} {name}"),
            None => format!("{typed} {name}"),
        }
    }
}
