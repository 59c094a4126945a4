//! The keys under which chains are indexed and looked up.

/// A key of a chain.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Key {
    /// A whole name of a person, folded.
    Person(String),
    /// A word of a person's name, folded; also a nickname.
    Word(String),
    /// An organization's name without article and legal form, folded.
    Organization(String),
    /// An organization's initials, in capitals.
    Acronym(String),
}
