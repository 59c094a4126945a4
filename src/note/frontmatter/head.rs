//! The head of a note: its frontmatter as properties, and where the body begins.

use crate::note::{Problem, Property};

/// What was read at the top of a note.
#[derive(Debug, Default, PartialEq)]
pub(in crate::note) struct Head {
    /// The properties, in source order.
    pub(in crate::note) properties: Vec<Property>,
    /// Where the body begins.
    pub(in crate::note) body: usize,
    /// Whether only a part of the body is parsed, with more of it before `body` (incremental parsing).
    pub(in crate::note) is_part: bool,
    /// What could not be read.
    pub(in crate::note) problems: Vec<Problem>,
}
