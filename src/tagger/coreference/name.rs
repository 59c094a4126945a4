//! A name as it stands in a note, and the same parsed as a person's or an organization's.

use super::key::Key;
use super::organization::Organization;
use super::person::Person;
use super::relation::Part;
use crate::names::Kind;

/// A name as it stands in a note.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Name<'a> {
    /// The name as a reader sees it, with or without a title.
    pub text: &'a str,
    /// Its kind.
    pub kind: Kind,
    /// The words immediately before it, for a title that is not part of the name: `said Mrs.`
    pub before: &'a str,
}

/// A parsed name.
#[derive(Clone, Debug)]
pub(super) enum Parsed {
    Person(Person),
    Organization(Organization),
}

impl Parsed {
    pub(super) fn read(name: &Name<'_>) -> Self {
        match name.kind {
            Kind::Person => Self::Person(Person::read(name.text, name.before)),
            Kind::Organization => Self::Organization(Organization::read(name.text)),
        }
    }

    /// The keys by which chains for the name are looked up.
    pub(super) fn sought(&self) -> Vec<Key> {
        match self {
            Self::Person(person) => person.sought(),
            Self::Organization(organization) => organization.keys(),
        }
    }

    /// The keys under which its chain is indexed.
    pub(super) fn keys(&self) -> Vec<Key> {
        match self {
            Self::Person(person) => person.keys(),
            Self::Organization(organization) => organization.keys(),
        }
    }

    pub(super) fn part_of(&self, whole: &Self) -> Part {
        match (self, whole) {
            (Self::Person(person), Self::Person(whole)) => person.part_of(whole),
            (Self::Organization(organization), Self::Organization(whole)) => organization.part_of(whole),
            _ => Part::Whole,
        }
    }
}
