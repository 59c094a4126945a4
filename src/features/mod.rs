//! What an editor asks for, in plain terms: bytes in, plain data out. Nothing here knows the protocol or touches files.

mod actions;
mod change;
mod company;
mod completion;
mod declaration;
mod definition;
mod dictionary;
mod file_names;
mod files;
mod free;
mod frontmatter;
mod graph;
mod highlight;
mod hover;
mod ignored;
mod inlay_hints;
mod link_text;
mod mentions;
mod misspelt;
mod note_links;
mod other_spelling;
mod references;
mod registered;
mod relations;
mod rename;
mod roster;
mod sameness;
mod statistics;
mod survey;
mod symbols;
mod timeline;
mod tokens;
mod type_definition;
mod undefined;
mod why;

use crate::text::Span;
use crate::whos_who::{Entity, FileId};
use crate::world::{FileData, World};

pub use actions::{
    Action, ActionKind, Bench, Flaw, Newcomer, Scope, Todo, Union, actions, add_alias, change, closest, define_all,
    define_one, fix_all, may_be_right, meant_name, merge, name_of_handle, nearest, nearly, sure_fixes, union,
};
pub use change::{Change, FileChange, TextEdit, Texts};
pub use company::{Companion, company};
pub use completion::{Completion, NameStyle, Suggestion, completion};
pub use declaration::declaration;
pub use definition::{Targets, definition};
pub use dictionary::dictionary;
pub use file_names::Unfit;
pub use files::FileCounts;
pub use graph::{Graph, GraphFilter, Node, Relation, SharedNote, Together, graph};
pub use highlight::{Highlight, highlight};
pub use hover::{Card, CardValue, Hover, Sketch, Undefined, card, hover};
pub use ignored::{IgnoredNames, ignored_everywhere, ignored_names};
pub use inlay_hints::{InlayHint, inlay_hints};
pub use mentions::{Listed, listed};
pub use misspelt::{misspelt, misspelt_at, misspelt_in};
pub use note_links::{NoteLink, heading, note_links};
pub use other_spelling::{OtherSpelling, first_of_each_spelling, other_spellings};
pub use references::{references, references_to};
pub use registered::{Registered, registered};
pub use relations::{organizations_behind, relations, subsidiaries};
pub use rename::{Move, Refusal, RenameAbilities, Renaming, moved, prepare_rename, rename, rename_entity};
pub use roster::{Listing, aliases, roster};
pub use sameness::{Pair, SharedFact, Side, is_told_apart, pairs};
pub use statistics::{Statistics, count, mention_count, people, statistics};
pub use survey::{CastKey, PeopleFolder, ShortNames, Survey, survey};
pub use symbols::{CastMember, UndefinedSymbol, Who, cast, names_to_define, undefined_symbols, workspace_symbols};
pub use timeline::{Dated, timeline};
pub use tokens::{Standing, Token, tokens};
pub use type_definition::type_definition;
pub use undefined::{is_slip, undefined_mentions};
pub use why::{reason, who_it_could_be};

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
