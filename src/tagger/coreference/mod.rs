//! Which names of a note mean the same person or organization, from the names alone: *Petra Lindqvist*, *Ms. Lindqvist*,
//! *Petra*; *National Science Foundation*, *NSF*. Pronouns and descriptions are not looked at.
//!
//! A name joins the chain that it fits best; of those that it fits equally the one that was named most often; and of
//! those the one that was named last. It fits a chain by the same words, by a part of the chain's full name, by initials
//! or by a nickname ([`person`]), without a legal form or as an acronym ([`organization`]), unless titles, sex or given
//! names speak against it. Which rules pay was measured; `MODEL_CARD.md` has the figures.

mod address;
mod chain;
mod index;
mod key;
mod name;
mod organization;
mod person;
mod relation;

use chain::Chain;
use index::Index;
use name::Parsed;

pub use name::Name;
pub use relation::Part;

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
