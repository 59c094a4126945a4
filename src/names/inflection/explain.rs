//! Checks whether a full name is another one with endings: the endings of its words must agree in language, case and
//! gender.

use super::rule::{ANY_CASE, Cases, NameClass, Rule};
use super::{Inflection, Language, Languages, each_reading, tables};
use crate::names::is_particle;
use crate::names::lexicon::{self, Gender};
use crate::word_lists::{word_list, words};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The most words of a name.
const MAX_WORDS: usize = 8;

static WOMEN: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| words(include_str!("../../word_lists/inflection/women.txt")));

/// Whether the folded words of a name as seen are the declared ones, in the same order, with endings of one language; at
/// least one differs.
///
/// - In Finnish, Hungarian, Estonian, Turkish and the Germanic languages the last word alone has an ending.
/// - In the others each word has one, or is of a kind that stays in that case; one case and one sex must do for all of
///   them. Initials, particles and what stands before a hyphen may stay. So `ewy wolak` is Ewa Wolak, and `erika sandvall`
///   is not Erik Sandvall.
/// - A word by itself needs an ending that says enough: two letters, or a consonant in the languages of the first kind.
///   So does a surname in Latin letters behind a given name that stays.
/// - Where every word that differs is a name as it stands, it is somebody else's: `maria lopera` is not Mario Lopera, and
///   `петра иванова` not Пётр Иванов, although that may be his genitive.
pub fn explains(seen: &[&str], declared: &[&str]) -> Option<Inflection> {
    if seen.len() != declared.len() || seen.len() > MAX_WORDS || seen == declared {
        return None;
    }
    let name = Name::new(seen, declared);
    if name.changed().any(|part| part.rules.is_empty()) || name.is_anothers() {
        return None;
    }
    let languages = Language::ALL.into_iter().filter(|language| name.is_said_in(*language));
    let languages = languages.fold(Languages::default(), Languages::with);
    let rule = name.changed().last()?.rules.iter().find(|rule| languages.contains(rule.language))?;
    Some(Inflection { languages, ending: rule.ending })
}

/// A name as seen and as declared.
struct Name<'n> {
    parts: Vec<Part<'n>>,
    /// How many words it has.
    words: usize,
    /// Which of them is the given name.
    given: usize,
    /// The gender that the given name tells.
    sex: Option<NameClass>,
}

/// A word of a name, or a part of it between hyphens.
struct Part<'n> {
    seen: &'n str,
    declared: &'n str,
    /// Which word it belongs to.
    word: usize,
    /// Whether more of its word follows.
    is_before_hyphen: bool,
    /// The rules that turn the declared word into the seen one.
    rules: Vec<&'static Rule>,
}

impl<'n> Name<'n> {
    fn new(seen: &[&'n str], declared: &[&'n str]) -> Self {
        let mut parts = Vec::with_capacity(seen.len());
        for (word, (seen, declared)) in seen.iter().zip(declared).enumerate() {
            let count = declared.split('-').count();
            if count == seen.split('-').count() {
                let pairs = seen.split('-').zip(declared.split('-')).enumerate();
                parts.extend(pairs.map(|(at, (seen, declared))| Part::new(seen, declared, word, at + 1 < count)));
            } else {
                parts.push(Part::new(seen, declared, word, false));
            }
        }
        let words = declared.len();
        let is_given = |word: Option<&&str>| word.is_some_and(|word| lexicon::is_given_name(word));
        let surname_first = is_given(declared.last()) && !is_given(declared.first());
        let given = if surname_first { words.saturating_sub(1) } else { 0 };
        let sex =
            declared.get(given).and_then(|word| lexicon::gender(word)).filter(|_| words > 1).map(|sex| match sex {
                Gender::Male => NameClass::MEN,
                Gender::Female => NameClass::WOMEN,
            });
        Self { parts, words, given, sex }
    }

    /// The parts that differ from the declared ones.
    fn changed(&self) -> impl Iterator<Item = &Part<'n>> {
        self.parts.iter().filter(|part| part.differs())
    }

    /// The parts that are inflected where the language inflects each word.
    fn bending(&self) -> impl Iterator<Item = &Part<'n>> {
        self.parts.iter().filter(|part| !part.is_fixed())
    }

    /// Whether the seen name is a name as it stands, so that no ending is needed to explain it.
    fn is_anothers(&self) -> bool {
        let is_word = |part: &Part<'_>| self.words == 1 && lexicon::is_ordinary(part.seen);
        self.changed().all(|part| part.is_name() || part.is_of_other_sex() || is_word(part))
    }

    /// Whether a language turns the declared name into the seen one.
    fn is_said_in(&self, language: Language) -> bool {
        let is_alone = self.bending().nth(1).is_none();
        let mut changed = self.changed();
        let Some(first) = changed.next() else { return false };
        match first.rules.iter().find(|rule| rule.language == language) {
            None => false,
            Some(rule) if rule.last_only => {
                let is_last = self.parts.last().is_some_and(Part::differs) && changed.next().is_none();
                is_last && first.cases(language, NameClass::ANYBODYS, NameClass::EITHER_NAME, is_alone) != 0
            }
            Some(_) => {
                // A given name that stays says nothing of the case: Otto Brand and Otto Brande are two. In Cyrillic letters
                // people seldom write names that only look so.
                let is_alone =
                    is_alone || changed.next().is_none() && first.word != self.given && first.seen.is_ascii();
                [NameClass::MEN, NameClass::WOMEN].into_iter().any(|sex| self.agrees(language, sex, is_alone))
            }
        }
    }

    /// Whether one grammatical case fits all words, for a person of that gender.
    fn agrees(&self, language: Language, sex: NameClass, is_alone: bool) -> bool {
        let cases = |part: &Part<'_>| part.cases(language, sex, self.kind(part.word), is_alone);
        self.sex.is_none_or(|known| known == sex) && self.bending().fold(ANY_CASE, |all, part| all & cases(part)) != 0
    }

    /// Whether a word is a given name or a surname; both for what stands between them.
    fn kind(&self, word: usize) -> NameClass {
        match word {
            _ if self.words == 1 => NameClass::EITHER_NAME,
            word if word == self.given => NameClass::GIVEN,
            word if word + self.given + 1 == self.words => NameClass::SURNAME,
            _ => NameClass::EITHER_NAME,
        }
    }
}

impl<'n> Part<'n> {
    fn new(seen: &'n str, declared: &'n str, word: usize, is_before_hyphen: bool) -> Self {
        let mut rules = Vec::new();
        if seen == declared {
            rules.extend(tables::rules_that_keep(declared));
        } else {
            each_reading(seen, |rule, stem| {
                if declared.strip_prefix(stem) == Some(rule.declared) {
                    rules.push(rule);
                }
            });
        }
        Self { seen, declared, word, is_before_hyphen, rules }
    }

    fn differs(&self) -> bool {
        self.seen != self.declared
    }

    /// Whether it needs no ending: an initial, a particle, what stands before a hyphen and is as declared.
    fn is_fixed(&self) -> bool {
        let is_initial = || self.seen.chars().filter(|letter| letter.is_alphabetic()).nth(1).is_none();
        !self.differs() && (self.is_before_hyphen || is_particle(self.seen) || is_initial())
    }

    /// The cases in which the word has this form in a language, for a person of that gender and a name of that kind;
    /// for a single word only those whose ending is strong enough.
    fn cases(&self, language: Language, sex: NameClass, kind: NameClass, is_alone: bool) -> Cases {
        let is_it = |rule: &&&Rule| rule.language == language && rule.whose.meets(sex) && rule.whose.meets(kind);
        let rules = self.rules.iter().filter(is_it).filter(|rule| !is_alone || !self.differs() || rule.is_strong());
        rules.fold(0, |all, rule| all | rule.cases)
    }

    /// Whether the seen part is a name by itself: the lists have it, or people with the declared name go by it.
    fn is_name(&self) -> bool {
        let is_listed = lexicon::is_given_name(self.seen) || lexicon::is_surname(self.seen);
        is_listed || WOMEN.contains(self.seen) || lexicon::is_nickname_of(self.seen, self.declared)
    }

    /// Whether the two are a man's and a woman's name: Mario and Maria, Ладушин and Ладушина.
    fn is_of_other_sex(&self) -> bool {
        let romance =
            |man: &str, woman: &str| man.strip_suffix('o').is_some_and(|stem| woman.strip_suffix('a') == Some(stem));
        let is_slavic = SLAVIC_SURNAMES.iter().any(|end| self.declared.ends_with(end));
        romance(self.seen, self.declared)
            || romance(self.declared, self.seen)
            || is_slavic && matches!(self.seen.strip_prefix(self.declared), Some("a" | "а"))
    }
}

/// Endings of surnames to which women's forms add an a.
const SLAVIC_SURNAMES: &[&str] = word_list!("slavic_surname_endings.txt");
