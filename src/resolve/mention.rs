//! A mention in a note: where it stands, how it is written, and which entity it refers to.

use std::sync::Arc;

use super::evidence::EvidenceItem;
use crate::entity_index::LinkedBy;
use crate::names::forms::Form;
use crate::names::{EntityId, Kind};
use crate::tagger::coreference::Part;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A span of text that refers, or may refer, to an entity.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Mention {
    /// The name alone.
    pub span: Span,
    /// The span in which a cursor is on the mention: for a link, with its brackets.
    pub hit: Span,
    /// How it is written.
    pub form: MentionForm,
    /// What it refers to.
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
    /// A name that no note defines.
    Tagged,
}

/// What a mention refers to.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Resolution {
    /// It refers to this entity.
    Resolved {
        /// The entity.
        entity: EntityId,
        /// The reason.
        reason: Reason,
    },
    /// It fits several entities, and no evidence decides.
    Ambiguous {
        /// The candidates, the most likely first.
        candidates: Arc<[EntityId]>,
        /// The kind of name that they share.
        named_by: NamedBy,
    },
    /// It is a link or handle without a target, and its name is not that of an entity.
    Unresolved,
    /// It names an entity that no note defines: in prose, in a cast property, or by a dead link.
    Undefined {
        /// The most likely kind of the entity.
        kind: Kind,
        /// The fullest name of the entity in the note, as a reader sees it, in one line.
        name: Arc<str>,
        /// Which part of that name the mention is.
        part: Part,
    },
    /// It could refer to an entity, but the evidence is too weak to assert it.
    Ignored {
        /// The candidates.
        candidates: Arc<[EntityId]>,
        /// The form of their name.
        form: Form,
        /// The reason for the doubt.
        doubt: UncertaintyReason,
    },
}

/// Why a name is offered rather than asserted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum UncertaintyReason {
    /// The note has no evidence for a candidate.
    NoEvidence,
    /// It is an ordinary word, and its letter case is that of an ordinary word.
    OrdinaryWord,
    /// The words next to it seem to make it part of another name.
    LongerName,
}

/// Why a mention refers to an entity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Reason {
    /// What is written.
    pub named_by: NamedBy,
    /// The evidence elsewhere in the note that decided.
    pub evidence: Option<EvidenceItem>,
}

/// How a mention names an entity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum NamedBy {
    /// A form of one of its names.
    Name(Form),
    /// A link.
    Link(LinkedBy),
    /// Its handle.
    Handle,
    /// Its definition.
    Definition,
}

impl Mention {
    /// The entity, if it is resolved.
    pub fn entity(&self) -> Option<EntityId> {
        match self.resolution {
            Resolution::Resolved { entity, .. } => Some(entity),
            _ => None,
        }
    }

    /// The entities that it refers to or may refer to, the most likely first.
    pub fn candidates(&self) -> &[EntityId] {
        match &self.resolution {
            Resolution::Resolved { entity, .. } => std::slice::from_ref(entity),
            Resolution::Ambiguous { candidates, .. } | Resolution::Ignored { candidates, .. } => candidates,
            Resolution::Unresolved | Resolution::Undefined { .. } => &[],
        }
    }

    /// Whether it is a link or handle without a target.
    pub fn is_dead_link(&self) -> bool {
        match self.resolution {
            Resolution::Unresolved => true,
            Resolution::Undefined { .. } => self.form == MentionForm::Link,
            _ => false,
        }
    }

    /// Whether it is asserted, and not only offered as a suggestion.
    pub fn is_asserted(&self) -> bool {
        !matches!(self.resolution, Resolution::Ignored { .. })
    }

    /// Whether it counts as a mention in lists and counts: it is asserted, and is not the definition itself.
    pub fn counts(&self) -> bool {
        self.form != MentionForm::Definition && self.is_asserted()
    }
}
