//! What an action is: its title, what it does, and how far it reaches.

use crate::entity_index::FileId;
use crate::names::{EntityId, Kind};
use crate::text::Span;
use crate::world::{FileKey, Judged};

/// Something that can be done, told by its title from all else that can be done there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Action {
    /// What it does, as the user reads it.
    pub title: String,
    /// What kind of action it is.
    pub kind: ActionKind,
    /// What is wrong with the name that the action puts right.
    pub problem: Option<NameProblem>,
    /// The name that it is about.
    pub span: Span,
    /// Whether it is the likeliest choice.
    pub preferred: bool,
    /// What is to be done.
    pub todo: ActionEffect,
}

/// What kind of action it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ActionKind {
    /// It puts something right.
    Fix,
    /// It writes the same in another way.
    Rewrite,
    /// It makes one note of two.
    Merge,
    /// It puts all in a note right that is surely wrong.
    FixAll,
}

/// What may be wrong with a name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum NameProblem {
    /// A link or handle that leads nowhere.
    DeadLink,
    /// Nobody has defined it.
    Undefined,
    /// Several could be meant.
    Ambiguous,
    /// It is misspelt.
    Misspelt,
    /// Two definitions claim it.
    Duplicate,
    /// It is spelt otherwise than in its definition.
    Inconsistent,
}

/// What an action does; entities and spans are those of the world that it was found in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ActionEffect {
    /// Defines a name by a new note.
    Define {
        /// The name.
        name: String,
        /// The handle by which it is mentioned.
        handle: Option<String>,
        /// What it names.
        kind: Kind,
        /// The new note.
        at: FileKey,
    },
    /// Defines a name by a heading in a note about many.
    AddEntry {
        /// The name.
        name: String,
        /// That note.
        to: FileId,
    },
    /// Adds an alias to an entity.
    AddAlias {
        /// The name.
        name: String,
        /// Whose it is.
        of: EntityId,
    },
    /// Copies an entity from a source into a new note.
    Copy {
        /// Whom.
        of: EntityId,
        /// The new note.
        at: FileKey,
    },
    /// Makes bare mentions links to an entity.
    Link {
        /// The mentions.
        places: Vec<Span>,
        /// To whom.
        to: EntityId,
    },
    /// Points a link at an entity.
    Retarget {
        /// The link, brackets included.
        link: Span,
        /// At whom.
        to: EntityId,
    },
    /// Gives a link the path of the note that it means.
    Repath {
        /// The link, brackets included.
        link: Span,
        /// The note.
        to: FileId,
    },
    /// Marks a note as one about an entity.
    Mark {
        /// The note.
        note: FileId,
        /// What it is about.
        kind: Kind,
    },
    /// Leaves of a link what a reader sees.
    Unlink {
        /// The link, brackets included.
        link: Span,
    },
    /// Corrects a misspelt name.
    Correct {
        /// The name as written.
        written: String,
        /// Who is meant.
        entity: EntityId,
        /// Where.
        scope: Scope,
    },
    /// Spells a name as its definition does.
    Respell {
        /// The name as written, in one line.
        written: String,
        /// Whose it is.
        entity: EntityId,
        /// Where: here or in the note.
        scope: Scope,
    },
    /// Makes two definitions of one entity one.
    Merge {
        /// The one that stays, with what the other says.
        kept: EntityId,
        /// The one whose note goes.
        gone: EntityId,
    },
    /// Cannot be done, although the user would expect it here.
    Refused {
        /// Why, in a sentence for the user.
        why: String,
    },
    /// Corrects all names in the note that are surely misspelt.
    CorrectAll,
    /// Remembers that two are not the same, in a file beside the settings, so that no change of notes does it.
    TellApart {
        /// Who.
        sides: [Judged; 2],
    },
    /// Leaves a name alone from now on.
    Ignore {
        /// The name.
        name: String,
        /// Where.
        scope: Scope,
    },
}

/// How far an action reaches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// This one place.
    Here(Span),
    /// The note.
    Note,
    /// All notes. A name that is ignored there is one of the settings, so that no change of notes does it.
    Workspace,
}
