//! Word pieces of the multilingual encoder: the most likely way to write a word in known pieces (unigram model; Kudo
//! 2018, Kudo and Richardson 2018).

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

/// The piece that stands before every window.
pub(super) const START: u16 = 0;
/// The piece that stands behind every window.
pub(super) const END: u16 = 1;
/// The piece of a character that no piece holds.
const UNKNOWN: u16 = 2;
/// How many numbers are no pieces.
const SPECIAL: u16 = 3;

/// What stands for the blank before a word.
const BLANK: char = '▁';
/// Of a longer word only this many characters are read, so that odd input costs bounded time.
const LONGEST_WORD: usize = 100;
/// How much less likely an unknown character is than the least likely piece, as a logarithm.
const UNKNOWN_COSTS: f32 = 10.0;

/// The known pieces.
#[derive(Default, Debug)]
pub(in crate::tagger) struct Unigram {
    /// The number of each piece, and how likely it is, as a logarithm.
    pieces: FxHashMap<Box<str>, (u16, f32)>,
    /// The most characters of a piece.
    longest: usize,
    unknown: f32,
}

/// The best way to write a word up to a character.
#[derive(Clone, Copy)]
struct Reached {
    score: f32,
    piece: u16,
    /// The character at which the last piece begins.
    from: usize,
}

impl Unigram {
    /// From pieces, each with how unlikely it is: the hundredfold negative logarithm. They are numbered from [`SPECIAL`].
    pub(super) fn new<'l>(pieces: impl Iterator<Item = (&'l str, u16)>) -> Self {
        let mut vocabulary = Self::default();
        let mut least = 0.0f32;
        for ((piece, unlikely), number) in pieces.zip(SPECIAL..) {
            let score = f32::from(unlikely) / -100.0;
            least = least.min(score);
            vocabulary.longest = vocabulary.longest.max(piece.chars().count());
            vocabulary.pieces.insert(piece.into(), (number, score));
        }
        vocabulary.unknown = least - UNKNOWN_COSTS;
        vocabulary
    }

    /// Adds the first `most` pieces of a word that stands behind a blank or not; at least one.
    pub(super) fn cut(&self, word: &str, behind_blank: bool, most: usize, pieces: &mut Vec<u16>) {
        let mut text = String::with_capacity(word.len() + BLANK.len_utf8());
        text.extend(behind_blank.then_some(BLANK));
        text.extend(word.nfkc().take(LONGEST_WORD));
        let start = pieces.len();
        match self.pieces.get(text.as_str()) {
            Some((piece, _)) => pieces.push(*piece),
            None => self.cut_unknown(&text, pieces),
        }
        pieces.truncate(start + most);
        if pieces.len() == start {
            pieces.push(UNKNOWN);
        }
    }

    fn cut_unknown(&self, text: &str, pieces: &mut Vec<u16>) {
        let mut cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        cuts.push(text.len());
        let unreached = Reached { score: f32::MIN, piece: UNKNOWN, from: 0 };
        let mut reached = vec![unreached; cuts.len()];
        if let Some(begin) = reached.first_mut() {
            begin.score = 0.0;
        }
        for (from, &begin) in cuts.iter().enumerate() {
            let Some(score) = reached.get(from).map(|reached| reached.score) else { continue };
            let ends = cuts.iter().enumerate().skip(from + 1).take(self.longest.max(1));
            for (to, &end) in ends {
                let known = text.get(begin..end).and_then(|piece| self.pieces.get(piece)).copied();
                let Some((piece, own)) = known.or((to == from + 1).then_some((UNKNOWN, self.unknown))) else {
                    continue;
                };
                if let Some(best) = reached.get_mut(to).filter(|best| score + own > best.score) {
                    *best = Reached { score: score + own, piece, from };
                }
            }
        }
        let start = pieces.len();
        let mut at = cuts.len() - 1;
        while let Some(last) = reached.get(at).filter(|_| at > 0) {
            pieces.push(last.piece);
            at = last.from;
        }
        if let Some(own) = pieces.get_mut(start..) {
            own.reverse();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(word: &str, behind_blank: bool, most: usize) -> Vec<u16> {
        let list = [("▁Ber", 500), ("▁Berg", 700), ("lin", 600), ("lingen", 650), ("gen", 400), ("▁", 300)];
        let letters = [("a", 200), ("fi", 900), ("中", 800)];
        let mut pieces = Vec::new();
        Unigram::new(list.into_iter().chain(letters)).cut(word, behind_blank, most, &mut pieces);
        pieces
    }

    #[test]
    fn the_likeliest_pieces_are_taken() {
        assert_eq!(cut("Berg", true, 9), [4]);
        assert_eq!(cut("Berlin", true, 9), [3, 5]);
        assert_eq!(cut("Berlingen", true, 9), [3, 6]);
        assert_eq!(cut("Berlingen", true, 1), [3]);
    }

    #[test]
    fn a_blank_counts_only_where_there_is_one() {
        assert_eq!(cut("a", true, 9), [8, 9]);
        assert_eq!(cut("a", false, 9), [9]);
        assert_eq!(cut("中", false, 9), [11]);
        // A ligature is read as its letters.
        assert_eq!(cut("ﬁ", false, 9), [10]);
    }

    #[test]
    fn what_is_not_known_is_read_around() {
        assert_eq!(cut("aßa", false, 9), [9, UNKNOWN, 9]);
        assert_eq!(cut("", false, 9), [UNKNOWN]);
        assert_eq!(cut(&"a".repeat(10_000), false, 5), [9; 5]);
    }
}
