//! What the resolver reads of a note, and the rules of its vault.

use super::occurrences::Occurrence;
use super::tag::Tag;
use super::word_usage::WordUsage;
use crate::entity_index::FileId;
use crate::note::Link;
use crate::note::definitions::{CastEntry, Conventions};
use crate::text::Span;

/// Rules of resolution that the settings choose.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Rules {
    /// Whether a surname or given name that only one entity of the workspace has needs no evidence: a closed cast.
    pub closed_cast: bool,
}

/// The parts of a note that the resolver needs.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The note.
    pub file: FileId,
    /// Its explicit references, in source order.
    pub links: &'a [Link],
    /// Its cast properties.
    pub cast: &'a [CastEntry],
    /// Known names in its prose, in source order, by spans of the whole note.
    pub occurrences: &'a [(Span, &'a Occurrence)],
    /// Names that the tagger found, if it has read the note, by spans of the whole note.
    pub tags: &'a [(Span, &'a Tag)],
    /// How the workspace writes words.
    pub word_usage: &'a WordUsage,
    /// The rules.
    pub rules: Rules,
    /// What the folders tell about the notes in them.
    pub conventions: &'a Conventions,
    /// Whether candidates of names that are not asserted are wanted.
    pub offers: bool,
}
