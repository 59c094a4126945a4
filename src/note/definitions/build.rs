//! Builds a definition from the parts of a note that are about one entity.

use super::name_list::Names;
use super::name_sources::NameSources;
use super::path::Stem;
use super::{Conventions, Definition, emails, facts, names, summary};
use crate::names::Kind;
use crate::note::{Heading, ParsedNote, Property};
use crate::text::Span;

/// The parts of a note that are about one entity.
pub(super) struct Entity<'a> {
    pub(super) note: &'a ParsedNote,
    pub(super) source: &'a str,
    pub(super) kind: Kind,
    /// The properties that give its kind and names.
    pub(super) properties: &'a [&'a Property],
    /// The properties that may state facts about it.
    pub(super) stated: &'a [&'a Property],
    pub(super) heading: Option<&'a Heading>,
    /// The file name, if the note as a whole is about the entity.
    pub(super) stem: Option<&'a Stem<'a>>,
    pub(super) extent: Span,
}

/// Builds the definition of an entity; `None` when it has no name.
pub(super) fn definition(entity: &Entity<'_>, conventions: &Conventions) -> Option<Definition> {
    let Entity { note, source, kind, properties, stated, heading, stem, extent } = *entity;
    let names = names::gather(&NameSources { source, kind, properties, heading, stem, conventions })?;
    let facts = facts::facts(source, stated, &names, conventions);
    let summary = summary::summary(note, source, properties, extent);
    let Names { names, handles, at, .. } = names;
    let id = properties.iter().find(|property| property.key.eq_ignore_ascii_case("id"));
    let id = id.and_then(|property| property.values.first()).map(|value| value.text.clone());
    let emails = emails::of(properties);
    let whole_note = stem.is_some();
    Some(Definition { kind, names, handles, emails, at, extent, whole_note, from_source: false, id, summary, facts })
}
