//! Coreference by names alone: which names of a note refer to the same person or organization. *Petra Lindqvist*, *Ms.
//! Lindqvist*, *Petra*; *National Science Foundation*, *NSF*. Pronouns and descriptions are not considered.
//!
//! A name joins the chain that it fits best. Of several it joins the one with the most names, and of those the one that
//! was named last. It fits a chain by the same words, by a part of the chain's full name, by initials or a nickname
//! ([`person`]), without a legal form or as an acronym ([`organization`]), unless titles, gender or given names
//! contradict. The rules were chosen by measurement; `MODEL_CARD.md` has the figures.

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

/// The chain of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Member {
    /// The number of the chain, equal for names that refer to the same entity.
    pub chain: usize,
    /// The index of the fullest name of the chain in the list of names; the first of several.
    pub fullest: usize,
    /// Which part of the fullest name it is.
    pub part: Part,
}

/// The chain of each name, for the names of one note in order. The time is linear in their number.
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

/// The chains of the names that have been read.
#[derive(Default)]
struct Chains {
    chains: Vec<Chain>,
    index: Index,
}

impl Chains {
    /// Adds the name with this index to the best chain, or starts a new one.
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

    /// The best chain for a name; of several the one with the most names, and of those the one named last.
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
