//! A problem: a part of a source that could not be read.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Something that could not be read.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Problem {
    /// Where.
    pub span: Span,
    /// One sentence: what, why, and what was still taken.
    pub message: String,
    /// Whether something that was meant is lost.
    pub severity: ProblemSeverity,
}

/// How bad a [`Problem`] is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum ProblemSeverity {
    /// All that matters was read all the same.
    Information,
    /// Something was skipped.
    Warning,
}
