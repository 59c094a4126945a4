//! Account names of the entity that a note is about, which are not flagged.

use super::{Code, Finding};
use crate::entity_index::{FileId, stem};
use crate::world::World;

/// Whether the flagged text is an account name of the entity that the note is about: the name of the note's file, a
/// handle, an account on the web. It is not expected to be spelt like the names.
pub(super) fn is_one(world: &World, file: FileId, finding: &Finding, text: &str) -> bool {
    let is_about_name = matches!(
        finding.code,
        Code::UnresolvedLink | Code::UnresolvedName | Code::InconsistentName | Code::MisspeltName
    );
    let (Some(entity), Some(data)) = (world.entity_index().whole_note(file), world.file(file)) else { return false };
    let written = finding.span.text(text).trim_start_matches('@');
    if !is_about_name || written.is_empty() || written.contains(char::is_whitespace) {
        return false;
    }
    let is_it = |other: &str| other.trim().trim_start_matches('@').eq_ignore_ascii_case(written);
    let mut said = entity.definition.facts.iter().flat_map(|fact| &fact.values);
    let mut handles = entity.definition.handles.iter();
    is_it(stem(&data.key.path))
        || handles.any(|handle| is_it(&handle.text))
        || said.any(|value| is_it(value))
        || is_in_address(written, text)
}

/// Whether the word stands behind a slash or an `@` in the text, as accounts do in addresses.
fn is_in_address(word: &str, text: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at + word.len()..).unwrap_or_default());
        before.ends_with(['/', '@']) && !behind.starts_with(|letter: char| letter.is_alphanumeric() || letter == ' ')
    })
}
