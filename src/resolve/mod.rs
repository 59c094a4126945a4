//! Resolves the mentions of a note: finds the entity that each of them refers to, and the reason.

mod evidence;
mod explicit;
mod input;
mod mention;
mod occurrences;
mod proclitics;
mod prose;
mod spelling_candidates;
mod tag;
mod undefined;
mod word_search;
mod word_usage;

use crate::entity_index::EntityIndex;

pub use crate::tagger::coreference::Part;
pub use crate::tagger::{Language, Readers, TagCache, language_of};
pub use evidence::{EvidenceItem, EvidenceKind};
pub use explicit::reads_as_name;
pub use input::{Input, Rules};
pub use mention::{Mention, MentionForm, NamedBy, Reason, Resolution, UncertaintyReason};
pub use occurrences::{Occurrence, occurrences};
pub use spelling_candidates::{Misspelling, misspellings, misspelt_name_of};
pub use tag::Tag;
pub use undefined::{likely_kind, origin, pack, tags, unpack};
pub use word_search::NameCache;
pub use word_usage::{NoteWordUsage, WordUsage};

/// Resolves all mentions of a note; the result is in source order and does not overlap.
pub fn resolve(input: &Input<'_>, entity_index: &EntityIndex) -> Vec<Mention> {
    let mut evidence = evidence::Evidence::default();
    let mut mentions = explicit::definitions(input, entity_index, &mut evidence);
    mentions.reserve(input.links.len() + input.occurrences.len() + input.tags.len());
    mentions.extend(explicit::links(input, entity_index, &mut evidence));
    mentions.extend(explicit::cast(input, entity_index, &mut evidence));
    mentions.sort_by_key(|mention| mention.hit);
    mentions.dedup_by(|later, earlier| later.hit.overlaps(earlier.hit));
    let bare = prose::resolve(input, entity_index, &mentions, &mut evidence);
    mentions.extend(bare);
    mentions.extend(explicit::short_cast(input, entity_index, &evidence, &mentions));
    undefined::add(input, entity_index, &mut mentions);
    mentions.sort_by_key(|mention| mention.hit);
    mentions
}
