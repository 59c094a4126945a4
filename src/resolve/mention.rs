//! A mention in a note: where it stands, how it is written, and which entity it refers to.

use std::sync::Arc;

use super::evidence::EvidenceItem;
use crate::entity_index::LinkedBy;
use crate::names::forms::Form;
use crate::names::{EntityId, Kind};
use crate::tagger::coreference::Part;
use crate::text::Span;
use serde::{Deserialize, Serialize};

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
