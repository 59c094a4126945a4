//! Which names of a note mean the same person or organization, from the names alone: *Petra Lindqvist*, *Ms. Lindqvist*,
//! *Petra*; *National Science Foundation*, *NSF*. Pronouns and descriptions are not looked at.
//!
//! A name joins the chain that it fits best; of those that it fits equally the one that was named most often; and of
//! those the one that was named last. It fits a chain by the same words, by a part of the chain's full name, by initials
//! or by a nickname ([`person`]), without a legal form or as an acronym ([`organization`]), unless titles, sex or given
//! names speak against it. Which rules pay was measured; `MODEL_CARD.md` has the figures.

mod chain;
mod index;
mod organization;
mod person;

use crate::names::Kind;
use chain::Chain;
use index::{Index, Key};
use organization::Organization;
use person::Person;
use serde::{Deserialize, Serialize};

/// A name as it stands in a note.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Name<'a> {
    /// The name as a reader sees it, with or without a title.
    pub text: &'a str,
    /// What it names.
    pub kind: Kind,
    /// The words immediately before it, for a title that is not part of the name: `said Mrs.`
    pub before: &'a str,
}

/// What a name has to do with the others of its note.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Member {
    /// The number of its chain: equal for names that mean the same.
    pub chain: usize,
    /// The place of its chain's fullest name in the list of names; the first of several.
    pub fullest: usize,
    /// What it is of that name.
    pub part: Part,
}

/// What a name is of the fullest name of its chain.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Part {
    /// The same name; titles and legal forms aside.
    Whole,
    /// The name without some of its words, or with initials for them.
    Shortened,
    /// The surname alone.
    Surname,
    /// The given name alone.
    Given,
    /// A nickname for the given name.
    Nickname,
    /// The initials of an organization.
    Acronym,
}

/// The chain of each name, for the names of one note in their order. Takes time in proportion to their number.
pub fn chains(names: &[Name<'_>]) -> Vec<Member> {
    let read: Vec<Parsed> = names.iter().map(Parsed::read).collect();
    let mut found = Chains::default();
    let of: Vec<usize> = read.iter().enumerate().map(|(at, name)| found.place(at, name)).collect();
    let member = |(name, chain): (&Parsed, usize)| {
        let fullest = found.chains.get(chain).map_or(0, |chain| chain.fullest);
        let part = read.get(fullest).map_or(Part::Whole, |whole| name.part_of(whole));
        Member { chain, fullest, part }
    };
    read.iter().zip(of).map(member).collect()
}

/// A name in its parts.
#[derive(Clone, Debug)]
enum Parsed {
    Person(Person),
    Organization(Organization),
}

impl Parsed {
    fn read(name: &Name<'_>) -> Self {
        match name.kind {
            Kind::Person => Self::Person(Person::read(name.text, name.before)),
            Kind::Organization => Self::Organization(Organization::read(name.text)),
        }
    }

    /// Under what the chains that the name may join are looked up.
    fn sought(&self) -> Vec<Key> {
        match self {
            Self::Person(person) => person.sought(),
            Self::Organization(organization) => organization.keys(),
        }
    }

    /// Under what its chain is found from then on.
    fn keys(&self) -> Vec<Key> {
        match self {
            Self::Person(person) => person.keys(),
            Self::Organization(organization) => organization.keys(),
        }
    }

    fn part_of(&self, whole: &Self) -> Part {
        match (self, whole) {
            (Self::Person(person), Self::Person(whole)) => person.part_of(whole),
            (Self::Organization(organization), Self::Organization(whole)) => organization.part_of(whole),
            _ => Part::Whole,
        }
    }
}

/// The chains of a note as far as it has been read.
#[derive(Default)]
struct Chains {
    chains: Vec<Chain>,
    index: Index,
}

impl Chains {
    /// Finds the chain of the name at that place in the note, or begins one.
    fn place(&mut self, at: usize, name: &Parsed) -> usize {
        let chain = match self.best(name) {
            Some(number) => {
                if let Some(chain) = self.chains.get_mut(number) {
                    chain.add(at, name);
                }
                number
            }
            None => {
                self.chains.push(Chain::new(at, name));
                self.chains.len() - 1
            }
        };
        for key in name.keys() {
            self.index.add(key, chain, &self.chains);
        }
        chain
    }

    /// The chain that the name fits best; of several the one that was named most often, and of those the one that was
    /// named last.
    fn best(&self, name: &Parsed) -> Option<usize> {
        let keys = name.sought();
        let candidates = keys.iter().flat_map(|key| self.index.chains(key));
        let fitting = candidates.filter_map(|number| {
            let chain = self.chains.get(number)?;
            Some((chain.fit(name)?, chain.length, chain.last, number))
        });
        fitting.max().map(|(_, _, _, number)| number)
    }
}

#[cfg(test)]
mod tests;
