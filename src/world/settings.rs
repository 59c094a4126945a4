//! The settings that say how notes are read.

use std::sync::Arc;

use super::judgements::Judgements;
use crate::note::definitions::Conventions;
use crate::resolve::Rules;

/// What the settings say about notes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Settings {
    /// What counts as a definition.
    pub conventions: Conventions,
    /// How mentions are resolved.
    pub rules: Rules,
    /// Names that are left alone.
    pub ignored: Vec<String>,
    /// What new notes about people and organizations are made from.
    pub templates: Templates,
    /// What was decided about who is the same.
    pub judgements: Arc<Judgements>,
}

/// What new notes are made from: paths in the workspace folder, with `/`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Templates {
    /// For people.
    pub person: Option<String>,
    /// For organizations.
    pub organization: Option<String>,
}

impl Settings {
    /// Whether notes mean the same under the other settings.
    pub fn read_alike(&self, other: &Self) -> bool {
        self.conventions == other.conventions && self.rules == other.rules
    }
}
