//! Numbers that decide between bearers of a name. They were fitted on the annotated training texts.

/// Within so many bytes behind a full name, a part of it means its bearer.
pub(super) const NEAR: u32 = 100;

/// The fewest bytes of an acronym that needs no introduction in a note which names the organization in full.
pub(super) const SURE_ACRONYM: usize = 3;

/// How many times at least an entity is named in full before it is preferred to others of the same name.
pub(super) const FOREMOST_FROM: usize = 2;
