//! An entry of a note's cast.

use crate::names::Kind;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// An entity that a property of the note (`people:`, `attendees:`, `org:`) names as one of its cast.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct CastEntry {
    /// The name or the link's target.
    pub name: String,
    /// Its span, brackets excluded.
    pub span: Span,
    /// The kind that the key implies; `None` where the name cannot be one of that kind.
    pub kind: Option<Kind>,
    /// Whether it is written as a link.
    pub link: bool,
    /// The e-mail address next to the name, which identifies the entity better than the name does.
    pub address: Option<Box<str>>,
}
