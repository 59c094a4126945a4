//! What features answer, in the protocol's terms: whatever needs a snapshot for that.

pub(crate) mod cards;
pub(crate) mod diagnostics;
pub(crate) mod entity_ref;
pub(crate) mod locations;
pub(crate) mod semantic_tokens;
pub(crate) mod symbol_kind;
pub(crate) mod workspace_edit;
