//! A person's name in a chain. [`compare_people`] tells whether two names can belong to one person; this module tells
//! how well they fit.

use super::address::{self, Address, AddressedBy};
use super::key::Key;
use super::relation::{Fit, Part};
use crate::names::compare::{Step, Steps, compare_people};
use crate::names::generation::Generation;
use crate::names::is_particle;
use crate::names::lexicon::{self, Gender};
use crate::names::normalize::is_capitalised;
use crate::names::person::PersonName;
use crate::names::word::{NameWord, transliterated};

/// A person's name, and how the person is addressed.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// The name without titles.
    name: PersonName,
    /// How the person is addressed.
    pub(super) address: Address,
}

impl Person {
    pub(super) fn read(text: &str, before: &str) -> Self {
        let (titles, own) = address::split_titles(text);
        let name = with_number(PersonName::parse(own));
        let address = Address::of(before, &titles).or_given(sex(&name));
        Self { name, address }
    }

    /// Whether it is one name alone: a surname, a given name, a nickname, or a title.
    fn is_single(&self) -> bool {
        self.name.given().is_empty()
    }

    /// The sort key of the fullest name: a full name, then more words, then words instead of initials.
    pub(super) fn fullness(&self) -> (bool, usize, usize) {
        let words = &self.name.words;
        (!self.is_single(), words.len(), words.iter().filter(|word| word.initials().is_none()).count())
    }

    /// The keys for lookup: its words in all spellings, except for particles and initials.
    pub(super) fn sought(&self) -> Vec<Key> {
        let name = &self.name;
        let aside = name.nicknames.iter().chain(&name.former);
        let mut keys = vec![Key::Person(folded(&name.words))];
        for word in name.words.iter().filter(|word| is_telling(word)).chain(aside) {
            keys.push(Key::Word(word.letters().collect()));
            let parts = word.folded.split('-').filter(|_| word.folded.contains('-'));
            keys.extend(parts.map(|part| Key::Word(part.to_owned())));
            keys.extend(transliterated(&word.text).map(|word| Key::Word(NameWord::new(&word).letters().collect())));
        }
        // In scripts without spaces a given name can look like a full one.
        keys.extend(self.unspaced().map(Key::Word));
        keys
    }

    /// The keys for the index: those of [`Self::sought`], and the nicknames of the given name of a full name.
    pub(super) fn keys(&self) -> Vec<Key> {
        let first = self.name.given().first();
        let nicknames = first.into_iter().flat_map(|first| lexicon::nicknames(&first.folded));
        self.sought().into_iter().chain(nicknames.map(|nickname| Key::Word(nickname.to_owned()))).collect()
    }

    /// All letters of a name in Han, Kana or Hangul, surname first.
    fn unspaced(&self) -> Option<String> {
        let is_letter = |letter: char| letter.is_alphabetic() && !letter.is_lowercase();
        let is_unspaced = self.name.words.iter().all(|word| word.folded.chars().all(is_letter));
        let words = || self.name.surname().iter().chain(self.name.given());
        (is_unspaced && !self.name.words.is_empty()).then(|| match self.name.words.as_slice() {
            [word] => word.folded.clone(),
            _ => words().map(|word| word.folded.as_str()).collect(),
        })
    }

    /// Whether a name without spaces that looks like a full one is the given name of the other: 文锋 of 梁文锋.
    fn is_unspaced_given_name_of(&self, whole: &Self) -> bool {
        matches!(whole.name.given(), [given] if self.unspaced().is_some_and(|own| own == given.folded))
    }

    /// The steps between both names, from the more complete one, if they can belong to one person.
    fn steps(&self, other: &Self) -> Option<Steps> {
        let says = |person: &Self| {
            let name = &person.name;
            let aside = !name.nicknames.is_empty() || !name.former.is_empty();
            (!person.is_single(), aside, person.fullness(), name.generation.is_some())
        };
        let (seen, declared) = if says(self) > says(other) { (other, self) } else { (self, other) };
        let found = compare_people(&seen.name, &declared.name).steps();
        // In most texts an ending makes another name: Ann and Anna.
        found.filter(|steps| !steps.has(Step::Inflected))
    }

    /// How well the name fits a chain whose fullest name is `whole`, and all of whose names address the person like that.
    pub(super) fn fit(&self, whole: &Self, address: Address) -> Option<Fit> {
        if address.contradicts(self.address) {
            return None;
        }
        match (self.is_single(), whole.is_single()) {
            (true, true) => {
                self.steps(whole).filter(|_| !address::differ(self.address.calls_by, address.calls_by))?;
                Some(Fit::Part)
            }
            (true, false) if !address.allows_alone(self.address) => None,
            (true, false) => self.fit_single(whole, self.address.calls_by),
            // A middle name that was alone before is most often somebody else.
            (false, true) => {
                whole.fit_single(self, address.calls_by).filter(|_| !self.has_as_middle(whole)).map(|_| Fit::Fuller)
            }
            (false, false) => self.fit_full(whole),
        }
    }

    /// How well a name alone fits the full name.
    fn fit_single(&self, whole: &Self, calls_by: Option<AddressedBy>) -> Option<Fit> {
        let steps = self.steps(whole)?;
        // Carol II is not Carol I.
        if steps.has(Step::MoreGeneration) && !steps.has(Step::Surname) {
            return None;
        }
        if steps.has(Step::ListedNickname) && !self.is_plain_nickname_of(whole) {
            return None;
        }
        let is_surname = steps.has(Step::Surname);
        let is_given = steps.has_any(&[Step::Given, Step::Middle, Step::OneSurname]);
        match calls_by {
            Some(AddressedBy::Given) if is_surname => self.is_given_name_of(whole).then_some(Fit::Part),
            Some(AddressedBy::Given) => is_given.then_some(Fit::Part),
            Some(AddressedBy::Family) if is_given => Some(Fit::Unusual),
            None if steps.has(Step::Middle) || steps.has(Step::OneSurname) || steps.has(Step::ListedNickname) => {
                Some(Fit::Unusual)
            }
            _ => Some(Fit::Part),
        }
    }

    /// Whether the single name is both the given name and the surname of the other.
    fn is_given_name_of(&self, whole: &Self) -> bool {
        let own = self.name.words.first();
        whole.name.given().iter().any(|given| own.is_some_and(|own| own.folded == given.folded))
    }

    /// Whether the name alone is in the middle of the full name.
    fn has_as_middle(&self, alone: &Self) -> bool {
        alone.steps(self).is_some_and(|steps| steps.has(Step::Middle) || steps.has(Step::OneSurname))
    }

    /// Whether the name is a nickname and hardly ever more: Bill for William; but not Peter for Patrick, as Peter has a
    /// shorter form of its own.
    fn is_plain_nickname_of(&self, whole: &Self) -> bool {
        let (Some(own), Some(given)) = (self.name.words.first(), whole.name.given().first()) else { return false };
        let nickname = own.folded.as_str();
        lexicon::is_nickname_of(nickname, &given.folded)
            && lexicon::nicknames(nickname).all(|own| own.len() >= nickname.len())
    }

    /// How well two full names fit. A generation must be given in both names or in none.
    fn fit_full(&self, whole: &Self) -> Option<Fit> {
        if self.name.generation != whole.name.generation {
            return None;
        }
        if self.is_same(whole) {
            return Some(Fit::Same);
        }
        if self.is_unspaced_given_name_of(whole) {
            return Some(Fit::Part);
        }
        self.steps(whole).map(|_| Fit::Part)
    }

    /// Whether both have the same words.
    fn is_same(&self, other: &Self) -> bool {
        let words = |person: &'_ Self| person.name.words.iter().map(|word| word.folded.clone()).collect::<Vec<_>>();
        self.name.words.len() == other.name.words.len() && words(self) == words(other)
    }

    pub(super) fn part_of(&self, whole: &Self) -> Part {
        if self.is_same(whole) {
            return Part::Whole;
        }
        if !self.is_single() && self.is_unspaced_given_name_of(whole) {
            return Part::Given;
        }
        let Some(steps) = self.steps(whole) else { return Part::Shortened };
        match (self.is_single(), whole.is_single()) {
            (true, false) if steps.has(Step::Nickname) || steps.has(Step::ListedNickname) => Part::Nickname,
            (true, false) if steps.has(Step::Surname) || steps.has(Step::OneSurname) => Part::Surname,
            (true, false) if steps.has(Step::Given) || steps.has(Step::Middle) => Part::Given,
            _ if steps.are_spelling() => Part::Whole,
            _ => Part::Shortened,
        }
    }
}

/// Reads the number of a monarch or a pope, which is an initial elsewhere: Carol I.
fn with_number(mut name: PersonName) -> PersonName {
    if let [own, number] = name.words.as_slice()
        && number.text.len() == 1
        && let Some((generation, 1)) = Generation::at_end(&[&own.text, &number.text])
    {
        name.generation = Some(generation);
        name.words.truncate(1);
        name.surname_at = 0;
    }
    name
}

/// Whether the word is a useful key: particles and initials are shared by too many people.
fn is_telling(word: &NameWord) -> bool {
    word.initials().is_none_or(|_| word.folded.chars().any(|letter| !letter.is_lowercase()))
        && (is_capitalised(&word.text) || !is_particle(&word.folded))
}

/// Words in one string.
fn folded(words: &[NameWord]) -> String {
    words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
}

/// The gender that the first given name of a full name tells.
fn sex(name: &PersonName) -> Option<Gender> {
    name.given().first().and_then(|given| lexicon::gender(&given.folded))
}
