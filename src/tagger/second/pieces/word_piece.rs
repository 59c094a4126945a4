//! Word pieces of the English encoder: in lower case, without accents, the longest known piece first (WordPiece;
//! Schuster and Nakajima 2012, Devlin et al. 2019).

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The piece that stands before every window.
pub(super) const START: u16 = 101;
/// The piece that stands behind every window.
pub(super) const END: u16 = 102;
/// The piece of a part that no pieces make up.
const UNKNOWN: u16 = 100;

/// Parts longer than this, in characters, are unknown, so that odd input costs bounded time.
const LONGEST_PART: usize = 100;
/// What marks a piece that continues a word, in the list of pieces.
const CONTINUES: &str = "##";

/// The known pieces.
#[derive(Default, Debug)]
pub(in crate::tagger) struct WordPiece {
    begin: FxHashMap<Box<str>, u16>,
    go_on: FxHashMap<Box<str>, u16>,
}

impl WordPiece {
    /// From a list with a piece a line, numbered from 0; those that continue a word begin with `##`.
    pub(super) fn new(list: &str) -> Self {
        let mut vocabulary = Self::default();
        for (piece, number) in list.lines().zip(0..=u16::MAX) {
            match piece.strip_prefix(CONTINUES) {
                Some(piece) => vocabulary.go_on.insert(piece.into(), number),
                None => vocabulary.begin.insert(piece.into(), number),
            };
        }
        vocabulary
    }

    /// Adds the first `most` pieces of a word; at least one.
    pub(super) fn cut(&self, word: &str, most: usize, pieces: &mut Vec<u16>) {
        let start = pieces.len();
        let plain: String =
            word.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect();
        let mut part = plain.as_str();
        while let Some(first) = part.chars().next() {
            let stands_alone = |letter: char| !letter.is_alphanumeric() || is_ideograph(letter);
            let length =
                if stands_alone(first) { first.len_utf8() } else { part.find(stands_alone).unwrap_or(part.len()) };
            let (head, rest) = part.split_at_checked(length).unwrap_or((part, ""));
            self.cut_part(head, pieces);
            part = rest;
            if pieces.len() - start >= most {
                break;
            }
        }
        pieces.truncate(start + most);
        if pieces.len() == start {
            pieces.push(UNKNOWN);
        }
    }

    /// Adds the pieces of a word without marks.
    fn cut_part(&self, part: &str, pieces: &mut Vec<u16>) {
        let start = pieces.len();
        if part.chars().take(LONGEST_PART + 1).count() > LONGEST_PART {
            pieces.push(UNKNOWN);
            return;
        }
        let mut rest = part;
        let mut known = &self.begin;
        while !rest.is_empty() {
            let ends = rest.char_indices().rev().map(|(at, letter)| at + letter.len_utf8());
            let found = ends.filter_map(|end| Some((end, *known.get(rest.get(..end)?)?))).next();
            let Some((end, piece)) = found else {
                pieces.truncate(start);
                pieces.push(UNKNOWN);
                return;
            };
            pieces.push(piece);
            rest = rest.get(end..).unwrap_or_default();
            known = &self.go_on;
        }
    }
}

/// Characters that are pieces by themselves.
fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(word: &str, most: usize) -> Vec<u16> {
        let vocabulary = WordPiece::new("un\n##want\n##wanted\n##ed\nruns\n.\n人\ne\n##l");
        let mut pieces = Vec::new();
        vocabulary.cut(word, most, &mut pieces);
        pieces
    }

    #[test]
    fn the_longest_piece_comes_first() {
        assert_eq!(cut("Unwanted", 9), [0, 2]);
        assert_eq!(cut("unwant", 9), [0, 1]);
        assert_eq!(cut("runs.", 9), [4, 5]);
        assert_eq!(cut("人人", 9), [6, 6]);
        assert_eq!(cut("Él", 9), [7, 8]);
    }

    #[test]
    fn what_is_not_known_is_one_piece() {
        assert_eq!(cut("unseen", 9), [UNKNOWN]);
        assert_eq!(cut("", 9), [UNKNOWN]);
        assert_eq!(cut(&"un".repeat(200), 9), [UNKNOWN]);
        assert_eq!(cut("\u{301}", 9), [UNKNOWN]);
    }

    #[test]
    fn no_word_has_more_pieces_than_asked_for() {
        assert_eq!(cut("un.un.un.un", 3), [0, 5, 0]);
    }
}
