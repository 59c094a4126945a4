//! What the resolver reads of a note, and the rules of its vault.

use super::occurrences::Occurrence;
use super::tag::Tag;
use super::word_usage::WordUsage;
use crate::entity_index::FileId;
use crate::note::Link;
use crate::note::definitions::{CastEntry, Conventions};
use crate::text::Span;

/// How the vault wants to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Rules {
    /// A surname or given name that only one entity of the workspace bears needs no evidence: a closed cast.
    pub closed_cast: bool,
}

/// What of a note is needed to resolve its mentions.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Which note it is.
    pub file: FileId,
    /// Its explicit references, in source order.
    pub links: &'a [Link],
    /// Its cast properties.
    pub cast: &'a [CastEntry],
    /// Known names in its prose, in source order, by spans of the whole note.
    pub occurrences: &'a [(Span, &'a Occurrence)],
    /// Names that the tagger finds, as far as it has read the note, by spans of the whole note.
    pub tags: &'a [(Span, &'a Tag)],
    /// How the workspace writes words.
    pub word_usage: &'a WordUsage,
    /// How to read it.
    pub rules: Rules,
    /// What folders say of the notes in them.
    pub conventions: &'a Conventions,
    /// Whether it is wanted who may be meant by names that are not asserted.
    pub offers: bool,
}
