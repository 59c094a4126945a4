//! From what the chain believes to how often it is right.

use super::language::Language;
use crate::names::Kind;

/// A sloped and shifted log-odds (Platt): fitted on texts that were not trained on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Curve {
    pub(super) slope: f32,
    pub(super) shift: f32,
}

impl Default for Curve {
    fn default() -> Self {
        Self { slope: 1.0, shift: 0.0 }
    }
}

impl Curve {
    /// How often a mention of this posterior is right: between 0 and 1.
    pub(super) fn score(self, posterior: f32) -> f32 {
        let odds = self.slope * log_odds(posterior) + self.shift;
        1.0 / (1.0 + (-odds).exp())
    }
}

/// The logarithm of the odds, kept finite.
pub(super) fn log_odds(probability: f32) -> f32 {
    let kept = probability.clamp(1e-4, 1.0 - 1e-4);
    (kept / (1.0 - kept)).ln()
}

/// One curve a kind.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub(super) struct Calibration {
    pub(super) person: Curve,
    pub(super) organization: Curve,
}

impl Calibration {
    /// The curve of a kind.
    pub(super) fn of(&self, kind: Kind) -> Curve {
        match kind {
            Kind::Person => self.person,
            Kind::Organization => self.organization,
        }
    }
}

/// The curves of each language that a reader knows.
#[derive(Clone, PartialEq, Default, Debug)]
pub(super) struct Calibrations(pub(super) Vec<(Language, Calibration)>);

impl Calibrations {
    /// The curves of a language; those of [`Language::Other`], then the first ones, where it has none of its own.
    pub(super) fn of(&self, language: Language) -> Calibration {
        let known = |wanted: Language| self.0.iter().find(|(language, _)| *language == wanted);
        let found = known(language).or_else(|| known(Language::Other)).or_else(|| self.0.first());
        found.map(|(_, calibration)| *calibration).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_rise_with_the_posterior_and_stay_in_bounds() {
        let curve = Curve { slope: 0.7, shift: -0.4 };
        let scores: Vec<f32> = [0.0, 0.1, 0.5, 0.9, 1.0].into_iter().map(|posterior| curve.score(posterior)).collect();
        assert!(scores.windows(2).all(|pair| pair[0] < pair[1]), "{scores:?}");
        assert!(scores.iter().all(|score| (0.0..=1.0).contains(score)));
        assert!((Curve::default().score(0.25) - 0.25).abs() < 1e-3);
    }

    #[test]
    fn a_language_without_curves_has_those_of_others() {
        let curves = |shift| {
            let curve = Curve { slope: 1.0, shift };
            Calibration { person: curve, organization: curve }
        };
        let known = vec![(Language::German, curves(1.0)), (Language::Other, curves(2.0))];
        let calibrations = Calibrations(known);
        let shift = |language| calibrations.of(language).person.shift;
        assert_eq!([Language::German, Language::Other, Language::Danish].map(shift), [1.0, 2.0, 2.0]);
        assert_eq!(Calibrations(vec![(Language::English, curves(3.0))]).of(Language::Danish), curves(3.0));
        assert_eq!(Calibrations::default().of(Language::English), Calibration::default());
    }
}
