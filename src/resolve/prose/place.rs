//! An occurrence of a name in prose that is still to be resolved.

use std::rc::Rc;

use super::candidate_filter::Fitting;
use crate::resolve::occurrences::Occurrence;
use crate::text::Span;

/// An occurrence that no explicit mention covers, with the candidates that fit its context.
pub(super) struct Place<'a> {
    pub(super) span: Span,
    pub(super) occurrence: &'a Occurrence,
    pub(super) fitting: Rc<Fitting>,
}
