//! How a person is addressed, and what that tells about gender, marriage and the part of the name that follows.

use crate::names::honorifics::title;
use crate::names::lexicon::Gender;
use crate::names::normalize::fold;
use crate::names::token::{Gap, tokenize};
use crate::word_lists::word_list;

/// How many words before a name may be its titles: `the Rev. Mr. Collins`.
const BEFORE: usize = 2;

/// How a person is addressed in one place, or in all of a chain.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Address {
    /// The gender that a title tells.
    titled: Option<Gender>,
    /// The gender that the given name tells.
    named: Option<Gender>,
    /// The marital status, as Mrs. and Miss tell.
    married: Option<bool>,
    /// The part of the name that follows the title.
    pub(super) calls_by: Option<AddressedBy>,
}

/// The part of a name that a title precedes when it stands before a single word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum AddressedBy {
    /// Sir William, Aunt Jane.
    Given,
    /// Mr. Bennet, Dr. Watson.
    Family,
}

impl Address {
    /// The address made by the titles right before a name and those at its beginning.
    pub(super) fn of(before: &str, titles: &[String]) -> Self {
        let mut address = Self::default();
        for title in titles.iter().rev().chain(&titles_at_end(before)) {
            address = address.and(Self::by(title));
        }
        address
    }

    /// The address made by one title.
    fn by(folded: &str) -> Self {
        let is = |words: &[&str]| words.contains(&folded);
        let married = match () {
            () if is(word_list!("forms_of_address.txt", "married women")) => Some(true),
            () if is(word_list!("forms_of_address.txt", "unmarried women")) => Some(false),
            () => None,
        };
        let calls_by = match () {
            () if is(word_list!("forms_of_address.txt", "before given names")) => Some(AddressedBy::Given),
            () if is(word_list!("forms_of_address.txt", "before surnames")) => Some(AddressedBy::Family),
            () => None,
        };
        let titled = title(folded).and_then(|title| title.gender).or(match () {
            () if is(word_list!("forms_of_address.txt", "men")) => Some(Gender::Male),
            () if is(word_list!("forms_of_address.txt", "women")) => Some(Gender::Female),
            () => None,
        });
        Self { titled, named: None, married, calls_by }
    }

    /// The same address with the gender that the given name of a full name tells.
    pub(super) fn or_given(self, sex: Option<Gender>) -> Self {
        Self { named: sex, ..self }
    }

    /// The union of two addresses of one person; the first one counts where they differ.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            titled: self.titled.or(other.titled),
            named: self.named.or(other.named),
            married: self.married.or(other.married),
            calls_by: self.calls_by.or(other.calls_by),
        }
    }

    /// The gender by the title, else by the given name.
    fn sex(self) -> Option<Gender> {
        self.titled.or(self.named)
    }

    /// Whether the two addresses cannot belong to one person.
    pub(super) fn contradicts(self, other: Self) -> bool {
        differ(self.sex(), other.sex()) || differ(self.married, other.married)
    }

    /// Whether a person with this address at the full name may have `alone` at a single word. Mrs. Hilbery is not
    /// Katharine Hilbery, but rather her mother, unless the note also has Mrs. before Katharine.
    pub(super) fn allows_alone(self, alone: Self) -> bool {
        alone.married != Some(true) || self.married.is_some()
    }
}

/// Whether both are known and not the same.
pub(super) fn differ<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

/// The titles that a text ends with, the last one first, folded. `He is a doctor.` ends a sentence, and with no title.
fn titles_at_end(before: &str) -> Vec<String> {
    let with_name = format!("{before} x");
    let tokens = tokenize(&with_name);
    let pairs = tokens.iter().rev().zip(tokens.iter().rev().skip(1));
    let adjacent = pairs.take(BEFORE).take_while(|(next, _)| next.gap == Gap::Space);
    adjacent.map(|(_, word)| fold(word.text)).take_while(|word| is_title(word)).collect()
}

/// The titles at the beginning of a name, folded, and the rest without a possessive ending, which is never empty.
pub(super) fn split_titles(text: &str) -> (Vec<String>, &str) {
    let text = ["'s", "’s"].iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text).trim_end();
    let tokens = tokenize(text);
    let pairs = tokens.iter().zip(tokens.iter().skip(1)).filter(|(_, next)| next.gap != Gap::Comma);
    let titles: Vec<String> = pairs.map(|(word, _)| fold(word.text)).take_while(|word| is_title(word)).collect();
    let rest = tokens.get(titles.len()).and_then(|first| text.get(first.start..));
    (titles, rest.unwrap_or(text))
}

/// Whether the word is a title before a name. Some of these are names too, but hardly in front of others.
fn is_title(folded: &str) -> bool {
    title(folded).is_some() || word_list!("forms_of_address.txt", "titles before others").contains(&folded)
}
