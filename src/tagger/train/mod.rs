//! Trains and evaluates the readers. Only built with the feature `train`.

mod coreference;
mod corpus;
mod evaluate;
mod examples;
mod export;
mod fit_calibration;
mod group;
mod learn;
mod linked;
mod lists;

use rustc_hash::FxHashMap;

use examples::Examples;
pub use export::export;
use group::language_of;
pub use group::{File, Group};
use learn::{LearnedWeights, Settings};
pub use linked::{Linked, LinkedName, linked};

use super::Readers;
use super::first::Reader;
use super::first::model::{Model, Parts, Weights};
use super::labels::{LABELS, Row, WIDTH};
use super::recognizer::Recognizer;
use super::second::{self, Judgement, SecondReader};
use crate::names::Kind;

/// The training data.
#[derive(Clone, Debug, Default)]
pub struct TrainingData {
    /// Annotated texts to learn from, in columns.
    pub train: Vec<File>,
    /// Annotated texts to fit the scores on, in columns.
    pub dev: Vec<File>,
    /// Lists of names, tab-separated.
    pub lists: Vec<File>,
}

/// The value of a step of a quantized weight.
const SCALE: f32 = 1.0 / 20.0;
/// The bias for names, which raises recall.
const BIAS: f32 = 0.25;
/// Candidate weights of the first reader's scores, relative to 1 for the second's.
const SHARES_OF_FIRST: [f32; 5] = [0.0, 0.1, 0.2, 0.35, 0.5];
/// Candidate biases for both readers together.
const BIASES: [f32; 3] = [0.0, 0.25, 0.5];
/// The settings that did best on held-out parts of the training texts.
const SETTINGS: Settings = Settings { epochs: 10, rate: 0.03, decay: 1e-3, seed: 1 };

/// Trains a model; the same data gives the same file. `tell` receives progress messages.
pub fn train(material: &TrainingData, group: Group, tell: &mut dyn FnMut(&str)) -> Vec<u8> {
    let words = lists::lexicon(&material.lists);
    tell(&format!("{} words listed", words.len()));
    let lexicon_only = Model::new(&Parts { words: words.clone(), scale: SCALE, ..Parts::default() });
    let mut examples = Examples::default();
    let mut reader = Reader::new();
    for (name, text) in &material.train {
        examples.add(&mut reader, &lexicon_only, language_of(name), &corpus::read(text));
        tell(&format!("{name}: {} tokens in all", examples.labels.len()));
    }
    let hashes = number(&mut examples, group);
    tell(&format!("{} features", hashes.len()));
    let learnt = learn::learn(&examples, hashes.len(), SETTINGS, tell);
    let features = quantised(&hashes, &learnt);
    let following = learnt.following;
    let mut parts = Parts { words, features, following, scale: SCALE, bias: BIAS, ..Parts::default() };
    tell(&format!("{} features kept", parts.features.len()));
    let mut tagger = group.tagger(Recognizer::new(Box::leak(Box::new(Model::new(&parts)))));
    parts.calibrations = fit_calibration::calibrations(&mut tagger, Readers::First, &group.texts(&material.dev));
    parts.write()
}

/// The files of a pair of readers; a missing one is replaced by the built-in one.
#[derive(Clone, Debug, Default)]
pub struct ReaderFiles {
    /// The first reader's.
    pub first: Option<Vec<u8>>,
    /// The second reader's.
    pub second: Option<Vec<u8>>,
}

impl ReaderFiles {
    fn first_reader(&self, group: Group) -> Result<Recognizer, String> {
        let Some(file) = &self.first else { return Ok(Recognizer::new(group.embedded())) };
        let parts = Parts::read(file).map_err(|fault| format!("the model cannot be used: {fault:?}"))?;
        Ok(Recognizer::new(Box::leak(Box::new(Model::new(&parts)))))
    }
}

/// Evaluates readers on annotated files: one table.
pub fn evaluate(files: &ReaderFiles, group: Group, readers: Readers, texts: &[File]) -> Result<String, String> {
    let mut recognizer = files.first_reader(group)?;
    recognizer.second = files.second.clone().map(reader_of).transpose()?;
    let mut tagger = group.tagger(recognizer);
    if readers == Readers::Both {
        tagger.add_second();
    }
    let mut judge = |text: &str| evaluate::judge(&mut tagger, readers, &corpus::read(text));
    let judged = texts.iter().map(|(name, text)| (name.clone(), judge(text)));
    Ok(evaluate::table(&judged.collect::<Vec<_>>()))
}

/// A second reader from a file, which stays in memory for good.
fn reader_of(file: Vec<u8>) -> Result<SecondReader, String> {
    let contents = second::read(file.leak()).ok_or("the second reader's file cannot be used")?;
    Ok(SecondReader::new(Box::leak(Box::new(contents))))
}

/// Fits the decisions of the second reader on texts that were not used for training, and returns its file with them.
/// `tell` receives progress messages.
pub fn fit_second(
    files: &ReaderFiles,
    group: Group,
    dev: &[File],
    tell: &mut dyn FnMut(&str),
) -> Result<Vec<u8>, String> {
    let dev = group.texts(dev);
    let file = files.second.as_deref().ok_or("there is no second reader to fit")?;
    let mut second = reader_of(file.to_vec())?;
    let mut best = (f64::MIN, Judgement::default());
    let mut tagger = group.tagger(files.first_reader(group)?);
    for (share_of_first, bias) in SHARES_OF_FIRST.into_iter().flat_map(|share| BIASES.map(|bias| (share, bias))) {
        let judgement = Judgement { bias, share_of_first, ..Judgement::default() };
        second = second.judging(judgement.clone());
        tagger.of(group.example()).second = Some(second);
        let prose = dev.iter().filter(|text| text.is_prose);
        let judged: Vec<_> =
            prose.flat_map(|text| evaluate::judge(&mut tagger, Readers::Both, &text.documents)).collect();
        second = tagger.of(group.example()).second.take().ok_or("the second reader is gone")?;
        let [persons, organizations] =
            [Kind::Person, Kind::Organization].map(|kind| evaluate::Counts::of(&judged, kind, 0.0).exact().f1);
        tell(&format!("share {share_of_first}, bias {bias}: F1 {persons:.1} / {organizations:.1}"));
        if persons + organizations > best.0 {
            best = (persons + organizations, judgement);
        }
    }
    let mut judgement = best.1;
    tagger.of(group.example()).second = Some(second.judging(judgement.clone()));
    judgement.calibrations = fit_calibration::calibrations(&mut tagger, Readers::Both, &dev);
    second::judging(file, &judgement).ok_or_else(|| "the second reader's file cannot be used".to_owned())
}

/// Evaluates name-only coreference on files whose third column has the entity: one table.
pub fn evaluate_coreference(files: &[File]) -> String {
    let judged = files.iter().map(|(name, text)| (name.clone(), coreference::judge(&corpus::read(text))));
    coreference::table(&judged.collect::<Vec<_>>())
}

/// The errors of coreference against the files: one line each.
pub fn coreference_errors(files: &[File]) -> String {
    files.iter().map(|(_, text)| coreference::errors(&corpus::read(text))).collect()
}

/// Numbers the frequent features and drops the others; returns the hash of each number.
fn number(examples: &mut Examples, group: Group) -> Vec<u32> {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    for feature in &examples.features {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut hashes: Vec<u32> = counts
        .into_iter()
        .filter(|(hash, count)| *count >= group.rarest() && *hash != 0)
        .map(|(hash, _)| hash)
        .collect();
    hashes.sort_unstable();
    let numbers: FxHashMap<u32, u32> = hashes.iter().copied().zip(0..).collect();
    let mut kept = Vec::with_capacity(examples.features.len());
    let mut start = 0;
    for end in &mut examples.ends {
        let own = examples.features.get(start..*end).unwrap_or_default();
        kept.extend(own.iter().filter_map(|feature| numbers.get(feature)));
        start = *end;
        *end = kept.len();
    }
    examples.features = kept;
    hashes
}

/// The weights in steps; features without any weight are dropped.
fn quantised(hashes: &[u32], learnt: &LearnedWeights) -> Vec<(u32, Weights)> {
    let rounded = hashes.iter().zip(&learnt.weights).map(|(hash, row)| (*hash, steps(row)));
    rounded.filter(|(_, weights)| weights.iter().any(|weight| *weight != 0)).collect()
}

fn steps(row: &Row) -> Weights {
    let mut weights = [0; WIDTH];
    for (step, weight) in weights.iter_mut().zip(row).take(LABELS) {
        #[allow(clippy::cast_possible_truncation, reason = "it is clamped first")]
        let rounded = (weight / SCALE).round().clamp(-127.0, 127.0) as i8;
        *step = rounded;
    }
    weights
}

#[cfg(test)]
mod tests;
