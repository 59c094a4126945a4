//! What was read from a source: definitions and problems.

use crate::note::definitions::Definition;
use crate::note::{Problem, ProblemSeverity};
use crate::text::Span;

/// The definitions of a source, in source order, and the problems in it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Source {
    /// Its definitions.
    pub definitions: Vec<Definition>,
    /// A problem for each entry that was left out, with the reason. The other entries are read.
    pub problems: Vec<Problem>,
}

impl Source {
    /// Reports an entry that was left out, as a warning. `message` is one sentence: what, why and what to do.
    pub(super) fn leave_out(&mut self, span: Span, message: impl Into<String>) {
        self.problems.push(Problem { span, message: message.into(), severity: ProblemSeverity::Warning });
    }

    /// Reports an entry without a name, as information: the user of an exported file made no mistake.
    pub(super) fn pass_over(&mut self, span: Span, message: impl Into<String>) {
        self.problems.push(Problem { span, message: message.into(), severity: ProblemSeverity::Information });
    }
}
