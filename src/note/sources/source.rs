//! What was read from a source: definitions and problems.

use crate::note::definitions::Definition;
use crate::note::{Problem, ProblemSeverity};
use crate::text::Span;

/// What a source defines, in source order, and what could not be read in it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Source {
    /// Everybody who is in it.
    pub definitions: Vec<Definition>,
    /// A line for each entry that was left out, and why. The others are read all the same.
    pub problems: Vec<Problem>,
}

impl Source {
    /// Says that an entry was left out: one sentence, what, why and what to do.
    pub(super) fn leave_out(&mut self, span: Span, message: impl Into<String>) {
        self.problems.push(Problem { span, message: message.into(), severity: ProblemSeverity::Warning });
    }

    /// Says that an entry has no name: no mistake of anybody who only keeps an export.
    pub(super) fn pass_over(&mut self, span: Span, message: impl Into<String>) {
        self.problems.push(Problem { span, message: message.into(), severity: ProblemSeverity::Information });
    }
}
