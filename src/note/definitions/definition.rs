//! A definition: a person or organization with its names and facts, as one place defines it.

use crate::names::Kind;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A definition of an entity at one place in the workspace.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Definition {
    /// Person or organization.
    pub kind: Kind,
    /// Its names. The first is the canonical name; there is always one.
    pub names: Vec<Name>,
    /// `@handles`, without the `@`.
    pub handles: Vec<Name>,
    /// E-mail addresses. They identify the entity as a name does, where nothing but names is expected.
    pub emails: Vec<Name>,
    /// The span of the canonical name; empty at the top of the note if only the file name gives it.
    pub at: Span,
    /// The text that is about the entity: the whole note, or the section under its heading.
    pub extent: Span,
    /// Whether the note as a whole is about the entity, so that a link to the note means the entity.
    pub whole_note: bool,
    /// Whether it is from a source. A note that defines the same name takes precedence.
    pub from_source: bool,
    /// The identifier of the Org heading or file, to which links refer, or that of an entry of a source, to which other
    /// entries refer.
    pub id: Option<String>,
    /// The text of `description:` or of the first paragraph, at most some 300 characters.
    pub summary: Option<String>,
    /// The remaining properties, in source order.
    pub facts: Vec<Fact>,
}

/// A name of an entity.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Name {
    /// The name as written, trimmed.
    pub text: String,
    /// The role of a name.
    pub role: NameRole,
    /// Its span; `None` if it comes from the file name.
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

/// A fact about an entity.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Fact {
    /// The key as written.
    pub key: String,
    /// The values as written; links keep their brackets.
    pub values: Vec<String>,
    /// Key and values in the source.
    pub span: Span,
}
