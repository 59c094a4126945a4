//! A problem: a part of a source that could not be read.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A part of a source that could not be parsed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Problem {
    /// Its span.
    pub span: Span,
    /// One sentence: what is wrong, why, and what was still read.
    pub message: String,
    /// How bad it is.
    pub severity: ProblemSeverity,
}

/// The severity of a [`Problem`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum ProblemSeverity {
    /// All that matters was read all the same.
    Information,
    /// Something was skipped.
    Warning,
}
