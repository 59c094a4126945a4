use super::super::labels::{Class, OUTSIDE, names};
use super::*;

/// Numbers that look random and are the same in every run.
fn noise(seed: &mut u32) -> f32 {
    *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    (*seed >> 8) as f32 / (1 << 24) as f32 * 6.0 - 3.0
}

fn row(seed: &mut u32) -> Row {
    std::array::from_fn(|_| noise(seed))
}

/// Every labelling that may be, with its score.
fn all(following: &[Row; LABELS], emissions: &[Row]) -> Vec<(Vec<usize>, f64)> {
    let mut ways: Vec<(Vec<usize>, f64)> = vec![(Vec::new(), 0.0)];
    for (at, emission) in emissions.iter().enumerate() {
        let mut longer = Vec::new();
        for (way, score) in &ways {
            for label in 0..LABELS {
                let fits = way.last().map_or(may_start(label), |before| may_follow(*before, label));
                if fits && (at + 1 < emissions.len() || may_end(label)) {
                    let step = way.last().map_or(0.0, |before| following[*before][label]);
                    let mut way = way.clone();
                    way.push(label);
                    longer.push((way, score + f64::from(step) + f64::from(emission[label])));
                }
            }
        }
        ways = longer;
    }
    ways
}

#[test]
fn the_chain_agrees_with_brute_force() {
    let mut seed = 7;
    for length in 1..=4 {
        for _ in 0..5 {
            let following: [Row; LABELS] = std::array::from_fn(|_| row(&mut seed));
            let emissions: Vec<Row> = (0..length).map(|_| row(&mut seed)).collect();
            compare(&following, &emissions);
        }
    }
}

fn compare(following: &[Row; LABELS], emissions: &[Row]) {
    let ways = all(following, emissions);
    let chain = Chain::new(following);
    let (mut scratch, mut labels, mut lattice) = (Vec::new(), Vec::new(), Lattice::default());
    chain.best(emissions, &mut scratch, &mut labels);
    let best = ways.iter().max_by(|one, other| one.1.total_cmp(&other.1)).unwrap();
    assert_eq!(labels, best.0);

    chain.weigh(emissions, &mut lattice);
    let total: f64 = ways.iter().map(|(_, score)| score.exp()).sum();
    for (at, marginals) in lattice.marginals().enumerate() {
        for (label, likely) in marginals.into_iter().enumerate() {
            let with: f64 = ways.iter().filter(|(way, _)| way[at] == label).map(|(_, score)| score.exp()).sum();
            assert!((f64::from(likely) - with / total).abs() < 1e-4);
        }
    }
    let mut steps = [[0.0; WIDTH]; LABELS];
    lattice.add_steps(&chain, &mut steps);
    for (from, row) in steps.iter().enumerate() {
        for (to, likely) in row.iter().enumerate() {
            let count = |way: &[usize]| way.windows(2).filter(|pair| **pair == [from, to]).count() as f64;
            let expected: f64 = ways.iter().map(|(way, score)| count(way) * score.exp()).sum::<f64>() / total;
            assert!((f64::from(*likely) - expected).abs() < 1e-4);
        }
    }
    for start in 0..emissions.len() {
        for end in start + 1..=emissions.len() {
            let name = Name { start, end, class: Class::Organization };
            let with: f64 =
                ways.iter().filter(|(way, _)| names(way).contains(&name)).map(|(_, score)| score.exp()).sum();
            assert!((f64::from(chain.posterior(name, &lattice)) - with / total).abs() < 1e-4);
        }
    }
}

#[test]
fn long_and_extreme_sentences_stay_finite() {
    let following = [[0.0; WIDTH]; LABELS];
    let chain = Chain::new(&following);
    let mut emission = [-500.0; WIDTH];
    emission[OUTSIDE] = 500.0;
    let emissions = vec![emission; 300];
    let mut lattice = Lattice::default();
    chain.weigh(&emissions, &mut lattice);
    assert!(lattice.marginals().flatten().all(f32::is_finite));
    let name = Name { start: 3, end: 5, class: Class::Person };
    assert!(chain.posterior(name, &lattice) < 1e-6);
}

#[test]
fn an_empty_sentence_has_no_labels() {
    let chain = Chain::new(&[[0.0; WIDTH]; LABELS]);
    let mut labels = vec![1];
    chain.best(&[], &mut Vec::new(), &mut labels);
    assert!(labels.is_empty());
}
