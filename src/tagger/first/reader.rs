//! The first reader: labels the tokens of a block with a linear-chain CRF over hashed features.

use super::block::{Block, Sums};
use super::features::{PLACES, REACH, Runs, of_place, of_word};
use super::model::{Model, Weights};
use super::unspaced;
use crate::tagger::decode::{Decoder, Found};
use crate::tagger::hash;
use crate::tagger::labels::{OUTSIDE, Row, WIDTH};
use crate::tagger::language::Language;
use crate::tagger::normalize::{composed, lower_into};
use crate::tagger::token_info::TokenInfo;

/// The size of the cache of words; a power of two.
const CACHE_SIZE: usize = 1 << 15;

/// A lower bound of the probability of a label.
#[cfg(feature = "second")]
const LEAST_LIKELY: f32 = 1e-5;

/// The cached features of a word.
#[derive(Clone)]
struct CachedWord {
    /// The hash of the word as written.
    key: u64,
    cell: TokenInfo,
    /// Its contribution to the tokens near it.
    sums: [Sums; PLACES],
}

/// A reader with a cache of words, which only affects speed.
pub(in crate::tagger) struct Reader {
    cached: Vec<Option<Box<CachedWord>>>,
    lower: String,
    scratch: Scratch,
    decoder: Decoder,
}

#[derive(Default)]
struct Scratch {
    emissions: Vec<Row>,
    runs: Runs,
}

impl Reader {
    pub(in crate::tagger) fn new() -> Self {
        Self {
            cached: vec![None; CACHE_SIZE],
            lower: String::new(),
            scratch: Scratch::default(),
            decoder: Decoder::default(),
        }
    }

    /// Looks up the words of a block and sums their context-free features, in a language.
    pub(in crate::tagger) fn prepare(&mut self, model: &Model, text: &str, language: Language, block: &mut Block) {
        block.language = language;
        block.cells.clear();
        block.sums.clear();
        block.sums.resize(block.tokens.tokens.len(), [0; WIDTH]);
        for &(start, end) in &block.tokens.sentences {
            let sums = block.sums.get_mut(start..end).unwrap_or_default();
            for (at, token) in block.tokens.tokens.get(start..end).unwrap_or_default().iter().enumerate() {
                let Some(word_sums) = self.look_up(model, &composed(token.span.text(text))) else { continue };
                block.cells.push(word_sums.cell);
                spread(&word_sums.sums, at, sums);
            }
            if language != Language::English {
                let tokens = block.tokens.tokens.get(start..end).unwrap_or_default();
                unspaced::look_up(&model.lexicon, text, tokens, block.cells.get_mut(start..end).unwrap_or_default());
            }
        }
    }

    fn look_up(&mut self, model: &Model, word: &str) -> Option<&CachedWord> {
        let key = hash::bytes(word.as_bytes());
        let slot = self.cached.get_mut(usize::try_from(key >> 32).unwrap_or_default() % CACHE_SIZE)?;
        if slot.as_ref().is_none_or(|word_sums| word_sums.key != key) {
            lower_into(word, &mut self.lower);
            *slot = Some(Box::new(compute(model, key, word, &self.lower)));
        }
        slot.as_deref()
    }

    /// The names of a prepared block, in order. The facts of the note must have been set.
    pub(in crate::tagger) fn names(&mut self, model: &Model, block: &Block) -> Vec<Found> {
        let mut found = Vec::new();
        for &(start, end) in &block.tokens.sentences {
            let cells = block.cells.get(start..end).unwrap_or_default();
            let sums = block.sums.get(start..end).unwrap_or_default();
            self.scratch.read(model, block.language, cells, sums);
            self.decoder.add_names(&model.chain, &self.scratch.emissions, start, &mut found);
        }
        found
    }

    /// The logarithms of the label probabilities of each token of a prepared block. The facts of the note must have
    /// been set.
    #[cfg(feature = "second")]
    pub(in crate::tagger) fn log_probabilities(&mut self, model: &Model, block: &Block) -> Vec<Row> {
        let mut log_probabilities = Vec::with_capacity(block.tokens.tokens.len());
        for &(start, end) in &block.tokens.sentences {
            let cells = block.cells.get(start..end).unwrap_or_default();
            let sums = block.sums.get(start..end).unwrap_or_default();
            self.scratch.read(model, block.language, cells, sums);
            let logarithms = |row: Row| row.map(|likely| likely.max(LEAST_LIKELY).ln());
            log_probabilities.extend(self.decoder.marginals(&model.chain, &self.scratch.emissions).map(logarithms));
        }
        log_probabilities
    }
}

impl Scratch {
    /// Computes the emission scores of a sentence.
    fn read(&mut self, model: &Model, language: Language, cells: &[TokenInfo], sums: &[Sums]) {
        self.runs.read(cells);
        self.emissions.clear();
        for (at, own) in sums.iter().enumerate() {
            let mut sum = *own;
            of_place(cells, &self.runs, language, at, &mut |feature| add(&mut sum, model.weights(feature)));
            let mut row = sum.map(|steps| f32::from(steps) * model.scale + model.bias);
            if let Some(outside) = row.get_mut(OUTSIDE) {
                *outside -= model.bias;
            }
            self.emissions.push(row);
        }
    }
}

/// Computes the entry of a word for the cache.
fn compute(model: &Model, key: u64, word: &str, lower: &str) -> CachedWord {
    let cell = TokenInfo::new(word, lower, &model.lexicon);
    let mut sums = [[0; WIDTH]; PLACES];
    for (place, sum) in sums.iter_mut().enumerate() {
        of_word(word, lower, &cell, place, &mut |feature| add(sum, model.weights(feature)));
    }
    CachedWord { key, cell, sums }
}

#[inline]
fn add(sum: &mut Sums, weights: Option<&Weights>) {
    if let Some(weights) = weights {
        for (sum, weight) in sum.iter_mut().zip(weights) {
            *sum = sum.wrapping_add(i16::from(*weight));
        }
    }
}

/// Adds the contribution of a word to the tokens around it.
fn spread(told: &[Sums; PLACES], at: usize, sums: &mut [Sums]) {
    for (place, told) in told.iter().enumerate() {
        let sum = (at + place).checked_sub(REACH).and_then(|at| sums.get_mut(at));
        for (sum, told) in sum.into_iter().flatten().zip(told) {
            *sum = sum.wrapping_add(*told);
        }
    }
}
