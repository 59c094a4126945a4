//! A person's name in its parts, and which names may be one person's.

use super::Part;
use super::index::Key;
use super::words::{Word, joined, words};
use crate::names::honorifics::suffix;
use crate::names::lexicon::{self, Gender};
use crate::names::{east_asian, is_particle};

mod titles;

pub(super) use titles::{Address, CallsBy, differ};

/// A person's name in its parts, all folded.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// Its words without titles and what follows a name.
    pub(super) words: Vec<String>,
    /// What its words are.
    pub(super) shape: Shape,
    /// Which of several of that name: `ii`, `jr`.
    pub(super) generation: Option<String>,
    /// How the person is addressed.
    pub(super) address: Address,
}

/// What the words of a name are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// One name alone: a surname, a given name, a nickname, or a title.
    Single(String),
    /// A name in full.
    Full {
        /// Given and middle names, or initials; at least one.
        given: Vec<String>,
        /// The surname without particles.
        family: String,
    },
}

impl Person {
    pub(super) fn read(text: &str, before: &str) -> Self {
        let all = words(text);
        let (titles, own) = titles::split(&all);
        let (own, generation) = without_suffixes(own);
        let shape = shape(own);
        let address = Address::of(before, titles).or_given(&shape);
        Self { words: own.iter().map(|word| word.folded.clone()).collect(), shape, generation, address }
    }

    /// The first given name of a full name.
    fn first_given(&self) -> Option<&str> {
        match &self.shape {
            Shape::Full { given, .. } => given.first().map(String::as_str),
            Shape::Single(_) => None,
        }
    }

    /// The words that chains are found by: no particles, no initials.
    fn telling_words(&self) -> Vec<&str> {
        match &self.shape {
            Shape::Single(word) => vec![word],
            Shape::Full { given, family } => {
                given.iter().chain([family]).map(String::as_str).filter(|word| !is_initial(word)).collect()
            }
        }
    }

    /// Under what the chains that the name may join are looked up.
    pub(super) fn sought(&self) -> Vec<Key> {
        let words = self.telling_words().into_iter().map(str::to_owned);
        // In scripts without spaces a given name can look like a full one.
        let alone = self.words.iter().take(1).filter(|_| self.words.len() == 1).cloned();
        words.chain(alone).map(Key::Word).chain([Key::Person(joined(&self.words))]).collect()
    }

    /// Those of [`Self::sought`], and the nicknames of the given name of a full name.
    pub(super) fn keys(&self) -> Vec<Key> {
        let nicknames = self.first_given().into_iter().flat_map(lexicon::nicknames);
        self.sought().into_iter().chain(nicknames.map(|nickname| Key::Word(nickname.to_owned()))).collect()
    }

    pub(super) fn part_of(&self, whole: &Self) -> Part {
        match (&self.shape, &whole.shape) {
            _ if self.words == whole.words => Part::Whole,
            (Shape::Full { .. }, Shape::Full { given, .. }) if self.words == *given => Part::Given,
            (Shape::Single(word), Shape::Full { family, .. }) if word == family => Part::Surname,
            (Shape::Single(word), Shape::Full { given, .. }) if given.contains(word) => Part::Given,
            (Shape::Single(_), _) => Part::Nickname,
            _ => Part::Shortened,
        }
    }
}

/// The words without generations, degrees and orders at the end, and the generation. Never nothing.
fn without_suffixes(mut words: &[Word]) -> (&[Word], Option<String>) {
    let mut generation = None;
    while let Some((last, rest)) = words.split_last() {
        let counts = is_generation(last);
        if rest.is_empty() || !(counts || suffix(&last.folded)) {
            break;
        }
        if counts {
            generation = Some(last.folded.clone());
        }
        words = rest;
    }
    (words, generation)
}

/// Whether the word behind a name tells which of several of that name is meant.
fn is_generation(word: &Word) -> bool {
    matches!(word.text.as_str(), "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX")
        || matches!(word.folded.as_str(), "jr" | "jnr" | "junior" | "sr" | "snr" | "senior")
}

fn shape(words: &[Word]) -> Shape {
    let folded = |words: &[Word]| words.iter().map(|word| word.folded.clone()).collect::<Vec<String>>();
    let Some((last, front)) = words.split_last() else { return Shape::Single(String::new()) };
    let given: Vec<String> = folded(front).into_iter().filter(|word| !is_particle(word)).collect();
    let Some(first) = given.first() else { return single(&last.folded) };
    if front.len() == 1 && east_asian::is_romanized_surname(first) && !east_asian::is_romanized_surname(&last.folded) {
        return Shape::Full { family: first.clone(), given: vec![last.folded.clone()] };
    }
    Shape::Full { given, family: last.folded.clone() }
}

/// One word; in scripts without spaces it may be a full name: 梁文锋.
fn single(word: &str) -> Shape {
    let letters: Vec<char> = word.chars().collect();
    let parts = east_asian::surname_length(&letters).and_then(|length| letters.split_at_checked(length));
    match parts {
        Some((family, given)) => Shape::Full { given: vec![given.iter().collect()], family: family.iter().collect() },
        None => Shape::Single(word.to_owned()),
    }
}

pub(super) fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_lowercase) && letters.next().is_none()
}

/// Whether two given names may be one person's: the same, an initial, or a nickname.
pub(super) fn given_names_agree(one: &str, other: &str) -> bool {
    let begins = |initial: &str, name: &str| is_initial(initial) && name.starts_with(initial);
    one == other
        || begins(one, other)
        || begins(other, one)
        || lexicon::is_nickname_of(one, other)
        || lexicon::is_nickname_of(other, one)
}

/// Whether the name is a nickname and hardly ever more: Bill for William; but not Peter for Patrick, as Peter has a shorter
/// form of its own.
pub(super) fn is_plain_nickname_of(nickname: &str, given: &str) -> bool {
    lexicon::is_nickname_of(nickname, given) && lexicon::nicknames(nickname).all(|own| own.len() >= nickname.len())
}

/// The sex that the first given name of a full name tells.
fn sex(shape: &Shape) -> Option<Gender> {
    match shape {
        Shape::Full { given, .. } => given.first().and_then(|given| lexicon::gender(given)),
        Shape::Single(_) => None,
    }
}
