//! A rule of inflection: one way in which a language changes the end of a name.

use super::Language;

/// A rule: how an ending changes a declared word, and where the language allows it.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) language: Language,
    /// Whether only the last word of a name takes endings in this language; otherwise each word does.
    pub(super) last_only: bool,
    pub(super) whose: NameClass,
    /// What the kept part must end in.
    pub(super) before: Before,
    /// Letters of which the last vowel of what stays must be one; empty where any will do.
    pub(super) harmony: &'static str,
    /// The end of the declared word that is replaced; often empty.
    pub(super) declared: &'static str,
    /// Its replacement: a changed stem and the ending.
    pub(super) seen: String,
    /// Whether the last kept letter is doubled before [`Self::seen`].
    pub(super) doubled: bool,
    /// The ending alone.
    pub(super) ending: &'static str,
    pub(super) cases: Cases,
    /// Whether the ending is too common at the end of names to count for a single word.
    pub(super) is_weak: bool,
}

/// Sets of grammatical cases, a bit each.
pub(super) type Cases = u8;

/// Every case.
pub(super) const ANY_CASE: Cases = u8::MAX;

/// The bit of a case by the letter that lists have for it: genitive, dative, accusative, instrumental, locative,
/// vocative.
pub(super) fn case(letter: char) -> Option<Cases> {
    Some(match letter {
        'g' => 1,
        'd' => 2,
        'a' => 4,
        'i' => 8,
        'l' => 16,
        'v' => 32,
        '*' => ANY_CASE,
        _ => return None,
    })
}

/// Classes of names: bits for men's and women's names, and for given names and surnames.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct NameClass(u8);

impl NameClass {
    pub(super) const MEN: Self = Self(1);
    pub(super) const WOMEN: Self = Self(2);
    pub(super) const ANYBODYS: Self = Self(3);
    pub(super) const GIVEN: Self = Self(4);
    pub(super) const SURNAME: Self = Self(8);
    pub(super) const EITHER_NAME: Self = Self(12);

    /// Parses the letters of a list: `m` and `f`, `g` and `s`. Where neither of a pair is given, both are meant.
    pub(super) fn read(letters: &str) -> Self {
        let bits = letters.chars().fold(0, |bits, letter| {
            bits | match letter {
                'm' => Self::MEN.0,
                'f' => Self::WOMEN.0,
                'g' => Self::GIVEN.0,
                's' => Self::SURNAME.0,
                _ => 0,
            }
        });
        let sexes = if bits & Self::ANYBODYS.0 == 0 { Self::ANYBODYS.0 } else { 0 };
        let names = if bits & Self::EITHER_NAME.0 == 0 { Self::EITHER_NAME.0 } else { 0 };
        Self(bits | sexes | names)
    }

    /// Whether the two have something in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What must precede an ending.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Before {
    Anything,
    Consonant,
    Vowel,
    OneOf(&'static str),
}

impl Before {
    fn allows(self, last: char) -> bool {
        match self {
            Self::Anything => true,
            Self::Consonant => is_consonant(last),
            Self::Vowel => is_vowel(last),
            Self::OneOf(letters) => letters.contains(last),
        }
    }
}

/// Whether it is a vowel of a folded Latin, Cyrillic or Greek word; `y` is one.
fn is_vowel(letter: char) -> bool {
    let is_latin = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let is_cyrillic = matches!(letter, 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'і' | 'є');
    is_latin || is_cyrillic || matches!(letter, 'α' | 'ε' | 'η' | 'ι' | 'ο' | 'υ' | 'ω')
}

/// Whether it is a consonant of such a word; the Cyrillic signs ь and ъ are neither.
fn is_consonant(letter: char) -> bool {
    let is_letter = matches!(letter, 'a'..='z' | 'а'..='џ' | 'ґ' | 'α'..='ω') && !matches!(letter, 'ь' | 'ъ');
    is_letter && !is_vowel(letter)
}

impl Rule {
    /// The kept part of a word, given the part before [`Self::seen`]; `None` if the rule does not fit.
    pub(super) fn stem<'w>(&self, mut stem: &'w str) -> Option<&'w str> {
        if self.doubled {
            let last = stem.chars().next_back()?;
            stem = stem.strip_suffix(last).filter(|rest| rest.ends_with(last))?;
        }
        let fits = match stem.chars().next_back() {
            Some(last) => self.before.allows(last),
            None => self.before == Before::Anything,
        };
        (fits && self.is_in_harmony(stem) && self.is_long_enough(stem)).then_some(stem)
    }

    fn is_in_harmony(&self, stem: &str) -> bool {
        self.harmony.is_empty()
            || stem.chars().rev().find(|letter| is_vowel(*letter)).is_some_and(|last| self.harmony.contains(last))
    }

    /// Two letters are a name in languages where every word shows the case (Ян, Яна); elsewhere too little.
    fn is_long_enough(&self, stem: &str) -> bool {
        let least = if self.last_only { 3 } else { 2 };
        stem.chars().chain(self.declared.chars()).nth(least - 1).is_some()
    }

    /// Whether the word is the same in the cases of this rule.
    pub(super) fn is_same(&self) -> bool {
        self.seen == self.declared && !self.doubled
    }

    /// Whether the ending is strong enough for a single word: more than one letter, or a consonant after the last word
    /// in languages without grammatical gender. A single vowel may make another name: Ладушин and Ладушина.
    pub(super) fn is_strong(&self) -> bool {
        if self.is_weak {
            return false;
        }
        let longer = |text: &str| text.chars().nth(1).is_some();
        if self.last_only {
            return longer(self.ending) || !self.ending.chars().all(is_vowel);
        }
        let common = self.seen.chars().zip(self.declared.chars()).take_while(|(one, other)| one == other).count();
        longer(self.ending) && self.seen.chars().nth(common + 1).is_some()
    }
}
