//! Whether a name that a text writes is a name that somebody declared, and what lies between the two.
//!
//! This is the one comparison of names: whoever has to tell whether two names may be one asks here.

mod organization;
mod person;

use super::Kind;
use super::organization::OrganizationName;
use super::person::PersonName;

pub use super::steps::{Step, Steps, Strength};
pub use organization::compare_organizations;
pub use person::compare_people;

/// What a comparison finds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The same name, letter for letter.
    Same,
    /// The same bearer may be meant, by these steps from the declared name.
    Compatible(Steps),
    /// Somebody else is meant.
    Contradicts(Contradiction),
}

/// What shows that two names are not of one bearer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Contradiction {
    /// Another generation: II is not III, Jr. is not Sr.
    Generation,
    /// Another given name, or an initial that does not fit.
    GivenName,
    /// Another middle name or initial.
    MiddleName,
    /// Another surname.
    Surname,
    /// A title of the other sex, or another rank, before a short form.
    Title,
    /// Another legal form.
    LegalForm,
    /// Other words.
    Words,
    /// More than the declared name says of anybody.
    MoreThanDeclared,
}

impl Contradiction {
    /// Why the two are not one, in a phrase.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Generation => "another generation",
            Self::GivenName => "another given name",
            Self::MiddleName => "another middle name",
            Self::Surname => "another surname",
            Self::Title => "another title",
            Self::LegalForm => "another legal form",
            Self::Words => "other words",
            Self::MoreThanDeclared => "a longer name",
        }
    }
}

impl Verdict {
    /// The steps between both names; none if they are the same, nothing if they contradict each other.
    pub fn steps(self) -> Option<Steps> {
        match self {
            Self::Same => Some(Steps::NONE),
            Self::Compatible(steps) => Some(steps),
            Self::Contradicts(_) => None,
        }
    }

    /// Whether both are of one surname and yet two people.
    pub fn shares_surname(self) -> bool {
        let told = [Contradiction::GivenName, Contradiction::MiddleName, Contradiction::Generation];
        matches!(self, Self::Contradicts(why) if told.contains(&why))
    }

    /// The same name, or one that lies so many steps away.
    fn of(steps: Steps) -> Self {
        if steps.is_empty() { Self::Same } else { Self::Compatible(steps) }
    }
}

/// Compares a name that is seen with one that is declared, both of that kind.
pub fn compare(kind: Kind, seen: &str, declared: &str) -> Verdict {
    if seen == declared { Verdict::Same } else { compare_with_all(kind, seen, std::iter::once(declared)) }
}

/// Compares a name that is seen with all that one bearer has declared, of that kind. The nearest of them counts.
pub fn compare_with_all<'n>(kind: Kind, seen: &str, declared: impl Iterator<Item = &'n str>) -> Verdict {
    match kind {
        Kind::Person => {
            let declared: Vec<PersonName> = declared.map(PersonName::parse).collect();
            compare_with_person(&PersonName::parse(seen), &declared)
        }
        Kind::Organization => {
            let seen = OrganizationName::parse(seen);
            nearest(declared.map(|declared| compare_organizations(&seen, &OrganizationName::parse(declared))))
        }
    }
}

/// Compares a name with all names of one person. Where a name leaves open who is meant, the others tell: M. Vogel is not
/// Martin Vogel who is also Marco Vogel. Another given name says nothing where the given name is the same: Desmond Paul Vogel
/// may be Des Vogel.
pub fn compare_with_person(seen: &PersonName, declared: &[PersonName]) -> Verdict {
    let verdicts = || declared.iter().map(|declared| compare_people(seen, declared));
    let nearest = nearest(verdicts());
    let Some(steps) = nearest.steps().filter(|steps| steps.leave_open()) else { return nearest };
    let opposes = |verdict: &Verdict| {
        let is_given_name = *verdict == Verdict::Contradicts(Contradiction::GivenName);
        verdict.shares_surname() && (!is_given_name || steps.has(Step::Initials))
    };
    verdicts().find(opposes).unwrap_or(nearest)
}

/// The verdict that says most for one bearer.
fn nearest(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let far = |verdict: &Verdict| verdict.steps().map_or((true, None), |steps| (false, Some(steps.distance())));
    verdicts.min_by_key(far).unwrap_or(Verdict::Contradicts(Contradiction::Words))
}

#[cfg(test)]
mod tests;
