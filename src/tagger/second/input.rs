//! The input of the encoder for a sentence: word pieces, and the features of each word from the lexicon and the note.

use whoswho_encoder::FEATURES;

use super::pieces::Vocabulary;
use crate::tagger::lexicon::Field;
use crate::tagger::normalize::composed;
use crate::tagger::token_info::{TokenInfo, style};
use crate::tagger::tokenize::{Gap, Token, is_unspaced};

/// The most pieces of a word that does not look like a name: its beginning is enough for its meaning.
const MAX_PIECES: usize = 2;
const MAX_PIECES_OF_CAPITALS: usize = 5;

/// Whether a word counts as preceded by a blank. In scripts without blanks between words, existing blanks are ignored.
fn is_behind_blank(gap: Gap, word: &str) -> bool {
    match gap {
        Gap::None => false,
        Gap::Space => !word.starts_with(is_unspaced),
        Gap::Line | Gap::Blank => true,
    }
}

/// The encoder's input for sentences, in flat arrays.
#[derive(Default, Debug)]
pub(in crate::tagger) struct Input {
    pub(in crate::tagger) pieces: Vec<u16>,
    /// The end of the pieces of each token.
    pub(in crate::tagger) ends: Vec<usize>,
    /// The features of each token.
    pub(in crate::tagger) features: Vec<[u8; FEATURES]>,
}

impl Input {
    /// Adds a sentence.
    pub(in crate::tagger) fn add(
        &mut self,
        vocabulary: &Vocabulary,
        text: &str,
        tokens: &[Token],
        cells: &[TokenInfo],
    ) {
        let style = style(cells) as u16;
        for (at, (token, cell)) in tokens.iter().zip(cells).enumerate() {
            let most = if cell.is_capital() { MAX_PIECES_OF_CAPITALS } else { MAX_PIECES };
            let word = composed(token.span.text(text));
            vocabulary.cut(&word, is_behind_blank(token.gap, &word), most, &mut self.pieces);
            self.ends.push(self.pieces.len());
            let word_info = |field| cell.word_info.get(field);
            let first = u16::from(at == 0);
            self.features.push(
                [
                    cell.shape as u16 + 10 * first,
                    word_info(Field::CAPITALISED) + 8 * style,
                    word_info(Field::GIVEN) + 4 * word_info(Field::SURNAME),
                    word_info(Field::PLACE)
                        + 4 * word_info(Field::ORGANIZATION)
                        + 16 * word_info(Field::LEGAL_FORM)
                        + 32 * word_info(Field::TITLE),
                    u16::from(cell.facts.0),
                ]
                .map(|value| u8::try_from(value).unwrap_or_default()),
            );
        }
    }
}
