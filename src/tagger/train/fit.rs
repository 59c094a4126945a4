//! Fits scores to how often mentions are right.

use std::collections::BTreeMap;

use super::corpus::Document;
use super::evaluate::{Judged, judge};
use crate::names::Kind;
use crate::tagger::Readers;
use crate::tagger::calibrate::{Calibration, Calibrations, Curve, log_odds};
use crate::tagger::language::Language;
use crate::tagger::memory::Tagger;

/// Fits the curves of readers that have none on texts that they were not trained on: for each language by itself, and, if
/// there are several, for all of them together, which is for languages that nobody knows.
pub(super) fn calibrations(tagger: &mut Tagger, readers: Readers, dev: &[(Language, Vec<Document>)]) -> Calibrations {
    let mut judged: BTreeMap<Language, Vec<Judged>> = BTreeMap::new();
    for (language, documents) in dev {
        judged.entry(*language).or_default().extend(judge(tagger, readers, documents));
    }
    let mut curves: Vec<(Language, Calibration)> =
        judged.iter().map(|(language, judged)| (*language, calibration(judged.iter()))).collect();
    if curves.len() > 1 {
        curves.push((Language::Other, calibration(judged.values().flatten())));
    }
    Calibrations(curves)
}

fn calibration<'j>(judged: impl Iterator<Item = &'j Judged> + Clone) -> Calibration {
    let curve = |kind: Kind| {
        let outcomes = judged.clone().flat_map(|judged| {
            let of_kind = judged.found.iter().filter(move |(mention, _)| mention.2 == kind);
            of_kind.map(|(mention, score)| (log_odds(*score), judged.gold.contains(mention)))
        });
        fit(&outcomes.collect::<Vec<_>>())
    };
    Calibration { person: curve(Kind::Person), organization: curve(Kind::Organization) }
}

/// The curve under which these outcomes are likeliest, by Newton's method.
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
    let curve = Curve { slope: slope as f32, shift: shift as f32 };
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
        assert!((curve.score(0.9) - 0.75).abs() < 0.01, "{curve:?}");
        assert!((curve.score(0.5) - 0.25).abs() < 0.01, "{curve:?}");
    }
}
