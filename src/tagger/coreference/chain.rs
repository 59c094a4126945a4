//! Names that mean the same, and which other names may join them.

use super::Parsed;
use super::organization::Organization;
use super::person::{Address, CallsBy, Person, Shape, differ, given_names_agree, is_initial, is_plain_nickname_of};
use crate::names::lexicon;

/// How well a name fits a chain; the greater the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Fit {
    /// The name says more than the chain so far: Petra Lindqvist after Lindqvist.
    Fuller,
    /// It is a less likely part of the chain's name: a middle name, a nickname, the given name after Mr.
    Unusual,
    /// It is part of the chain's name, or agrees with it.
    Part,
    /// It is the chain's name.
    Same,
}

/// Names that mean the same person or organization.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// The fullest name.
    whole: Parsed,
    /// How all names of the chain address the person.
    address: Address,
    /// The place of the fullest name among the note's names.
    pub(super) fullest: usize,
    /// The place of the name that came last.
    pub(super) last: usize,
    /// How many names it has.
    pub(super) length: usize,
}

impl Chain {
    pub(super) fn new(at: usize, name: &Parsed) -> Self {
        Self { whole: name.clone(), address: address(name), fullest: at, last: at, length: 1 }
    }

    /// Adds the name at that place.
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
            (Parsed::Person(whole), Parsed::Person(name)) => self.fit_person(whole, name),
            (Parsed::Organization(whole), Parsed::Organization(name)) => fit_organization(whole, name),
            _ => None,
        }
    }

    fn fit_person(&self, whole: &Person, name: &Person) -> Option<Fit> {
        if self.address.contradicts(name.address) || differ(whole.generation.as_ref(), name.generation.as_ref()) {
            return None;
        }
        match (&name.shape, &whole.shape) {
            (Shape::Single(word), Shape::Single(own)) => {
                let agrees = word == own && !differ(name.address.calls_by, self.address.calls_by);
                agrees.then_some(Fit::Part)
            }
            (Shape::Single(word), Shape::Full { given, family }) => {
                let part = || fit_single(word, name.address.calls_by, given, family);
                if self.address.allows_alone(name.address) { part() } else { None }
            }
            (Shape::Full { given, family }, Shape::Single(own)) => {
                // A middle name that was alone before is most often somebody else.
                let first = given.get(..1).unwrap_or_default();
                fit_single(own, self.address.calls_by, first, family).map(|_| Fit::Fuller)
            }
            (Shape::Full { .. }, Shape::Full { .. }) => fit_full(whole, name),
        }
    }
}

fn address(name: &Parsed) -> Address {
    match name {
        Parsed::Person(person) => person.address,
        Parsed::Organization(_) => Address::default(),
    }
}

/// By what the fullest name of a chain is chosen: a name in full, then more words, then words instead of initials.
fn fullness(name: &Parsed) -> (bool, usize, usize) {
    match name {
        Parsed::Person(person) => {
            let is_full = matches!(person.shape, Shape::Full { .. });
            let written_out = person.words.iter().filter(|word| !is_initial(word)).count();
            (is_full, person.words.len(), written_out)
        }
        Parsed::Organization(organization) => (organization.acronym.is_none(), organization.length, 0),
    }
}

/// Whether one name, or a nickname, is part of a full name.
fn fit_single(word: &str, calls_by: Option<CallsBy>, given: &[String], family: &str) -> Option<Fit> {
    let is_first = given.first().is_some_and(|first| first == word);
    let is_any =
        given.iter().any(|given| given == word) || given.first().is_some_and(|first| is_plain_nickname_of(word, first));
    match calls_by {
        Some(CallsBy::Given) => is_any.then_some(Fit::Part),
        _ if word == family => Some(Fit::Part),
        None if is_first => Some(Fit::Part),
        _ => is_any.then_some(Fit::Unusual),
    }
}

/// Whether two full names agree. Which of several of that name is meant must be said of both, or of none.
fn fit_full(whole: &Person, name: &Person) -> Option<Fit> {
    if whole.generation != name.generation {
        return None;
    }
    if whole.words == name.words {
        return Some(Fit::Same);
    }
    let agrees = have_parts_in_common(whole, name)
        || is_given_name_of(name, whole)
        || is_end_of(&name.words, &whole.words)
        || is_end_of(&whole.words, &name.words)
        || is_swapped(&name.words, &whole.words);
    agrees.then_some(Fit::Part)
}

/// Whether the surnames are the same and the given and middle names agree as far as both have them.
fn have_parts_in_common(one: &Person, other: &Person) -> bool {
    match (&one.shape, &other.shape) {
        (Shape::Full { given, family }, Shape::Full { given: others, family: other_family }) => {
            family == other_family && given.iter().zip(others).all(|(one, other)| given_names_agree(one, other))
        }
        _ => false,
    }
}

/// Whether a name without spaces that looks like a full one is a given name: 文锋 of 梁文锋.
fn is_given_name_of(name: &Person, whole: &Person) -> bool {
    matches!(&whole.shape, Shape::Full { given, .. } if *given == name.words)
}

/// Whether a name of two words or more is the end or the beginning of a longer one: García Márquez, Gabriel García.
fn is_end_of(short: &[String], long: &[String]) -> bool {
    short.len() >= 2 && (long.ends_with(short) || long.starts_with(short))
}

/// Whether two names of two words are the same in the other order, as East Asian names are written in both. Where both
/// words are given names (James Henry), they are two people.
fn is_swapped(one: &[String], other: &[String]) -> bool {
    let swapped = match (one, other) {
        ([first, second], [third, fourth]) => first == fourth && second == third,
        _ => false,
    };
    swapped && !one.iter().all(|word| lexicon::is_given_name(word))
}

fn fit_organization(whole: &Organization, name: &Organization) -> Option<Fit> {
    if whole.key == name.key {
        return (!differ(whole.legal_form, name.legal_form)).then_some(Fit::Same);
    }
    name.abbreviates(whole).then_some(Fit::Part)
}
