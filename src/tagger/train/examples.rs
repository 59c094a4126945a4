//! Converts annotated texts to training examples: sentences of features and labels, tokenized from raw text as at run
//! time.

use std::ops::Range;

use super::corpus::{Document, Sentence, plain, units};
use crate::tagger::first::features::{PLACES, REACH, Runs, of_place, of_word};
use crate::tagger::first::model::Model;
use crate::tagger::first::{Block, Reader};
use crate::tagger::labels::{Class, Name, OUTSIDE};
use crate::tagger::language::Language;
use crate::tagger::normalize::{composed, lower_into};
use crate::tagger::word_facts;

/// Sentences, flat.
#[derive(Default, Debug)]
pub(super) struct Examples {
    /// The features of all tokens, one after the other: hashes first, numbers later.
    pub(super) features: Vec<u32>,
    /// Where the features of each token end.
    pub(super) ends: Vec<usize>,
    pub(super) labels: Vec<u8>,
    /// The tokens of each sentence.
    pub(super) sentences: Vec<Range<usize>>,
}

impl Examples {
    /// The features of a token.
    pub(super) fn of(&self, token: usize) -> &[u32] {
        let start = token.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(token).copied().unwrap_or_default();
        self.features.get(start..end).unwrap_or_default()
    }

    /// Adds the sentences of documents. The model needs to have no more than its word list.
    pub(super) fn add(&mut self, reader: &mut Reader, model: &Model, language: Language, documents: &[Document]) {
        for unit in units(documents) {
            self.add_unit(reader, model, language, unit);
        }
    }

    fn add_unit(&mut self, reader: &mut Reader, model: &Model, language: Language, sentences: &[Sentence]) {
        let Labelled { text, block, labels } = Labelled::new(reader, model, language, sentences);
        let mut runs = Runs::default();
        for &(start, end) in &block.tokens.sentences {
            let first = self.labels.len();
            runs.read(block.cells.get(start..end).unwrap_or_default());
            for at in start..end {
                self.labels.extend(labels.get(at));
                self.add_token(&block, &text, start..end, at, &runs);
            }
            self.sentences.push(first..self.labels.len());
        }
    }

    fn add_token(&mut self, block: &Block, text: &str, sentence: Range<usize>, at: usize, runs: &Runs) {
        let cells = block.cells.get(sentence.clone()).unwrap_or_default();
        let mut lower = String::new();
        for place in 0..PLACES {
            let Some(word_at) = (at + REACH).checked_sub(place).filter(|word_at| sentence.contains(word_at)) else {
                continue;
            };
            let Some((token, cell)) = block.tokens.tokens.get(word_at).zip(block.cells.get(word_at)) else { continue };
            let word = composed(token.span.text(text));
            lower_into(&word, &mut lower);
            of_word(&word, &lower, cell, place, &mut |feature| self.features.push(feature));
        }
        of_place(cells, runs, block.language, at - sentence.start, &mut |feature| self.features.push(feature));
        self.ends.push(self.features.len());
    }
}

/// Annotated sentences as one block of raw text, cut by our tokenizer.
pub(super) struct Labelled {
    pub(super) text: String,
    pub(super) block: Block,
    /// The label of each token.
    pub(super) labels: Vec<u8>,
}

impl Labelled {
    pub(super) fn new(reader: &mut Reader, model: &Model, language: Language, sentences: &[Sentence]) -> Self {
        let (text, places) = plain(sentences);
        let mut block = Block::new(&text);
        reader.prepare(model, &text, language, &mut block);
        word_facts::share(std::iter::once(&mut block));
        let outside = u8::try_from(OUTSIDE).unwrap_or_default();
        let mut labels = vec![outside; block.tokens.tokens.len()];
        for name in project(sentences, &places, &block, &text) {
            for (at, label) in labels.iter_mut().enumerate().take(name.end).skip(name.start) {
                *label = u8::try_from(name.label(at)).unwrap_or(outside);
            }
        }
        Self { text, block, labels }
    }
}

/// The annotated names in our tokens: moved outward to whole ones, cut where we end a sentence, without marks that the
/// annotation left glued to a word.
fn project(sentences: &[Sentence], places: &[Vec<Range<usize>>], block: &Block, text: &str) -> Vec<Name> {
    let tokens = &block.tokens.tokens;
    let mut names: Vec<Name> = Vec::new();
    for (sentence, places) in sentences.iter().zip(places) {
        for name in &sentence.names {
            let first = places.get(name.start).map(|place| place.start);
            let last = places.get(name.end - 1).map(|place| place.end);
            let Some((from, to)) = first.zip(last) else { continue };
            let mut start = tokens.partition_point(|token| token.span.end as usize <= from);
            let mut end = tokens.partition_point(|token| (token.span.start as usize) < to);
            let is_mark = |at: usize| {
                tokens.get(at).is_some_and(|token| matches!(token.span.text(text), "." | "," | "!" | "?" | ":" | "\""))
            };
            while end > start && is_mark(end - 1) {
                end -= 1;
            }
            while end > start && is_mark(start) {
                start += 1;
            }
            start = start.max(names.last().map_or(0, |name| name.end));
            names.extend(within_sentences(block, start, end, name.class));
        }
    }
    names
}

fn within_sentences(block: &Block, start: usize, end: usize, class: Class) -> Vec<Name> {
    let cut = |&(from, to): &(usize, usize)| Name { start: start.max(from), end: end.min(to), class };
    let near = block.tokens.sentences.partition_point(|(_, to)| *to <= start);
    let sentences = block.tokens.sentences.get(near..).unwrap_or_default();
    sentences.iter().take_while(|(from, _)| *from < end).map(cut).filter(|name| name.start < name.end).collect()
}
