//! Which people and organizations a note defines, by the conventions that note takers already use.

mod affiliation;
mod aliases;
mod build;
mod cast;
pub(super) mod data_words;
mod emails;
mod facts;
mod groups;
mod kind;
mod known_by;
mod names;
mod note;
mod path;
mod people;
mod sections;
mod summary;
mod title_parsing;
#[rustfmt::skip]
mod default_words;
#[cfg(test)]
mod tests;
mod word_matching;

use std::sync::{Arc, LazyLock};

use super::sources::{self, Source};
use super::{Date, Format, ParsedNote, Problem, logseq_pages};
use crate::names::Kind;
use crate::text::Span;
use serde::{Deserialize, Serialize};

pub(super) use aliases::listed;
pub(super) use emails::is_address;
pub use known_by::{KnownBy, is_convention_key, known_by, says_what_it_is};
pub(super) use people::{given_name_first, inverted_list, joined};
pub(in crate::note) use summary::shortened;
pub(super) use word_matching::is_key;

/// An entity as one place in the workspace defines it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Definition {
    /// Person or organization.
    pub kind: Kind,
    /// What it goes by. The first is the canonical name; there is always one.
    pub names: Vec<Name>,
    /// `@handles`, without the `@`.
    pub handles: Vec<Name>,
    /// Addresses for mail, which tell who is meant as a name does where nothing but names is expected.
    pub emails: Vec<Name>,
    /// Where the canonical name is written; an empty span at the top of the note when only the file's name says it.
    pub at: Span,
    /// The text that is about the entity: the whole note, or the section under its heading.
    pub extent: Span,
    /// Whether the note as a whole is about the entity, so that a link to the note means the entity.
    pub whole_note: bool,
    /// Whether it stands in a source. There nobody writes, and a note that defines the same name comes first.
    pub from_source: bool,
    /// The identifier by which links of Org name it: its heading's, or the file's; and by which entries of a source name
    /// each other.
    pub id: Option<String>,
    /// `description:` or the first paragraph, as a reader sees it, at most some 300 characters.
    pub summary: Option<String>,
    /// The remaining properties, in source order.
    pub facts: Vec<Fact>,
}

/// A name of an entity.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Name {
    /// The name as written, trimmed.
    pub text: String,
    /// What kind of name it is.
    pub role: NameRole,
    /// Where it is written; `None` when it comes from the file's name.
    pub span: Option<Span>,
}

/// What kind of name it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NameRole {
    /// The name that the definition leads with.
    Canonical,
    /// Another name.
    Alias,
    /// A nickname.
    Nickname,
    /// A name it went by once.
    Former,
    /// An abbreviation.
    Abbreviation,
    /// An `@handle`.
    Handle,
    /// An address for mail.
    Email,
}

/// Something that a definition says about its entity.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Fact {
    /// The key as written.
    pub key: String,
    /// The values as written; links keep their brackets.
    pub values: Vec<String>,
    /// Key and values in the source.
    pub span: Span,
}

/// Somebody whom a property of the note (`people:`, `attendees:`, `org:`) puts in its cast.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct CastEntry {
    /// The name or the link's target.
    pub name: String,
    /// Where it is written, brackets excluded.
    pub span: Span,
    /// What the property says they are; nothing where the name is not one of such.
    pub kind: Option<Kind>,
    /// Whether it is written as a link.
    pub link: bool,
    /// The address that stands with the name, which tells better who is meant.
    pub address: Option<Box<str>>,
}

/// Everything about entities that one note says by itself.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Found {
    /// The entities it defines.
    pub definitions: Vec<Definition>,
    /// Its cast properties.
    pub cast: Arc<[CastEntry]>,
    /// The note's date: a `date:`-like property, else a date in the file's name.
    pub date: Option<Date>,
    /// From where on it is about another day, as headings that are dates say, in order: a journal in one note. Nothing stands
    /// for the day of the note.
    pub days: Box<[(u32, Option<Date>)]>,
    /// Whether the note asks to be left alone (`whoswho: false`).
    pub ignored: bool,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Whether the note says that it is about something else than people and organizations.
    pub is_about_other: bool,
}

/// What counts as a definition: the parts of the settings that readers need.
#[derive(Clone, PartialEq, Debug)]
pub struct Conventions {
    /// Folder names, in any letter case, whose notes are about people.
    pub person_folders: Vec<String>,
    /// Folder names, in any letter case, whose notes are about organizations.
    pub organization_folders: Vec<String>,
    /// Words that say "person" in `type:`, tags and categories, in any letter case.
    pub person_types: Vec<String>,
    /// Words that say "organization" there.
    pub organization_types: Vec<String>,
    /// Words that say that a note is about something else, in `type:`, tags, categories and folder names.
    pub other_types: Vec<String>,
    /// Keys that list other names.
    pub alias_keys: Vec<String>,
    /// Keys that put people into a note's cast.
    pub cast_keys: Vec<String>,
    /// Keys that put organizations into a note's cast.
    pub organization_cast_keys: Vec<String>,
}

static DEFAULT: LazyLock<Conventions> = LazyLock::new(Conventions::default);

/// Reads what `note` defines. `path` is relative to the workspace's root, with `/`; `source` is the note's text.
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

/// The kind of those whom a path's folders hold by the conventions; nothing where its file name says an occasion.
pub fn kind_of_path(path: &str, conventions: &Conventions) -> Option<Kind> {
    let path = logseq_pages::path(path);
    path::folder_kind(&path, conventions).filter(|kind| path::fits_folder(&path, *kind))
}

/// The kind of what a link names by a path, decoded, as its folders give it by the conventions.
pub fn kind_of_target(target: &str, conventions: &Conventions) -> Option<Kind> {
    path::kind_of_target(target, conventions).filter(|kind| path::fits_folder(target, *kind))
}

/// Whether a folder of the path says that its notes are about something else than people and organizations: `Places/`,
/// `Magic Items/`.
pub fn says_other_kind(path: &str) -> bool {
    path::says_other_kind(path, &DEFAULT)
}

/// What links may call a note besides its path: its title first, then its first heading and its aliases.
pub fn titles(note: &ParsedNote, source: &str) -> Vec<String> {
    note::titles(note, source)
}

/// The address for mail that stands with a value of a property: `Ann Smith <ann@example.org>`.
pub fn address_beside(source: &str, span: Span) -> Option<&str> {
    emails::beside(source, span)
}

/// Whether a key puts people or organizations into a note's cast, by the default conventions.
pub(super) fn is_cast_key(key: &str) -> bool {
    word_matching::is_key(default_words::CAST_KEYS, key)
        || word_matching::is_key(default_words::ORGANIZATION_CAST_KEYS, key)
}

/// Reads a note that other notes' cast properties link to, so that it must be about an entity of this kind although
/// nothing in it says so. `None` when its name cannot be a name.
pub fn promote(note: &ParsedNote, source: &str, path: &str, kind: Kind) -> Option<Definition> {
    note::promoted(note, source, &logseq_pages::path(path), kind, &DEFAULT)
}
