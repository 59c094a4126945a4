//! The second reader: scores the labels of tokens with the network, together with the scores of the first reader.

use std::sync::LazyLock;

use super::file::{Contents, Judgement, read};
use whoswho_encoder::{Buffers, exp};

use super::windows;
use crate::tagger::calibrate::Calibrations;
use crate::tagger::crf::Chain;
use crate::tagger::decode::{Decoder, Found};
use crate::tagger::first::Block;
use crate::tagger::labels::{LABELS, Name, OUTSIDE, Row, WIDTH};

/// The file for English that is built in.
pub(in crate::tagger) use whoswho_model_second::ENGLISH;
/// The file for other languages that is built in.
#[cfg(feature = "multilingual")]
pub(in crate::tagger) use whoswho_model_second_multilingual::MULTILINGUAL;

/// The score of all labels but "outside" for tokens that are not asked about.
const NOT_ASKED: f32 = -12.0;

/// The weight of the first reader's probability in the posterior of a name, chosen on the development texts, where it
/// raises the precision of high scores.
const FIRST_READER_WEIGHT: f32 = 0.25;

/// A reader with its network and buffers.
pub(in crate::tagger) struct SecondReader {
    contents: &'static Contents,
    judgement: Judgement,
    chain: Chain,
    buffers: Buffers,
    decoder: Decoder,
}

impl SecondReader {
    /// The built-in reader for English; `None` if there is none.
    pub(in crate::tagger) fn english() -> Option<Self> {
        static EMBEDDED: LazyLock<Option<Contents>> = LazyLock::new(|| read(ENGLISH));
        EMBEDDED.as_ref().map(Self::new)
    }

    /// The built-in reader for other languages; `None` if there is none.
    #[cfg(feature = "multilingual")]
    pub(in crate::tagger) fn multilingual() -> Option<Self> {
        static EMBEDDED: LazyLock<Option<Contents>> = LazyLock::new(|| read(MULTILINGUAL));
        EMBEDDED.as_ref().map(Self::new)
    }

    /// A reader with the network of a file.
    pub(in crate::tagger) fn new(contents: &'static Contents) -> Self {
        Self {
            contents,
            judgement: contents.judgement.clone(),
            chain: Chain::new(&[[0.0; WIDTH]; LABELS]),
            buffers: Buffers::default(),
            decoder: Decoder::default(),
        }
    }

    /// The same reader with another judgement than its file's.
    #[cfg(feature = "train")]
    pub(in crate::tagger) fn judging(self, judgement: Judgement) -> Self {
        Self { judgement, ..self }
    }

    /// The calibration curves.
    pub(in crate::tagger) fn calibrations(&self) -> &Calibrations {
        &self.judgement.calibrations
    }

    /// The names in a block, in order. The facts of the note must have been set; `first` has the log-probabilities of
    /// the first reader.
    pub(in crate::tagger) fn names(&mut self, text: &str, block: &Block, first: &[Row]) -> Vec<Found> {
        let scores = self.scores(text, block, first);
        let mut found = Vec::new();
        for &(start, end) in &block.tokens.sentences {
            let emissions = scores.get(start..end).unwrap_or_default();
            self.decoder.add_names(&self.chain, emissions, start, &mut found);
        }
        found.iter_mut().for_each(|found| found.posterior = weighted(found.posterior, support(found.name, first)));
        found
    }

    /// The combined label scores of both readers for each token.
    fn scores(&mut self, text: &str, block: &Block, first: &[Row]) -> Vec<Row> {
        let Contents { vocabulary, network, .. } = self.contents;
        let Judgement { bias, share_of_first, .. } = self.judgement;
        let mut outside = [NOT_ASKED; WIDTH];
        if let Some(score) = outside.get_mut(OUTSIDE) {
            *score = 0.0;
        }
        let mut scores = vec![outside; block.tokens.tokens.len()];
        for window in windows::of(vocabulary, text, block, first, network.longest_window()) {
            let mut read = Vec::new();
            network.read(&window.pieces, &mut self.buffers, &mut read);
            for (token, second) in window.asked.iter().zip(&read) {
                let Some((score, first)) = scores.get_mut(*token).zip(first.get(*token)) else { continue };
                let second = logarithms(second);
                for ((score, second), first) in score.iter_mut().zip(second).zip(first) {
                    *score = second + share_of_first * first;
                }
                // What is taken from "outside" is given to all other labels.
                if let Some(outside) = score.get_mut(OUTSIDE) {
                    *outside -= bias;
                }
            }
        }
        scores
    }
}

/// The log-probability that the first reader gives the least likely label of a name.
fn support(name: Name, log_probabilities: &[Row]) -> f32 {
    let tokens = log_probabilities.iter().enumerate().take(name.end).skip(name.start);
    tokens.filter_map(|(at, row)| row.get(name.label(at)).copied()).fold(0.0, f32::min)
}

/// The posterior of a name, weighted with the probability of the first reader.
fn weighted(posterior: f32, support: f32) -> f32 {
    posterior * exp(FIRST_READER_WEIGHT * support)
}

/// Log-softmax of the scores of labels.
fn logarithms(scores: &Row) -> Row {
    let known = || scores.iter().take(LABELS);
    let most = known().copied().fold(f32::MIN, f32::max);
    let sum = known().map(|score| exp(score - most)).sum::<f32>().ln();
    scores.map(|score| score - most - sum)
}
