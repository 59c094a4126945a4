//! What was typed, and which names it is the beginning of.

use crate::names::normalize::{fold, plain};
use crate::names::token::tokenize;

/// The text from where a name begins to the cursor.
pub(super) struct Typed<'t> {
    /// As it stands in the note.
    pub(super) text: &'t str,
    /// The part of it that names are compared with, folded.
    pub(super) folded: String,
    /// Whether it begins in a script without spaces, where a name's words do not show.
    is_unspaced: bool,
}

impl<'t> Typed<'t> {
    /// `text` as it stands in the note, with the sign or the folders before the name.
    pub(super) fn new(text: &'t str) -> Self {
        let name = text.strip_prefix('@').unwrap_or(text);
        let name = name.rsplit_once('/').map_or(name, |(_, name)| name).trim_start();
        let is_unspaced = tokenize(name).first().is_some_and(|first| first.is_unspaced());
        Self { text, folded: fold(name), is_unspaced }
    }

    /// Whether it is so little that half of all names would match.
    pub(super) fn is_short(&self) -> bool {
        !self.is_unspaced && self.folded.chars().filter(|char| char.is_alphanumeric()).count() < 2
    }

    /// Whether it is the beginning of a folded name, or of one of its words.
    pub(super) fn begins(&self, name: &str) -> bool {
        self.end_in(name).is_some()
    }

    /// The byte in a folded name behind the part that was typed.
    fn end_in(&self, name: &str) -> Option<usize> {
        if name.starts_with(&self.folded) {
            return Some(self.folded.len());
        }
        let first = self.folded.chars().next()?;
        let mut previous = None;
        for (at, char) in name.char_indices() {
            let begins_word = self.is_unspaced || previous.is_some_and(|previous: char| !previous.is_alphanumeric());
            if char == first && begins_word && name.get(at..).is_some_and(|rest| rest.starts_with(&self.folded)) {
                return Some(at + self.folded.len());
            }
            previous = Some(char);
        }
        None
    }

    /// What the editor is to compare with the text as it is typed on: what was typed, and the rest of the name. Whoever
    /// began without an accent may go on without; whoever wants to write it may, too.
    pub(super) fn with_rest_of(&self, name: &str) -> String {
        let (folded, plain) = (fold(name), plain(name));
        let source = if plain.len() == folded.len() { &plain } else { &folded };
        let typed = self.text;
        match self.end_in(&folded).and_then(|end| source.get(end..)) {
            Some(rest) if name.ends_with(rest) => format!("{typed}{rest}"),
            Some(rest) => format!("{typed}{rest} {name}"),
            None => format!("{typed} {name}"),
        }
    }
}
