//! Why a rename is refused.

use std::fmt;

use crate::features::InvalidFileName;
use crate::names::Kind;
use crate::world::FileKey;

/// Why a name cannot be changed; its text is a sentence for the user.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// No name stands at the place.
    NoName,
    /// An explicit reference that leads nowhere: what it calls.
    LeadsNowhere(String),
    /// The name is ambiguous: the name, and the candidates, each with the path of its note.
    Unclear {
        /// The name as written.
        name: String,
        /// Who it could be.
        candidates: Vec<(String, String)>,
    },
    /// The new name has no letter.
    Empty,
    /// The new name has a character that links or file names cannot have.
    Character(char),
    /// The new name would be read as markup.
    Markup(String),
    /// The new name would be read as markup in the note at this path.
    MarkupIn(String, String),
    /// A table in the note at this path has no room for the new name, and its columns cannot be made wider.
    NoRoom(String),
    /// The name stands in a source: it, and the path of the source.
    InSource(String, String),
    /// A note has the name, but defines nobody: the name, and the path of the note.
    NotMarked(String, String),
    /// No note can have the new name: why.
    FileName(InvalidFileName),
    /// The definition would have to change in this note, which is a link out of the workspace.
    LeadsOut(String),
    /// Another entity has the new name: the name, its kind, and the path of its note.
    NameTaken(String, Kind, String),
    /// A file of the new name is there already: its path.
    FileTaken(String),
    /// The definition would not be read as one of the new name: that, and the path of its note.
    ReadOtherwise(String, String),
    /// The name is that of a file which cannot be renamed here: its path.
    OnlyFile(String),
    /// A note is on disk otherwise than it was taken in.
    Stale(FileKey),
    /// The properties of the note at this path could not be read any longer.
    Properties(String),
}

impl From<InvalidFileName> for Refusal {
    fn from(unfit: InvalidFileName) -> Self {
        match unfit {
            InvalidFileName::Character(letter) => Self::Character(letter),
            other => Self::FileName(other),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoName => write!(out, "There is no name here that whoswho knows."),
            Self::LeadsNowhere(name) => {
                write!(out, "“{name}” leads to no note, and nobody has this name; there is nothing to rename.")
            }
            Self::Unclear { name, candidates } => {
                let listed: Vec<String> = candidates.iter().map(|(who, path)| format!("{who} ({path})")).collect();
                let listed = listed.join(" or ");
                write!(out, "“{name}” could be {listed}, and nothing here decides; rename it where that is clear.")
            }
            Self::Empty => write!(out, "A name needs a letter."),
            Self::Character(character) => {
                let shown = match character {
                    '\n' | '\r' | '\u{2028}' | '\u{2029}' => "a line break".to_owned(),
                    other => format!("“{}”", other.escape_debug()),
                };
                write!(out, "A name cannot have {shown} in it: links or file names would break.")
            }
            Self::Markup(name) => write!(out, "“{name}” would be read as markup, not as a name."),
            Self::MarkupIn(name, path) => {
                write!(
                    out,
                    "“{name}” would be read as markup in {path}, which has the old name; rename it there by hand."
                )
            }
            Self::NoRoom(path) => write!(
                out,
                "The new name does not fit into a table in {path}, and how its columns go on cannot be told; make the column wider, then rename again."
            ),
            Self::NotMarked(name, path) => write!(
                out,
                "{path} has the name “{name}” and defines nobody; mark it as a person or an organization, then rename it."
            ),
            Self::InSource(name, path) => write!(
                out,
                "{name} is defined in {path}, which whoswho only reads; change the name there, or copy {name} into a note first."
            ),
            Self::FileName(why) => write!(out, "No note could have this name: {why}."),
            Self::LeadsOut(path) => {
                write!(out, "{path} is a link out of the workspace, where whoswho changes nothing; rename it there.")
            }
            Self::NameTaken(name, kind, path) => {
                write!(out, "“{name}” is the name of {} already ({path}).", kind.with_article())
            }
            Self::FileTaken(path) => write!(out, "There is a note {path} already."),
            Self::ReadOtherwise(name, path) => {
                write!(out, "“{name}” would be read as another name, or as none, where {path} defines it.")
            }
            Self::OnlyFile(path) => {
                write!(out, "The name is that of the file {path}, which this editor does not let whoswho rename.")
            }
            Self::Stale(key) => {
                write!(out, "{} has changed on disk since it was read; try again in a moment.", key.path)
            }
            Self::Properties(path) => {
                write!(out, "The properties of {path} could not be read as they are meant with this name in them.")
            }
        }
    }
}
