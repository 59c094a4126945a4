//! Compares a name in a text with a declared name: whether both may name the same entity, and by which steps they
//! differ.
//!
//! All code that has to tell whether two names may belong to one entity uses this module.

mod organization;
mod person;

use super::Kind;
use super::organization::OrganizationName;
use super::person::PersonName;

pub use super::steps::{Step, Steps, Strength};
pub use organization::compare_organizations;
pub use person::compare_people;

/// The result of a comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The names are equal, letter for letter.
    Same,
    /// Both may name the same entity, by these steps from the declared name.
    Compatible(Steps),
    /// They name different entities.
    Contradicts(Contradiction),
}

/// Why two names do not belong to one entity.
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
    /// A title of the other gender, or another rank, before a short form.
    Title,
    /// Another legal form.
    LegalForm,
    /// Other words.
    Words,
    /// More than the declared name has.
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
    /// The steps between both names: empty if they are equal, `None` if they contradict.
    pub fn steps(self) -> Option<Steps> {
        match self {
            Self::Same => Some(Steps::NONE),
            Self::Compatible(steps) => Some(steps),
            Self::Contradicts(_) => None,
        }
    }

    /// Whether both have the same surname but name different people.
    pub fn shares_surname(self) -> bool {
        let told = [Contradiction::GivenName, Contradiction::MiddleName, Contradiction::Generation];
        matches!(self, Self::Contradicts(why) if told.contains(&why))
    }

    /// The verdict for these steps.
    fn of(steps: Steps) -> Self {
        if steps.is_empty() { Self::Same } else { Self::Compatible(steps) }
    }
}

/// Compares a name in a text with a declared one of the same kind.
pub fn compare(kind: Kind, seen: &str, declared: &str) -> Verdict {
    if seen == declared { Verdict::Same } else { compare_with_all(kind, seen, std::iter::once(declared)) }
}

/// Compares a name in a text with all declared names of one entity of that kind. The nearest of them counts.
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

/// Compares a name with all names of one person. Where it is compatible with one of them only by initials or additions,
/// the others may contradict: M. Vogel is not Martin Vogel who is also Marco Vogel. A different given name is no
/// contradiction where the given name matches another declared name: Desmond Paul Vogel may be Des Vogel.
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

/// The most favourable verdict.
fn nearest(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let far = |verdict: &Verdict| verdict.steps().map_or((true, None), |steps| (false, Some(steps.distance())));
    verdicts.min_by_key(far).unwrap_or(Verdict::Contradicts(Contradiction::Words))
}

#[cfg(test)]
mod tests;
