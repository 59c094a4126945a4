//! Splits words into word pieces, in the way that the encoder was pretrained with.

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
    /// From a list with a piece a line. Where a second column, behind a tab, tells how unlikely each is, they are those of
    /// [`Unigram`].
    #[cfg(feature = "train")]
    pub(in crate::tagger) fn new(list: &str) -> Self {
        if list.lines().next().is_some_and(|line| line.contains('\t')) {
            let pieces = list.lines().filter_map(|line| line.rsplit_once('\t'));
            Self::Unigram(Unigram::new(pieces.map(|(piece, unlikely)| (piece, unlikely.parse().unwrap_or(u16::MAX)))))
        } else {
            Self::word_pieces(list)
        }
    }

    /// Pieces of [`WordPiece`], a line each.
    pub(in crate::tagger) fn word_pieces(list: &str) -> Self {
        Self::WordPiece(WordPiece::new(list))
    }

    /// Pieces of [`Unigram`], a line each, with how unlikely they are.
    pub(in crate::tagger) fn unigram(list: &str, unlikely: impl Iterator<Item = u16>) -> Self {
        Self::Unigram(Unigram::new(list.lines().zip(unlikely)))
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
