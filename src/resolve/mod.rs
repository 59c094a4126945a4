//! From the places where a note may name somebody to who is meant, with the reason.

mod evidence;
mod explicit;
mod occurrences;
mod proclitics;
mod prose;
mod spelling_candidates;
mod undefined;
mod word_search;
mod word_usage;

use std::sync::Arc;

use crate::entity_index::{EntityIndex, FileId, LinkedBy};
use crate::names::forms::Form;
use crate::names::{EntityId, Kind};
use crate::note::Link;
use crate::note::definitions::{CastEntry, Conventions};
use crate::text::Span;
use serde::{Deserialize, Serialize};

pub use crate::tagger::coreference::Part;
pub use crate::tagger::{Language, Readers, TagCache, language_of};
pub use evidence::{EvidenceItem, EvidenceKind};
pub use explicit::reads_as_name;
pub use occurrences::{Occurrence, occurrences};
pub use spelling_candidates::{Misspelling, misspellings, misspelt_name_of};
pub use undefined::{Tag, likely_kind, origin, pack, tags, unpack};
pub use word_search::NameCache;
pub use word_usage::{NoteWordUsage, WordUsage};

/// A span of text that names, or may name, an entity.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Mention {
    /// The name alone.
    pub span: Span,
    /// Where a cursor counts as being on it: for a link, the brackets too.
    pub hit: Span,
    /// How it is written.
    pub form: MentionForm,
    /// What it means.
    pub resolution: Resolution,
}

/// How a mention is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum MentionForm {
    /// The canonical name.
    Full,
    /// Another declared name.
    Alias,
    /// Part of a name.
    Short,
    /// A wikilink or Markdown link.
    Link,
    /// An `@handle`.
    Handle,
    /// The name where its own definition writes it.
    Definition,
    /// A name that nobody has defined.
    Tagged,
}

/// What a mention means.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Resolution {
    /// It names this entity.
    Resolved {
        /// Who is meant.
        entity: EntityId,
        /// Why whoswho thinks so.
        reason: Reason,
    },
    /// It fits several entities, and nothing decides.
    Ambiguous {
        /// All of them, the likeliest first.
        candidates: Arc<[EntityId]>,
        /// What they have in common.
        named_by: NamedBy,
    },
    /// It is an explicit reference that leads nowhere, and whom it calls is not known.
    Unresolved,
    /// It names somebody whom nobody has defined, in prose, in a cast property, or by a link that leads nowhere.
    Undefined {
        /// What it most likely names.
        kind: Kind,
        /// The fullest name by which the note calls it, as a reader sees it, in one line.
        name: Arc<str>,
        /// What of that name the mention is.
        part: Part,
    },
    /// It could name somebody, but not surely enough to say so.
    Ignored {
        /// Who it could be.
        candidates: Arc<[EntityId]>,
        /// By what form of their name.
        form: Form,
        /// Why it is not said.
        doubt: Doubt,
    },
}

/// Why a name is offered rather than asserted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Doubt {
    /// Nothing in the note shows who is meant.
    NoEvidence,
    /// It is an ordinary word, written as ordinary words are written there.
    OrdinaryWord,
    /// The words next to it seem to make it part of another name.
    LongerName,
}

/// Why a mention means an entity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Reason {
    /// What was written.
    pub named_by: NamedBy,
    /// What elsewhere in the note decided.
    pub witness: Option<EvidenceItem>,
}

/// By what an entity was named.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum NamedBy {
    /// A form of one of its names.
    Name(Form),
    /// A link.
    Link(LinkedBy),
    /// Its handle.
    Handle,
    /// This is where it is defined.
    Definition,
}

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

impl Mention {
    /// The entity it names, if that is sure.
    pub fn entity(&self) -> Option<EntityId> {
        match self.resolution {
            Resolution::Resolved { entity, .. } => Some(entity),
            _ => None,
        }
    }

    /// Whom it names or may name, the likeliest first.
    pub fn candidates(&self) -> &[EntityId] {
        match &self.resolution {
            Resolution::Resolved { entity, .. } => std::slice::from_ref(entity),
            Resolution::Ambiguous { candidates, .. } | Resolution::Ignored { candidates, .. } => candidates,
            Resolution::Unresolved | Resolution::Undefined { .. } => &[],
        }
    }

    /// Whether it is a link or handle that leads nowhere.
    pub fn is_dead_link(&self) -> bool {
        match self.resolution {
            Resolution::Unresolved => true,
            Resolution::Undefined { .. } => self.form == MentionForm::Link,
            _ => false,
        }
    }

    /// Whether it is said, and not only offered.
    pub fn is_asserted(&self) -> bool {
        !matches!(self.resolution, Resolution::Ignored { .. })
    }

    /// Whether it counts as a mention in lists and counts: it is asserted, and is not the definition itself.
    pub fn counts(&self) -> bool {
        self.form != MentionForm::Definition && self.is_asserted()
    }
}
