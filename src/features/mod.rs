//! Language features: each answers one kind of request of an editor from a [`World`], with plain data. Nothing here
//! knows the protocol or touches files.

mod actions;
mod change;
mod closest_names;
mod completion;
mod cooccurrence;
mod declaration;
mod deduplication;
mod definition;
mod dictionary;
mod document_links;
mod entity_list;
mod entity_or_name;
mod explanation;
mod file_counts;
mod file_names;
mod frontmatter_edits;
mod frontmatter_quoting;
mod gazetteer_lookup;
mod graph;
mod highlight;
mod hover;
mod ignored_names;
mod inconsistent_spelling;
mod inlay_hints;
mod link_text;
mod mentions;
mod misspelt;
mod references;
mod relations;
mod rename;
mod statistics;
mod survey;
mod symbols;
mod timeline;
mod tokens;
mod type_definition;
mod unclaimed_spans;
mod undefined;

use crate::entity_index::{Entity, FileId};
use crate::text::Span;
use crate::world::{FileData, World};

pub use actions::{
    Action, ActionContext, ActionEffect, ActionKind, MergePlan, NameProblem, NewEntity, Scope, actions, add_alias,
    change, define_all, define_one, fix_all, may_be_right, meant_name, merge, name_of_handle, sure_fixes, union,
};
pub use change::{Change, FileChange, TextEdit, Texts};
pub use closest_names::{closest_names, nearest, nearly};
pub use completion::{Completion, NameStyle, Suggestion, completion};
pub use cooccurrence::{Cooccurrence, cooccurrence};
pub use declaration::declaration;
pub use deduplication::{Pair, SharedFact, Side, is_told_apart, pairs};
pub use definition::{Targets, definition};
pub use dictionary::dictionary;
pub use document_links::{NoteLink, document_links, heading};
pub use entity_list::{EntityCounts, aliases, entity_list};
pub use entity_or_name::EntityOrName;
pub use explanation::{reason, who_it_could_be};
pub use file_counts::FileCounts;
pub use file_names::InvalidFileName;
pub use gazetteer_lookup::{GazetteerHit, gazetteer_lookup};
pub use graph::{Edge, Graph, GraphFilter, Node, Relation, SharedNote, graph};
pub use highlight::{Highlight, highlight};
pub use hover::{Card, CardValue, EntitySummary, Hover, Undefined, card, hover};
pub use ignored_names::{IgnoredNames, ignored_everywhere, ignored_names};
pub use inconsistent_spelling::{OtherSpelling, first_of_each_spelling, other_spellings};
pub use inlay_hints::{InlayHint, inlay_hints};
pub use mentions::{Listed, listed};
pub use misspelt::{misspelt, misspelt_at, misspelt_in};
pub use references::{references, references_to};
pub use relations::{organizations_behind, relations, subsidiaries};
pub use rename::{Move, Refusal, RenameAbilities, Renaming, moved, prepare_rename, rename, rename_entity};
pub use statistics::{Statistics, count, mention_count, people, statistics};
pub use survey::{CastKey, PeopleFolder, ShortNames, Survey, survey};
pub use symbols::{CastMember, UndefinedSymbol, cast, names_to_define, undefined_symbols, workspace_symbols};
pub use timeline::{Dated, timeline};
pub use tokens::{NameStatus, Token, tokens};
pub use type_definition::type_definition;
pub use undefined::{is_typo, undefined_mentions};

/// A place in a note of the workspace.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Location {
    /// The note.
    pub file: FileId,
    /// The bytes in it.
    pub span: Span,
}

impl Location {
    /// Where an entity is defined: its name there.
    pub fn of(entity: &Entity) -> Self {
        Self { file: entity.file, span: entity.definition.at }
    }
}

/// The notes in the order of their paths, each once.
fn by_path(world: &World, notes: impl Iterator<Item = FileId>) -> Vec<(FileId, &FileData)> {
    let mut notes: Vec<(FileId, &FileData)> = notes.filter_map(|id| Some((id, world.file(id)?))).collect();
    notes.sort_unstable_by_key(|(_, data)| &data.key);
    notes.dedup_by_key(|(id, _)| *id);
    notes
}
