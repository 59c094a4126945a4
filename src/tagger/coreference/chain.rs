//! A coreference chain: names that refer to the same entity, and which other names may join them.

use super::address::Address;
use super::name::Parsed;
use super::relation::Fit;

/// Names that refer to the same person or organization.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// The fullest name.
    whole: Parsed,
    /// The combined address of all its names.
    address: Address,
    /// The index of the fullest name among the names of the note.
    pub(super) fullest: usize,
    /// The index of the last name.
    pub(super) last: usize,
    /// The number of names.
    pub(super) length: usize,
}

impl Chain {
    pub(super) fn new(at: usize, name: &Parsed) -> Self {
        Self { whole: name.clone(), address: address(name), fullest: at, last: at, length: 1 }
    }

    /// Adds the name with that index.
    pub(super) fn add(&mut self, at: usize, name: &Parsed) {
        self.last = at;
        self.length += 1;
        self.address = self.address.and(address(name));
        if fullness(name) > fullness(&self.whole) {
            self.whole = name.clone();
            self.fullest = at;
        }
    }

    /// How well the name fits, if it may join.
    pub(super) fn fit(&self, name: &Parsed) -> Option<Fit> {
        match (&self.whole, name) {
            (Parsed::Person(whole), Parsed::Person(name)) => name.fit(whole, self.address),
            (Parsed::Organization(whole), Parsed::Organization(name)) => name.fit(whole),
            _ => None,
        }
    }
}

fn address(name: &Parsed) -> Address {
    match name {
        Parsed::Person(person) => person.address,
        Parsed::Organization(_) => Address::default(),
    }
}

/// The sort key by which the fullest name of a chain is chosen.
fn fullness(name: &Parsed) -> (bool, usize, usize) {
    match name {
        Parsed::Person(person) => person.fullness(),
        Parsed::Organization(organization) => organization.fullness(),
    }
}
