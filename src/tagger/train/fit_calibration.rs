//! Fits the calibration curves.

use std::collections::BTreeMap;

use super::evaluate::{Judged, judge};
use super::group::Text;
use crate::names::Kind;
use crate::tagger::Readers;
use crate::tagger::cache::Tagger;
use crate::tagger::calibrate::{Calibration, Calibrations, Curve, log_odds};
use crate::tagger::language::Language;

/// Fits the curves of readers without calibration on texts that were not used for training: for each language, and, if
/// there are several, for all of them together, which is used for other languages.
pub(super) fn calibrations(tagger: &mut Tagger, readers: Readers, dev: &[Text]) -> Calibrations {
    let mut judged: BTreeMap<Language, Vec<(bool, Judged)>> = BTreeMap::new();
    for text in dev {
        let of_text = judge(tagger, readers, &text.documents).into_iter().map(|judged| (text.is_prose, judged));
        judged.entry(text.language).or_default().extend(of_text);
    }
    let mut curves: Vec<(Language, Calibration)> =
        judged.iter().map(|(language, judged)| (*language, calibration(&judged.iter()))).collect();
    if curves.len() > 1 {
        curves.push((Language::Other, calibration(&judged.values().flatten())));
    }
    Calibrations(curves)
}

/// The curves for the results on texts, some of which are prose.
fn calibration<'j>(judged: &(impl Iterator<Item = &'j (bool, Judged)> + Clone)) -> Calibration {
    let curve = |kind: Kind| {
        let outcomes = |in_prose: bool| -> Vec<(f32, bool)> {
            let chosen = judged.clone().filter(|(is_prose, _)| *is_prose || !in_prose);
            let outcomes = chosen.flat_map(|(_, judged)| {
                let of_kind = judged.found.iter().filter(move |(mention, _)| mention.2 == kind);
                of_kind.map(|(mention, score)| (log_odds(*score), judged.gold.contains(mention)))
            });
            outcomes.collect()
        };
        cautious(fit(&outcomes(false)), &outcomes(true), kind)
    };
    Calibration { person: curve(Kind::Person), organization: curve(Kind::Organization) }
}

/// The precision that sure names must have.
fn wanted(kind: Kind) -> f32 {
    match kind {
        Kind::Person => 0.95,
        Kind::Organization => 0.93,
    }
}

/// Limits the sure mentions of a curve to those with the required precision. One more is counted as wrong, as there are
/// few.
fn cautious(curve: Curve, outcomes: &[(f32, bool)], kind: Kind) -> Curve {
    let mut sorted: Vec<(f32, bool)> =
        outcomes.iter().map(|(odds, right)| (curve.slope * odds + curve.shift, *right)).collect();
    sorted.sort_by(|one, other| other.0.total_cmp(&one.0));
    let most = sorted.first().map_or(0.0, |(odds, _)| *odds);
    let (mut right, mut all, mut sure) = (0.0f32, 1.0f32, most + BEYOND);
    for (at, (odds, is_right)) in sorted.iter().enumerate() {
        all += 1.0;
        right += if *is_right { 1.0 } else { 0.0 };
        // Those of the same odds are sure together or not at all.
        let is_last = sorted.get(at + 1).is_none_or(|(next, _)| next < odds);
        if is_last && right >= wanted(kind) * all {
            sure = *odds;
        }
    }
    Curve { sure, ..curve }
}

/// The margin in log-odds above all outcomes, used if no threshold is precise enough.
const BEYOND: f32 = 0.1;

/// The curve of maximum likelihood for these outcomes, by Newton's method.
fn fit(outcomes: &[(f32, bool)]) -> Curve {
    let (mut slope, mut shift) = (1.0f64, 0.0f64);
    for _ in 0..30 {
        let (mut g0, mut g1, mut h00, mut h01, mut h11) = (0.0, 0.0, 1e-6, 0.0, 1e-6);
        for (odds, right) in outcomes {
            let odds = f64::from(*odds);
            let likely = 1.0 / (1.0 + (-(slope * odds + shift)).exp());
            let (miss, weight) = (f64::from(u8::from(*right)) - likely, likely * (1.0 - likely));
            g0 += miss * odds;
            g1 += miss;
            h00 += weight * odds * odds;
            h01 += weight * odds;
            h11 += weight;
        }
        let determinant: f64 = h00 * h11 - h01 * h01;
        if determinant.abs() < 1e-9 {
            break;
        }
        slope += ((g0 * h11 - g1 * h01) / determinant).clamp(-1.0, 1.0);
        shift += ((g1 * h00 - g0 * h01) / determinant).clamp(-1.0, 1.0);
    }
    #[allow(clippy::cast_possible_truncation, reason = "the curve needs no more digits")]
    let curve = Curve { slope: slope as f32, shift: shift as f32, ..Curve::default() };
    curve
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fitted_curve_tells_how_often_it_is_right() {
        // Of those believed at 0.9 three in four are right, of those at 0.5 one in four.
        let outcomes: Vec<(f32, bool)> = (0..400)
            .map(|n| (log_odds(if n < 200 { 0.9 } else { 0.5 }), if n < 200 { n % 4 != 0 } else { n % 4 == 0 }))
            .collect();
        let curve = fit(&outcomes);
        assert!((curve.odds(0.9) - log_odds(0.75)).abs() < 0.05, "{curve:?}");
        assert!((curve.odds(0.5) - log_odds(0.25)).abs() < 0.05, "{curve:?}");
    }

    #[test]
    fn what_is_sure_is_right_often_enough() {
        // Of those believed at 0.99 all are right, of those at 0.9 eight in ten.
        let outcomes: Vec<(f32, bool)> =
            (0..400).map(|n| (log_odds(if n < 200 { 0.99 } else { 0.9 }), n < 200 || n % 5 != 0)).collect();
        let curve = cautious(fit(&outcomes), &outcomes, Kind::Person);
        assert!(curve.odds(0.99) >= curve.sure && curve.odds(0.9) < curve.sure, "{curve:?}");
        // Where too few are right nothing is sure.
        let wrong: Vec<(f32, bool)> = (0..100).map(|n| (log_odds(0.99), n % 2 == 0)).collect();
        let curve = cautious(fit(&wrong), &wrong, Kind::Person);
        assert!(curve.odds(0.99) < curve.sure, "{curve:?}");
    }
}
