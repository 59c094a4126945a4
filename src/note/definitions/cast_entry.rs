//! An entry of a note's cast.

use crate::names::Kind;
use crate::text::Span;
use serde::{Deserialize, Serialize};

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
