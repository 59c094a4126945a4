//! Exports annotated texts for the training of the second reader: word pieces, features and labels in flat arrays.

use super::corpus::{self, units};
use super::examples::Labelled;
use super::group::{File, Group, language_of};
use crate::tagger::first::Reader;
use crate::tagger::second::input::Input;
use crate::tagger::second::pieces::Vocabulary;

/// An annotated text in columns, with the lists of the first reader of a group that is built in.
///
/// In little-endian: the numbers of units, sentences, tokens and pieces (u32 each); the sentence behind the last of each
/// unit, the token behind the last of each sentence, the piece behind the last of each token (u32 each); the pieces
/// (u16); the features of each token and its label (u8 each).
pub fn export((name, columns): &File, vocabulary: &str, group: Group) -> Vec<u8> {
    let vocabulary = Vocabulary::new(vocabulary);
    let model = group.embedded();
    let mut reader = Reader::new();
    let (mut units_end, mut sentences_end, mut labels) = (Vec::new(), Vec::new(), Vec::new());
    let mut input = Input::default();
    let documents = corpus::read(columns);
    for unit in units(&documents) {
        let labelled = Labelled::new(&mut reader, model, language_of(name), unit);
        let block = &labelled.block;
        for &(start, end) in &block.tokens.sentences {
            let tokens = block.tokens.tokens.get(start..end).unwrap_or_default();
            input.add(&vocabulary, &labelled.text, tokens, block.cells.get(start..end).unwrap_or_default());
            sentences_end.push(input.ends.len());
        }
        units_end.push(sentences_end.len());
        labels.extend(labelled.labels);
    }
    let mut out = Vec::new();
    let counts = [units_end.len(), sentences_end.len(), input.ends.len(), input.pieces.len()];
    for number in counts.iter().chain(&units_end).chain(&sentences_end).chain(&input.ends) {
        out.extend(u32::try_from(*number).unwrap_or(u32::MAX).to_le_bytes());
    }
    out.extend(input.pieces.iter().flat_map(|piece| piece.to_le_bytes()));
    out.extend(input.features.iter().flatten());
    out.extend(labels);
    out
}
