//! Words → word pieces, in the way that the encoder's pretraining knows.

mod unigram;
mod word_piece;

use unigram::Unigram;
use word_piece::WordPiece;

/// The pieces that an encoder knows.
#[derive(Debug)]
pub(in crate::tagger) enum Vocabulary {
    /// In lower case, the longest piece first.
    WordPiece(WordPiece),
    /// As written, the likeliest pieces.
    Unigram(Unigram),
}

impl Vocabulary {
    /// From a list with a piece a line; those of [`Unigram`] have a second column.
    pub(in crate::tagger) fn new(list: &str) -> Self {
        if list.lines().next().is_some_and(|line| line.contains('\t')) {
            Self::Unigram(Unigram::new(list))
        } else {
            Self::WordPiece(WordPiece::new(list))
        }
    }

    /// Adds the first `most` pieces of a word that stands behind a blank or not; at least one.
    pub(in crate::tagger) fn cut(&self, word: &str, behind_blank: bool, most: usize, pieces: &mut Vec<u16>) {
        match self {
            Self::WordPiece(vocabulary) => vocabulary.cut(word, most, pieces),
            Self::Unigram(vocabulary) => vocabulary.cut(word, behind_blank, most, pieces),
        }
    }

    /// The piece that stands before every window.
    pub(in crate::tagger) fn start(&self) -> u16 {
        match self {
            Self::WordPiece(_) => word_piece::START,
            Self::Unigram(_) => unigram::START,
        }
    }

    /// The piece that stands behind every window.
    pub(in crate::tagger) fn end(&self) -> u16 {
        match self {
            Self::WordPiece(_) => word_piece::END,
            Self::Unigram(_) => unigram::END,
        }
    }
}
