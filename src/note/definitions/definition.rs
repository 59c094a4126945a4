//! A definition: a person or organization with its names and facts, as one place defines it.

use crate::names::Kind;
use crate::text::Span;
use serde::{Deserialize, Serialize};

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
