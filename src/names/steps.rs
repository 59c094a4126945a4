//! The differences (steps) between a declared name and the same name as a text writes it.

use serde::{Deserialize, Serialize};

/// A difference between a name in a text and a declared name. The order is that in which they are reported.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
#[repr(u8)]
pub enum Step {
    /// Other letter case: JONATHAN HARKER.
    Case,
    /// Without diacritics, or with others: Elodie.
    Diacritics,
    /// Letters written out, or put together: Rüdiger, Ruediger.
    Transliterated,
    /// Other hyphens, or spaces instead of them, or neither: Anne Lise.
    Hyphens,
    /// Another apostrophe, or none.
    Apostrophe,
    /// `&` for and, und, y, or the other way round.
    Ampersand,
    /// With or without the dots of an abbreviation: U.S.
    Dots,
    /// Without its legal form, or with one that the definition does not have.
    LegalForm,
    /// Without the article.
    Article,
    /// Without a title that the definition has.
    WithoutTitle,
    /// With another title than the definition has.
    OtherTitle,
    /// Without middle names, or with initials for them.
    WithoutMiddle,
    /// With a middle name or initial that the definition does not have.
    MoreMiddle,
    /// Without or with a particle: Gogh, van Gogh.
    Particle,
    /// Surname first, with or without a comma.
    SurnameFirst,
    /// With an ending or prefix of a language.
    Inflected,
    /// Without a generation that the definition has.
    WithoutGeneration,
    /// With a generation that the definition does not have.
    MoreGeneration,
    /// By a former surname.
    FormerSurname,
    /// By a nickname that the definition gives.
    Nickname,
    /// The surname alone.
    Surname,
    /// The given name alone, or some given names.
    Given,
    /// A middle name for the given name.
    Middle,
    /// Initials for given names: R. L. Meyer, also where the definition has them.
    Initials,
    /// One of two surnames.
    OneSurname,
    /// An organization's initials.
    Acronym,
    /// An organization's name without its generic words.
    Shortened,
    /// A nickname that the lists have for the given name. It is only offered.
    ListedNickname,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Self; 28] = [
        Self::Case,
        Self::Diacritics,
        Self::Transliterated,
        Self::Hyphens,
        Self::Apostrophe,
        Self::Ampersand,
        Self::Dots,
        Self::LegalForm,
        Self::Article,
        Self::WithoutTitle,
        Self::OtherTitle,
        Self::WithoutMiddle,
        Self::MoreMiddle,
        Self::Particle,
        Self::SurnameFirst,
        Self::Inflected,
        Self::WithoutGeneration,
        Self::MoreGeneration,
        Self::FormerSurname,
        Self::Nickname,
        Self::Surname,
        Self::Given,
        Self::Middle,
        Self::Initials,
        Self::OneSurname,
        Self::Acronym,
        Self::Shortened,
        Self::ListedNickname,
    ];

    /// A phrase for a reason: `without the middle name`.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Case => "in other letter case",
            Self::Diacritics => "with other diacritics",
            Self::Transliterated => "transliterated",
            Self::Hyphens => "with other hyphens or spaces",
            Self::Apostrophe => "with another apostrophe",
            Self::Ampersand => "with “&” for “and”, or the other way round",
            Self::Dots => "with other dots",
            Self::LegalForm => "with or without the legal form",
            Self::Article => "without the article",
            Self::WithoutTitle => "without the title",
            Self::OtherTitle => "with another title",
            Self::WithoutMiddle => "with middle names left out or shortened",
            Self::MoreMiddle => "with one more middle name or initial",
            Self::Particle => "without the particle",
            Self::SurnameFirst => "surname first",
            Self::Inflected => "inflected",
            Self::WithoutGeneration => "without the generation",
            Self::MoreGeneration => "with the generation",
            Self::FormerSurname => "by a former surname",
            Self::Nickname => "by the nickname",
            Self::Surname => "surname",
            Self::Given => "given name",
            Self::Middle => "middle name",
            Self::Initials => "with initials",
            Self::OneSurname => "with one of two surnames",
            Self::Acronym => "abbreviated",
            Self::Shortened => "shortened",
            Self::ListedNickname => "by a common nickname",
        }
    }

    /// Whether it is only a different spelling of the same words.
    pub fn is_spelling(self) -> bool {
        matches!(
            self,
            Self::Case
                | Self::Diacritics
                | Self::Transliterated
                | Self::Hyphens
                | Self::Apostrophe
                | Self::Ampersand
                | Self::Dots
                | Self::LegalForm
                | Self::Article
        )
    }

    /// Whether it makes a short form, which needs evidence in the note.
    pub fn is_shortening(self) -> bool {
        matches!(
            self,
            Self::Surname
                | Self::Given
                | Self::Middle
                | Self::Initials
                | Self::OneSurname
                | Self::Acronym
                | Self::Shortened
        )
    }
}

/// A set of steps.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Steps(u32);

/// How strongly a name in a text may be resolved to the declared name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Strength {
    /// It is the declared name in any context.
    Asserted,
    /// It needs evidence in the note.
    NeedsEvidence,
    /// It is only suggested on request, never asserted.
    Offered,
}

impl Steps {
    /// No step.
    pub const NONE: Self = Self(0);

    /// One step.
    pub const fn of(step: Step) -> Self {
        Self(1 << step as u8)
    }

    /// These steps and the others.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These steps and one more.
    #[must_use]
    pub const fn with(self, step: Step) -> Self {
        self.and(Self::of(step))
    }

    /// Whether the step is among them.
    pub const fn has(self, step: Step) -> bool {
        self.0 & Self::of(step).0 != 0
    }

    /// Whether one of these is among them.
    pub fn has_any(self, steps: &[Step]) -> bool {
        steps.iter().any(|step| self.has(*step))
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Each of them, in order.
    pub fn iter(self) -> impl Iterator<Item = Step> {
        Step::ALL.into_iter().filter(move |step| self.has(*step))
    }

    /// Whether they are only different spellings of the same words.
    pub fn are_spelling(self) -> bool {
        self.iter().all(Step::is_spelling)
    }

    /// The strength of a name with these steps.
    pub fn strength(self) -> Strength {
        if self.has(Step::ListedNickname) {
            Strength::Offered
        } else if self.iter().any(Step::is_shortening) {
            Strength::NeedsEvidence
        } else {
            Strength::Asserted
        }
    }

    /// Whether the name in the text may have more than the declared one, so that another name of the entity may
    /// contradict it: Martin Vogel for M. Vogel.
    pub fn leave_open(self) -> bool {
        self.has_any(&[Step::Initials, Step::MoreMiddle, Step::MoreGeneration])
    }

    /// The distance between the names: first by strength, then by the steps. Omissions and additions count more than
    /// spelling.
    pub fn distance(self) -> (Strength, u32) {
        let of = |step: Step| match step {
            step if step.is_spelling() => 1,
            Step::WithoutTitle | Step::OtherTitle | Step::SurnameFirst | Step::Inflected => 1,
            Step::WithoutMiddle => 2,
            Step::MoreMiddle | Step::MoreGeneration => 4,
            _ => 3,
        };
        (self.strength(), self.iter().map(of).sum())
    }

    /// A phrase for a reason: `without the title, surname first`.
    pub fn phrase(self) -> String {
        self.iter().map(Step::phrase).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_what_was_put_in() {
        let steps = Steps::of(Step::Case).with(Step::ListedNickname).with(Step::Case);
        assert_eq!(steps.iter().collect::<Vec<_>>(), [Step::Case, Step::ListedNickname]);
        assert_eq!(steps.len(), 2);
        assert!(steps.has(Step::Case) && !steps.has(Step::Dots));
    }

    #[test]
    fn each_step_stands_in_its_place() {
        for (place, step) in Step::ALL.into_iter().enumerate() {
            assert_eq!(step as usize, place);
            assert!(!step.phrase().is_empty());
        }
    }

    #[test]
    fn the_weakest_step_decides() {
        assert_eq!(Steps::NONE.strength(), Strength::Asserted);
        assert_eq!(Steps::of(Step::Diacritics).with(Step::SurnameFirst).strength(), Strength::Asserted);
        assert_eq!(Steps::of(Step::Diacritics).with(Step::Surname).strength(), Strength::NeedsEvidence);
        assert_eq!(Steps::of(Step::ListedNickname).with(Step::Surname).strength(), Strength::Offered);
    }
}
