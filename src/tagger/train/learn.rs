//! Stochastic gradient ascent on the likelihood of the labels, with AdaGrad step sizes. The same seed gives the same
//! model.

use super::examples::Examples;
use crate::tagger::crf::{Chain, Lattice};
use crate::tagger::labels::{LABELS, OUTSIDE, Row, WIDTH};

/// The settings of the training.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    pub(super) epochs: usize,
    /// The step size before AdaGrad divides it.
    pub(super) rate: f32,
    /// The weight decay, per sentence.
    pub(super) decay: f32,
    pub(super) seed: u64,
}

/// The learnt parameters: a row for each feature, and the transition scores.
#[derive(Debug)]
pub(super) struct LearnedWeights {
    pub(super) weights: Vec<Row>,
    pub(super) following: [Row; LABELS],
}

/// A parameter row with the sum of its squared gradients.
#[derive(Clone, Copy)]
struct Slot {
    weights: Row,
    squares: Row,
}

const EMPTY: Slot = Slot { weights: [0.0; WIDTH], squares: [1e-2; WIDTH] };

/// Gradients smaller than this change nothing that matters.
const NEGLIGIBLE: f32 = 0.004;

impl Slot {
    fn climb(&mut self, gradient: &Row, rate: f32, decay: f32) {
        let slots = self.weights.iter_mut().zip(&mut self.squares).zip(gradient);
        for ((weight, square), gradient) in slots {
            let pulled = gradient - decay * *weight;
            *square += pulled * pulled;
            *weight += rate * pulled / square.sqrt();
        }
    }
}

fn add(sum: &mut Row, weights: &Row) {
    for (sum, weight) in sum.iter_mut().zip(weights) {
        *sum += weight;
    }
}

/// A pseudo-random number generator.
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }

    fn shuffle(&mut self, list: &mut [usize]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

/// Trains on sentences whose features are numbers below `features`; returns the mean of the parameters at the end of
/// the later epochs.
pub(super) fn learn(
    examples: &Examples,
    features: usize,
    settings: Settings,
    tell: &mut dyn FnMut(&str),
) -> LearnedWeights {
    let mut learner = Learner::new(examples, features, settings);
    let mut order: Vec<usize> = (0..examples.sentences.len()).collect();
    let mut chance = Chance::new(settings.seed);
    let mut sum = LearnedWeights { weights: vec![[0.0; WIDTH]; features], following: [[0.0; WIDTH]; LABELS] };
    let mut summed = 0.0;
    for epoch in 1..=settings.epochs {
        chance.shuffle(&mut order);
        let mut wrong = 0;
        for &sentence in &order {
            wrong += learner.step(sentence);
        }
        tell(&format!("epoch {epoch}: {wrong} tokens wrong"));
        if epoch > settings.epochs / 2 {
            learner.add_to(&mut sum);
            summed += 1.0;
        }
    }
    sum.weights.iter_mut().chain(&mut sum.following).flatten().for_each(|weight| *weight /= summed);
    sum
}

struct Learner<'a> {
    examples: &'a Examples,
    settings: Settings,
    slots: Vec<Slot>,
    following: [Slot; LABELS],
    emissions: Vec<Row>,
    lattice: Lattice,
}

impl<'a> Learner<'a> {
    fn new(examples: &'a Examples, features: usize, settings: Settings) -> Self {
        let (slots, following) = (vec![EMPTY; features], [EMPTY; LABELS]);
        Self { examples, settings, slots, following, emissions: Vec::new(), lattice: Lattice::default() }
    }

    /// Updates the parameters by one sentence; returns the number of its labels that were not the most likely.
    fn step(&mut self, sentence: usize) -> usize {
        let Some(tokens) = self.examples.sentences.get(sentence).cloned() else { return 0 };
        self.emissions.clear();
        for token in tokens.clone() {
            let mut sum = [0.0; WIDTH];
            for slot in self.examples.of(token).iter().filter_map(|feature| self.slots.get(*feature as usize)) {
                add(&mut sum, &slot.weights);
            }
            self.emissions.push(sum);
        }
        let chain = Chain::new(&self.following.map(|slot| slot.weights));
        chain.weigh(&self.emissions, &mut self.lattice);
        let mut wrong = 0;
        let Settings { rate, decay, .. } = self.settings;
        for (token, marginals) in tokens.clone().zip(self.lattice.marginals()) {
            let gold = self.gold(token);
            let mut gradient = marginals.map(|likely| -likely);
            gradient.iter_mut().skip(LABELS).for_each(|dead| *dead = 0.0);
            if let Some(right) = gradient.get_mut(gold) {
                wrong += usize::from(*right > -0.5);
                *right += 1.0;
            }
            if gradient.iter().all(|value| value.abs() < NEGLIGIBLE) {
                continue;
            }
            for feature in self.examples.of(token) {
                if let Some(slot) = self.slots.get_mut(*feature as usize) {
                    slot.climb(&gradient, rate, decay);
                }
            }
        }
        self.step_following(&chain, tokens);
        wrong
    }

    fn add_to(&self, sum: &mut LearnedWeights) {
        let slots = self.slots.iter().chain(&self.following);
        for (sum, slot) in sum.weights.iter_mut().chain(&mut sum.following).zip(slots) {
            add(sum, &slot.weights);
        }
    }

    fn gold(&self, token: usize) -> usize {
        self.examples.labels.get(token).copied().map_or(OUTSIDE, usize::from)
    }

    fn step_following(&mut self, chain: &Chain, tokens: std::ops::Range<usize>) {
        let mut gradient = [[0.0; WIDTH]; LABELS];
        self.lattice.add_steps(chain, &mut gradient);
        gradient.iter_mut().flatten().for_each(|value| *value = -*value);
        for token in tokens.skip(1) {
            let (from, to) = (self.gold(token - 1), self.gold(token));
            if let Some(value) = gradient.get_mut(from).and_then(|row| row.get_mut(to)) {
                *value += 1.0;
            }
        }
        let Settings { rate, decay, .. } = self.settings;
        for (slot, gradient) in self.following.iter_mut().zip(&gradient) {
            slot.climb(gradient, rate, decay);
        }
    }
}
