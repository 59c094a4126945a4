//! Calibrates scores: maps the posterior of the model to the rate at which such mentions are right (Platt scaling).

use super::language::Language;
use super::mention::sure_from;
use crate::names::Kind;

/// A linear function of log-odds (Platt scaling), fitted on texts that were not used for training.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Curve {
    pub(super) slope: f32,
    pub(super) shift: f32,
    /// The least calibrated log-odds of a sure mention. The curve fits on the whole, but may be too optimistic at its
    /// upper end.
    pub(super) sure: f32,
}

impl Default for Curve {
    fn default() -> Self {
        Self { slope: 1.0, shift: 0.0, sure: 0.0 }
    }
}

impl Curve {
    /// The calibrated log-odds of a mention with this posterior.
    pub(super) fn odds(self, posterior: f32) -> f32 {
        self.slope * log_odds(posterior) + self.shift
    }
}

/// How far below the threshold of sure mentions a doubted one is scored.
const DOUBT: f32 = 0.001;

/// Caps a score below the threshold of sure mentions.
pub(super) fn doubted(score: f32, kind: Kind) -> f32 {
    score.min(sure_from(kind) - DOUBT)
}

/// The log-odds of a probability, kept finite.
pub(super) fn log_odds(probability: f32) -> f32 {
    let kept = probability.clamp(1e-4, 1.0 - 1e-4);
    (kept / (1.0 - kept)).ln()
}

/// A curve for each kind.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub(super) struct Calibration {
    pub(super) person: Curve,
    pub(super) organization: Curve,
}

impl Calibration {
    /// The calibrated score of a mention: the rate at which such mentions are right, between 0 and 1.
    pub(super) fn score(&self, kind: Kind, posterior: f32) -> f32 {
        let curve = match kind {
            Kind::Person => self.person,
            Kind::Organization => self.organization,
        };
        let odds = curve.odds(posterior);
        let score = 1.0 / (1.0 + (-odds).exp());
        if odds < curve.sure { doubted(score, kind) } else { score }
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
        let curve = Curve { slope: 0.7, shift: -0.4, sure: 0.0 };
        let calibration = Calibration { person: curve, organization: curve };
        let posteriors = [0.0, 0.1, 0.5, 0.9, 1.0];
        let scores = posteriors.map(|posterior| calibration.score(Kind::Person, posterior));
        assert!(scores.windows(2).all(|pair| pair[0] < pair[1]), "{scores:?}");
        assert!(scores.iter().all(|score| (0.0..=1.0).contains(score)));
        assert!((Calibration::default().score(Kind::Person, 0.25) - 0.25).abs() < 1e-3);
    }

    #[test]
    fn where_a_curve_cannot_be_trusted_a_mention_is_likely_but_not_sure() {
        let curve = Curve { sure: log_odds(0.9), ..Curve::default() };
        let calibration = Calibration { person: curve, organization: curve };
        let score = |posterior| calibration.score(Kind::Person, posterior);
        assert!((score(0.6) - 0.6).abs() < 1e-3);
        assert!(score(0.85) < sure_from(Kind::Person) && score(0.85) > 0.74);
        assert!((score(0.95) - 0.95).abs() < 1e-3);
    }

    #[test]
    fn a_language_without_curves_has_those_of_others() {
        let curves = |shift| {
            let curve = Curve { shift, ..Curve::default() };
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
