//! Finds the definitions and the cast of a note.

use super::conventions::DEFAULT;
use super::{Conventions, Definition, Found, cast, note, path};
use crate::names::Kind;
use crate::note::sources::{self, Source};
use crate::note::{Format, ParsedNote, logseq_pages};

/// Finds what `note` defines. `path` is relative to the root of the workspace, with `/`; `source` is the text of the
/// note.
pub fn find(note: &ParsedNote, source: &str, path: &str, conventions: &Conventions) -> Found {
    if let Format::Source(format) = note.format {
        let Source { definitions, problems } = sources::read(source, format);
        return Found { definitions, problems, ..Found::default() };
    }
    if note::is_ignored(note) {
        return Found { ignored: true, ..Found::default() };
    }
    let path = logseq_pages::path(path);
    let (date, days) = (note::date(note, &path), note::days(note));
    let is_about_other = path::says_other_kind(&path, conventions);
    let found = note::definitions(note, source, &path, conventions);
    let is_of_one = found.definitions.iter().any(|definition| definition.whole_note);
    let cast = cast::cast(note, source, is_of_one, conventions).into();
    Found { cast, date, days, is_about_other: found.is_about_other || is_about_other, ..found }
}

/// The kind that the folders of a path give to its note; `None` if the file name is that of an occasion.
pub fn kind_of_path(path: &str, conventions: &Conventions) -> Option<Kind> {
    let path = logseq_pages::path(path);
    path::folder_kind(&path, conventions).filter(|kind| path::fits_folder(&path, *kind))
}

/// The kind that the folders in a link's target, decoded, give to the note that it links to.
pub fn kind_of_target(target: &str, conventions: &Conventions) -> Option<Kind> {
    path::kind_of_target(target, conventions).filter(|kind| path::fits_folder(target, *kind))
}

/// Whether a folder of the path says that its notes are about something else than people and organizations: `Places/`,
/// `Magic Items/`.
pub fn says_other_kind(path: &str) -> bool {
    path::says_other_kind(path, &DEFAULT)
}

/// The titles by which links may name a note, besides its path: its title first, then its first heading and its
/// aliases.
pub fn titles(note: &ParsedNote, source: &str) -> Vec<String> {
    note::titles(note, source)
}

/// Reads a note that the cast of other notes links to, so that it must be about an entity of this kind although it does
/// not say so itself. `None` if its name cannot be a name.
pub fn promote(note: &ParsedNote, source: &str, path: &str, kind: Kind) -> Option<Definition> {
    note::promoted(note, source, &logseq_pages::path(path), kind, &DEFAULT)
}
