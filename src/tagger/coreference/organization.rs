//! An organization's name in a chain. [`compare_organizations`] tells whether two names can belong to one organization;
//! this module tells how well they fit.

use super::key::Key;
use super::relation::{Fit, Part};
use crate::names::compare::{Step, Steps, compare_organizations};
use crate::names::organization::OrganizationName;

/// An organization's name.
#[derive(Clone, Debug)]
pub(super) struct Organization {
    name: OrganizationName,
}

impl Organization {
    pub(super) fn read(text: &str) -> Self {
        let text = ["'s", "’s"].iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text).trim_end();
        Self { name: OrganizationName::parse(text) }
    }

    /// The keys for lookup and index: the name, itself as an acronym, and its acronyms.
    pub(super) fn keys(&self) -> Vec<Key> {
        // Without blanks, as spellings differ in them.
        let whole: String = self.name.words.iter().flat_map(|word| word.letters()).collect();
        let initials = self.name.initials();
        let acronyms = self.name.acronym().map(str::to_owned).into_iter().chain(initials);
        std::iter::once(Key::Organization(whole)).chain(acronyms.map(Key::Acronym)).collect()
    }

    /// The sort key of the fullest name: not an acronym, then more words.
    pub(super) fn fullness(&self) -> (bool, usize, usize) {
        (self.name.acronym().is_none(), self.name.words.len(), 0)
    }

    /// How well the name fits a chain with the fullest name `whole`. Parts of a name do not count: they are too often
    /// another entity's name.
    pub(super) fn fit(&self, whole: &Self) -> Option<Fit> {
        let steps = self.steps(whole).filter(|steps| !steps.has(Step::Shortened) && !steps.has(Step::Inflected))?;
        Some(if steps.has(Step::Acronym) { Fit::Part } else { Fit::Same })
    }

    /// The steps between both names in either direction, if they can belong to one organization.
    fn steps(&self, other: &Self) -> Option<Steps> {
        let found = compare_organizations(&self.name, &other.name).steps();
        found.or_else(|| compare_organizations(&other.name, &self.name).steps())
    }

    pub(super) fn part_of(&self, whole: &Self) -> Part {
        match self.steps(whole) {
            Some(steps) if steps.has(Step::Acronym) => Part::Acronym,
            Some(steps) if steps.are_spelling() => Part::Whole,
            _ => Part::Shortened,
        }
    }
}
