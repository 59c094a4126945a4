//! What a note says about entities.

use std::sync::Arc;

use super::{CastEntry, Definition};
use crate::note::{Date, Problem};

/// What one note says about entities by itself.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Found {
    /// The entities it defines.
    pub definitions: Vec<Definition>,
    /// Its cast properties.
    pub cast: Arc<[CastEntry]>,
    /// The note's date: a `date:`-like property, else a date in the file's name.
    pub date: Option<Date>,
    /// The date from each offset on, in order, in a journal whose headings are dates. `None` stands for the date of the
    /// note.
    pub days: Box<[(u32, Option<Date>)]>,
    /// Whether the note opts out (`whoswho: false`).
    pub ignored: bool,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Whether the note is, by its own statement, about something else than people and organizations.
    pub is_about_other: bool,
}
