//! Names in GEDCOM: `Given /Surname/ Suffix`, with the placeholders that family trees have for unknown parts.

use crate::names::generation::Generation;
use crate::names::lexicon;
use crate::names::normalize::fold;
use crate::names::script::joined;
use crate::names::{Kind, is_particle, joins_words, tabular};
use crate::note::sources::placeholder::{self, is_no_given_name, is_relative_of};
use crate::word_lists::word_list;

/// Words of trees for a name that is known and not told.
const NOT_TOLD: [&str; 3] = ["living", "private", "confidential"];

/// What stands between two names of one part: `John /Jones/ or /Johnson/`.
const OR: &[&str] = word_list!("placeholders.txt", "between two names");

/// How many further names are read of one line.
const MAX_OTHERS: usize = 8;

/// A name in the parts that slashes divide it into. Underscores are read as blanks, as some programs write them.
#[derive(Clone, Default, Debug)]
pub(super) struct Written {
    pub(super) given: String,
    pub(super) surname: String,
    pub(super) suffix: String,
    /// What stands in quotes: `William "Bill" /Smith/`.
    pub(super) nickname: Option<String>,
    /// Whether it marks the surname, even an empty one.
    pub(super) tells_surname: bool,
    /// Alternative given names and surnames; an empty one is as in the first name.
    pub(super) others: Vec<(String, String)>,
}

impl Written {
    /// Parses a name.
    pub(super) fn of(value: &str) -> Self {
        let value = &value.replace('_', " ");
        let (before, rest) = value.split_once('/').unwrap_or((value, ""));
        let (surname, mut suffix) = rest.split_once('/').unwrap_or((rest, ""));
        let (given, nickname) = without_quoted(before);
        let mut others = Vec::new();
        while let Some((given, surname, behind)) = other(suffix).filter(|_| others.len() < MAX_OTHERS) {
            others.push((known(given), known(surname)));
            suffix = behind;
        }
        let mut givens = alternatives(&given).into_iter();
        let mut surnames = alternatives(surname).into_iter();
        let (given, surname) = (givens.next().unwrap_or_default(), surnames.next().unwrap_or_default());
        others.extend(givens.map(|given| (given, String::new())));
        others.extend(surnames.map(|surname| (String::new(), surname)));
        let suffix = suffix.trim().trim_start_matches(',').replace('/', " ");
        let tells_surname = value.contains('/');
        Self { given, surname, suffix: joined(&[&suffix]), nickname, tells_surname, others }
    }

    /// The full name; `None` if too little of it is known: a given name without a surname is shared by too many people,
    /// whether slashes mark the surname as missing or not.
    pub(super) fn name(&self) -> Option<String> {
        if self.is_whole_in_surname() {
            return Some(self.surname.clone());
        }
        let shown = self.shown()?;
        let is_surname_known = !is_unknown(&self.surname);
        let is_given_known = !self.given.is_empty() || (is_surname_known && !self.suffix.is_empty());
        let is_enough = if is_surname_known { is_given_known } else { shown.contains(' ') };
        is_enough.then_some(shown)
    }

    /// The name as an alias: a given name alone is one, if nothing marks it as a part.
    pub(super) fn alias(&self) -> Option<String> {
        self.name().or_else(|| self.shown().filter(|_| !self.tells_surname))
    }

    /// The name of a person who has only a given name, unless it is a common name or word. Only a title distinguishes a
    /// given name from others.
    pub(super) fn only_name(&self, is_titled: bool) -> Option<String> {
        let name = if self.is_surname() {
            Some(self.surname.clone())
        } else {
            self.shown().filter(|name| is_titled && name.contains(' '))
        };
        let is_common = |name: &String| {
            let folded = fold(name);
            lexicon::is_given_name(&folded) || lexicon::is_surname(&folded) || lexicon::is_ordinary(&folded)
        };
        name.filter(|name| !is_common(name))
    }

    /// The kind of the entity with this name: trees of companies have company names in the place of surnames.
    pub(super) fn kind(&self) -> Kind {
        let is_organization =
            self.is_surname() && (tabular::has_form(&self.surname) || tabular::is_institution(&self.surname));
        if is_organization { Kind::Organization } else { Kind::Person }
    }

    /// Whether the name of a company, or a given name and what follows it, stands where the surname should: some programs
    /// know one part of a name only. Two surnames alone, Ordaz Lemos, are no name of anybody's;
    /// of three words one is a given name.
    fn is_whole_in_surname(&self) -> bool {
        let first = self.surname.split(' ').next().unwrap_or_default();
        let words = self.surname.split(' ').filter(|word| !is_particle(word)).count();
        let is_whole = words > 2 || (words > 1 && lexicon::is_given_name(&fold(first)));
        self.is_surname() && (self.kind() == Kind::Organization || is_whole)
    }

    /// Whether it is nothing but a surname.
    pub(super) fn is_surname(&self) -> bool {
        let is_alone = self.given.is_empty() && self.suffix.is_empty();
        is_alone && !is_unknown(&self.surname) && !is_no_given_name(&self.surname)
    }

    /// The known part of the name. `None` if the given name is not known.
    pub(super) fn shown(&self) -> Option<String> {
        let is_given_missing = self.given.is_empty() && self.suffix.is_empty();
        let is_given_none = || {
            is_unknown(&self.given)
                || is_relative_of(&self.given)
                || self.tells_surname && (is_no_given_name(&self.given) || begins_with_particle(&self.given))
        };
        if is_given_missing || (!self.given.is_empty() && is_given_none()) {
            return None;
        }
        let surname = if is_unknown(&self.surname) { "" } else { self.surname.as_str() };
        let name = joined(&[&self.given, surname, &self.suffix]);
        name.chars().any(char::is_alphabetic).then_some(name)
    }

    /// The alternative names.
    pub(super) fn others(&self) -> impl Iterator<Item = Self> {
        self.others.iter().map(|(given, surname)| {
            let or = |other: &String, own: &String| if other.is_empty() { own.clone() } else { other.clone() };
            let others = Vec::new();
            Self { given: or(given, &self.given), surname: or(surname, &self.surname), others, ..self.clone() }
        })
    }

    /// The regnal name: `Henry VIII` for `Henry VIII /Tudor/`. A single letter is mostly an initial, but not for a
    /// person with a title.
    pub(super) fn regnal_name(&self, is_titled: bool) -> Option<String> {
        let words: Vec<&str> = self.given.split(' ').collect();
        let is_number = |word: &&str| {
            let is_long_enough = word.len() > 1 || is_titled;
            is_long_enough
                && matches!(Generation::at_end(&[*word]), Some((Generation::Number(_), 1)))
                && word.bytes().all(|letter| letter.is_ascii_uppercase())
        };
        let at = words.iter().skip(1).position(is_number)? + 1;
        Some(words.get(..=at)?.join(" "))
    }
}

/// Whether what stands before the surname is a surname or an origin, and the given name is missing: `de Chartres`.
fn begins_with_particle(given: &str) -> bool {
    let first = given.split(' ').next().unwrap_or_default();
    first != given && (is_particle(first) || joins_words(first)) && first.chars().all(char::is_lowercase)
}

/// Whether a part of a name is empty, or says that it is not known or not told.
fn is_unknown(part: &str) -> bool {
    let is_not_told = NOT_TOLD.iter().any(|word| part.trim().eq_ignore_ascii_case(word));
    is_not_told || placeholder::is_unknown(part)
}

/// The name that stands beside one, behind its slashes: given name, surname and what follows.
fn other(suffix: &str) -> Option<(&str, &str, &str)> {
    let (word, rest) = suffix.trim_start().split_once(' ')?;
    let (given, rest) = rest.split_once('/').filter(|_| OR.contains(&word))?;
    let (surname, behind) = rest.split_once('/').unwrap_or((rest, ""));
    Some((given, surname, behind))
}

/// The names that a part of one gives to choose from; the first is empty where there is none.
fn alternatives(part: &str) -> Vec<String> {
    let words: Vec<&str> = part.split_whitespace().collect();
    words.split(|word| OR.contains(word)).take(MAX_OTHERS).map(|words| known(&words.join(" "))).collect()
}

/// A part of a name without what says in it that more is not known: `Ragnhild ?`, `Mary [Unknown]`. A part of which nothing
/// is known stays.
fn known(part: &str) -> String {
    let mut text = part.to_owned();
    for (open, close) in [('[', ']'), ('(', ')')] {
        let inner = part.split_once(open).and_then(|(_, rest)| Some(rest.split_once(close)?.0));
        if let Some(inner) = inner.filter(|inner| is_unknown(inner)) {
            text = text.replace(&format!("{open}{inner}{close}"), " ");
        }
    }
    let bare = |word: &str| word.trim_end_matches('?').to_owned();
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    let is_said = |word: &&String| word.as_str() == "&" || !is_unknown(word) || word.chars().any(char::is_numeric);
    let known: Vec<&str> = words.iter().filter(is_said).map(String::as_str).collect();
    if known.is_empty() { joined(&[part]) } else { known.join(" ") }
}

/// The text without what stands in quotes, and that.
fn without_quoted(text: &str) -> (String, Option<String>) {
    const QUOTES: [(char, char); 3] = [('"', '"'), ('“', '”'), ('„', '“')];
    for (opening, closing) in QUOTES {
        let parts = text.split_once(opening).and_then(|(before, rest)| Some((before, rest.split_once(closing)?)));
        if let Some((before, (quoted, behind))) = parts {
            let quoted = quoted.trim().to_owned();
            return (format!("{before} {behind}"), Some(quoted).filter(|quoted| !is_unknown(quoted)));
        }
    }
    (text.to_owned(), None)
}
