//! A linear-chain CRF over the labels of a sentence: the best sequence of labels, and the probability of a name.
//!
//! Rows are padded to the width of vector registers; lanes beyond the last label are unused. Probabilities are rescaled
//! at every token, so that long sentences neither overflow nor underflow.

use whoswho_encoder::exp;

use super::labels::{LABELS, Name, Row, WIDTH, may_end, may_follow, may_start};

/// The score of an impossible transition.
const NEVER: f32 = -1e9;

/// The transition scores of the labels.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// For each label, the scores of the labels that may follow.
    scores: [Row; LABELS],
    /// The same as factors (exponentials); 0 for impossible transitions.
    forth: [Row; LABELS],
    /// The factors by the following label: for each, those of the labels before.
    back: [Row; LABELS],
}

impl Chain {
    /// A chain with these transition scores: for each previous label one row. Impossible transitions are excluded here.
    pub(super) fn new(following: &[Row; LABELS]) -> Self {
        let mut chain =
            Self { scores: [[NEVER; WIDTH]; LABELS], forth: [[0.0; WIDTH]; LABELS], back: [[0.0; WIDTH]; LABELS] };
        for (from, row) in following.iter().enumerate() {
            for (to, &score) in row.iter().enumerate().take(LABELS).filter(|(to, _)| may_follow(from, *to)) {
                set(chain.scores.get_mut(from), to, score);
                set(chain.forth.get_mut(from), to, exp(score));
                set(chain.back.get_mut(to), from, exp(score));
            }
        }
        chain
    }

    /// The best sequence of labels for the emission scores of a sentence (Viterbi).
    pub(super) fn best(&self, emissions: &[Row], scratch: &mut Vec<Row>, labels: &mut Vec<usize>) {
        labels.clear();
        scratch.clear();
        let mut before = boundary(may_start, NEVER);
        for (at, emission) in emissions.iter().enumerate() {
            let mut reached = if at == 0 { before } else { self.step(&before) };
            for (score, own) in reached.iter_mut().zip(emission) {
                *score += own;
            }
            scratch.push(reached);
            before = reached;
        }
        let Some(last) = scratch.last() else { return };
        let mut label = best_of(last, &boundary(may_end, NEVER));
        labels.push(label);
        for reached in scratch.iter().rev().skip(1) {
            label = best_of(reached, &self.into(label));
            labels.push(label);
        }
        labels.reverse();
    }

    /// For each label, the best score of a transition to it.
    fn step(&self, before: &Row) -> Row {
        let mut reached = [f32::MIN; WIDTH];
        for (row, &from) in self.scores.iter().zip(before) {
            for (best, score) in reached.iter_mut().zip(row) {
                *best = best.max(from + score);
            }
        }
        reached
    }

    /// The scores with which a label is reached from each label before it.
    fn into(&self, label: usize) -> Row {
        let mut scores = [NEVER; WIDTH];
        for (score, row) in scores.iter_mut().zip(&self.scores) {
            *score = row.get(label).copied().unwrap_or(NEVER);
        }
        scores
    }

    /// Computes the forward and backward weights of a sentence.
    pub(super) fn weigh(&self, emissions: &[Row], lattice: &mut Lattice) {
        lattice.clear();
        let mut before = boundary(may_start, 0.0);
        for (at, emission) in emissions.iter().enumerate() {
            let factors = factors(emission);
            let mut forward = if at == 0 { before } else { product(&self.forth, &before) };
            multiply(&mut forward, &factors);
            let sum: f32 = forward.iter().sum();
            let scale = 1.0 / sum.max(f32::MIN_POSITIVE);
            forward.iter_mut().for_each(|value| *value *= scale);
            lattice.forward.push(forward);
            lattice.factors.push(factors);
            lattice.scales.push(scale);
            before = forward;
        }
        let mut after = boundary(may_end, 0.0);
        for (factors, scale) in lattice.factors.iter().zip(&lattice.scales).rev() {
            lattice.backward.push(after);
            let mut weighed = after;
            multiply(&mut weighed, factors);
            weighed.iter_mut().for_each(|value| *value *= scale);
            after = product(&self.back, &weighed);
        }
        lattice.backward.reverse();
    }

    /// The probability that exactly these tokens are a name of this class, after [`Chain::weigh`].
    pub(super) fn posterior(&self, name: Name, lattice: &Lattice) -> f32 {
        let total = lattice.total();
        let first = name.label(name.start);
        let Some(mut weight) = value(lattice.forward.get(name.start), first) else { return 0.0 };
        let mut before = first;
        for at in name.start + 1..name.end {
            let label = name.label(at);
            let step = value(self.forth.get(before), label).zip(value(lattice.factors.get(at), label));
            let Some(((following, own), scale)) = step.zip(lattice.scales.get(at)) else { return 0.0 };
            weight *= following * own * scale;
            before = label;
        }
        let after = value(lattice.backward.get(name.end.wrapping_sub(1)), before).unwrap_or_default();
        if total > 0.0 { (weight * after / total).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// The forward and backward weights of a sentence.
#[derive(Default, Debug)]
pub(super) struct Lattice {
    /// For each token the forward weight of each label, scaled to a sum of 1.
    forward: Vec<Row>,
    /// For each token the backward weight of each label.
    backward: Vec<Row>,
    factors: Vec<Row>,
    scales: Vec<f32>,
}

impl Lattice {
    fn clear(&mut self) {
        self.forward.clear();
        self.backward.clear();
        self.factors.clear();
        self.scales.clear();
    }

    /// The total weight of all sequences of labels that may end there.
    fn total(&self) -> f32 {
        let end = boundary(may_end, 0.0);
        self.forward
            .last()
            .map(|last| last.iter().zip(&end).map(|(weight, may)| weight * may).sum())
            .unwrap_or_default()
    }

    /// The marginal probabilities of the labels, token by token.
    #[cfg(any(test, feature = "train", feature = "second"))]
    pub(super) fn marginals(&self) -> impl Iterator<Item = Row> {
        let scale = 1.0 / self.total().max(f32::MIN_POSITIVE);
        self.forward.iter().zip(&self.backward).map(move |(forward, backward)| {
            let mut row = *forward;
            multiply(&mut row, backward);
            row.iter_mut().for_each(|value| *value *= scale);
            row
        })
    }

    /// Adds the expected number of each transition in the sentence to `sums`.
    #[cfg(any(test, feature = "train"))]
    pub(super) fn add_steps(&self, chain: &Chain, sums: &mut [Row; LABELS]) {
        let scale = 1.0 / self.total().max(f32::MIN_POSITIVE);
        let nexts = self.backward.iter().zip(&self.factors).zip(&self.scales).skip(1);
        for (forward, ((backward, factors), own)) in self.forward.iter().zip(nexts) {
            let mut next = *backward;
            multiply(&mut next, factors);
            next.iter_mut().for_each(|value| *value *= scale * own);
            for ((sum, row), from) in sums.iter_mut().zip(&chain.forth).zip(forward) {
                for ((sum, following), next) in sum.iter_mut().zip(row).zip(&next) {
                    *sum += from * following * next;
                }
            }
        }
    }
}

fn set(row: Option<&mut Row>, at: usize, value: f32) {
    if let Some(slot) = row.and_then(|row| row.get_mut(at)) {
        *slot = value;
    }
}

fn value(row: Option<&Row>, at: usize) -> Option<f32> {
    row?.get(at).copied()
}

/// A row that admits some labels and holds `otherwise` for the rest: scores of 0 for [`NEVER`], factors of 1 for 0.
fn boundary(admits: fn(usize) -> bool, otherwise: f32) -> Row {
    let admitted = if otherwise == 0.0 { 1.0 } else { 0.0 };
    std::array::from_fn(|label| if admits(label) { admitted } else { otherwise })
}

/// The first label with the best sum of two scores.
fn best_of(one: &Row, other: &Row) -> usize {
    let mut best = (0, f32::MIN);
    for (label, (one, other)) in one.iter().zip(other).enumerate().take(LABELS) {
        if one + other > best.1 {
            best = (label, one + other);
        }
    }
    best.0
}

fn product(matrix: &[Row; LABELS], by: &Row) -> Row {
    let mut sums = [0.0; WIDTH];
    for (row, by) in matrix.iter().zip(by) {
        for (sum, factor) in sums.iter_mut().zip(row) {
            *sum += by * factor;
        }
    }
    sums
}

fn multiply(row: &mut Row, by: &Row) {
    for (value, by) in row.iter_mut().zip(by) {
        *value *= by;
    }
}

/// The scores of a token as factors, the greatest of them 1; 0 for the dead lanes.
fn factors(emission: &Row) -> Row {
    let most = emission.iter().take(LABELS).copied().fold(f32::MIN, f32::max);
    let mut factors = emission.map(|score| exp(score - most));
    factors.iter_mut().skip(LABELS).for_each(|dead| *dead = 0.0);
    factors
}

#[cfg(test)]
mod tests;
