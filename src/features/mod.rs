//! What an editor asks for, in plain terms: bytes in, plain data out. Nothing here knows the protocol or touches files.

mod change;
mod definition;
mod highlight;
mod hover;
mod mentions;
mod misspelt;
mod references;
mod registered;
mod statistics;
mod symbols;
mod undefined;
mod why;

use crate::text::Span;
use crate::whos_who::{Entity, FileId};

pub use change::{Change, FileChange, TextEdit, Texts};
pub use definition::{Targets, definition};
pub use highlight::{Highlight, highlight};
pub use hover::{Card, CardValue, Hover, Sketch, Undefined, card, hover};
pub use mentions::{Listed, listed};
pub use misspelt::{misspelt, misspelt_at};
pub use references::references;
pub use registered::{Registered, registered};
pub use statistics::{Statistics, count, statistics};
pub use symbols::{CastMember, UndefinedSymbol, Who, cast, undefined_symbols, workspace_symbols};
pub use undefined::undefined_mentions;
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
