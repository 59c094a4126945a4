//! The parts of a note in which the names of one entity are looked for.

use super::Conventions;
use super::path::Stem;
use crate::names::Kind;
use crate::note::{Heading, Property};
use crate::text::Span;

/// The input to the search for names.
#[derive(Clone, Copy)]
pub(super) struct NameSources<'a> {
    pub(super) source: &'a str,
    pub(super) kind: Kind,
    /// The properties that are about the entity.
    pub(super) properties: &'a [&'a Property],
    /// The note's first heading or the section's own.
    pub(super) heading: Option<&'a Heading>,
    /// The file's name, where the note as a whole is about the entity.
    pub(super) stem: Option<&'a Stem<'a>>,
    pub(super) conventions: &'a Conventions,
}

/// The span of `name` within `span`.
pub(super) fn find_within(source: &str, span: Span, name: &str) -> Option<Span> {
    let offset = span.text(source).find(name)?;
    let start = span.start as usize + offset;
    Some(Span::new(start, start + name.len()))
}
