//! What a note says about entities.

use std::sync::Arc;

use super::{CastEntry, Definition};
use crate::note::{Date, Problem};

/// Everything about entities that one note says by itself.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Found {
    /// The entities it defines.
    pub definitions: Vec<Definition>,
    /// Its cast properties.
    pub cast: Arc<[CastEntry]>,
    /// The note's date: a `date:`-like property, else a date in the file's name.
    pub date: Option<Date>,
    /// From where on it is about another day, as headings that are dates say, in order: a journal in one note. Nothing stands
    /// for the day of the note.
    pub days: Box<[(u32, Option<Date>)]>,
    /// Whether the note asks to be left alone (`whoswho: false`).
    pub ignored: bool,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Whether the note says that it is about something else than people and organizations.
    pub is_about_other: bool,
}
