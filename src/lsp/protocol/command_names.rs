//! The names of commands.

/// The entities and names in a note.
pub(crate) const CAST: &str = "whoswho.cast";
/// All entities that are defined.
pub(crate) const ENTITIES: &str = "whoswho.entities";
/// Which entities are mentioned together.
pub(crate) const GRAPH: &str = "whoswho.graph";
/// Which names are not defined.
pub(crate) const UNDEFINED: &str = "whoswho.undefined";
/// Defines names, each by a note.
pub(crate) const DEFINE: &str = "whoswho.define";
/// The words of all names, for spell checkers.
pub(crate) const DICTIONARY: &str = "whoswho.dictionary";
/// Which entities may be the same.
pub(crate) const SAME: &str = "whoswho.same";
/// What becomes of two entities that may be the same.
pub(crate) const DECIDE: &str = "whoswho.decide";

/// The commands of the server.
pub(crate) const ALL: [&str; 8] = [CAST, ENTITIES, GRAPH, UNDEFINED, DEFINE, DICTIONARY, SAME, DECIDE];

/// The editor's command behind a code lens, if it has it: its arguments are the URI and the position of the definition, and
/// the places of the mentions.
pub(crate) const SHOW_REFERENCES: &str = "whoswho.showReferences";
