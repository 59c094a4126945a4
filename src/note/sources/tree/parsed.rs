//! What was parsed of a text of data: its values, and the problems.

use super::node::Node;
use crate::note::{Problem, ProblemSeverity};
use crate::text::Span;

/// The most problems that one file is told of: one that is no data at all would have thousands.
const MAX_PROBLEMS: usize = 50;

/// A parsed text.
#[derive(Clone, PartialEq, Debug, Default)]
pub(in crate::note::sources) struct Tree<'a> {
    /// The top-level values: usually one.
    pub(in crate::note::sources) roots: Vec<Node<'a>>,
    pub(in crate::note::sources) problems: Vec<Problem>,
}

impl Tree<'_> {
    /// Adds a problem at an offset. `message` is one sentence: what, why and what to do.
    pub(super) fn fault(&mut self, text: &str, at: usize, message: String) {
        if self.problems.len() < MAX_PROBLEMS {
            let span = character_at(text, at);
            self.problems.push(Problem { span, message, severity: ProblemSeverity::Warning });
        }
    }
}

/// The character at an offset, or the one that the offset is within; empty at the end of the text.
fn character_at(text: &str, at: usize) -> Span {
    let at = at.min(text.len());
    let start = (0..=at).rev().find(|start| text.is_char_boundary(*start)).unwrap_or_default();
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(start, start + width)
}

/// The start of the data, behind a byte order mark.
pub(super) fn start(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}
