//! A finding: one diagnostic of a note.

use super::code::{Code, Severity};
use crate::features::Location;
use crate::text::Span;
use crate::world::FileKey;

/// Something that is flagged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What kind of flaw it is.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// One sentence: what, why, and what to do.
    pub message: String,
    /// Other places that have to do with it, each with a few words.
    pub related: Vec<(Location, String)>,
}

/// Tells whether there is a file of this key, be it a note or not. It is asked only where a link leads to no note.
pub type FileExists<'a> = dyn Fn(&FileKey) -> bool + Sync + 'a;
