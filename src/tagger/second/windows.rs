//! Splits a block into windows for the encoder: as many whole sentences as fit; sentences that are too long are cut.

use super::input::Input;
use whoswho_encoder::Piece;

use super::pieces::Vocabulary;
use crate::tagger::first::Block;
use crate::tagger::labels::{OUTSIDE, Row};
use crate::tagger::token_info::{Shape, TokenInfo};

/// The least probability of the first reader that a token is part of a name, for the token to be asked about.
/// Capitalised tokens and those in scripts without case always are.
const HALF_FOUND: f32 = 0.005;
/// Up to this many tokens between two that are asked about are asked about as well: `University of the Arts`.
const LINKS: usize = 2;

/// Pieces that are read together.
#[derive(Default, Debug)]
pub(super) struct Window {
    pub(super) pieces: Vec<Piece>,
    /// The tokens of the block that are asked about, in order.
    pub(super) asked: Vec<usize>,
}

/// The windows of a block that contain a token to ask about.
pub(super) fn of(vocabulary: &Vocabulary, text: &str, block: &Block, first: &[Row], longest: usize) -> Vec<Window> {
    let asked = asked(block, first);
    let around = [vocabulary.start(), vocabulary.end()];
    let mut windows = Windows { room: longest.saturating_sub(2), around, all: Vec::new(), now: Window::default() };
    for &(start, end) in &block.tokens.sentences {
        let tokens = block.tokens.tokens.get(start..end).unwrap_or_default();
        let mut input = Input::default();
        input.add(vocabulary, text, tokens, block.cells.get(start..end).unwrap_or_default());
        windows.make_room(input.pieces.len());
        let mut begin = 0;
        for ((at, end), features) in (start..end).zip(&input.ends).zip(&input.features) {
            windows.make_room(end - begin);
            let asked = asked.get(at).copied().unwrap_or_default();
            for (number, piece) in input.pieces.get(begin..*end).unwrap_or_default().iter().enumerate() {
                let asked = asked && number == 0;
                windows.now.pieces.push(Piece { number: *piece, word: Some(*features), continues: number > 0, asked });
            }
            windows.now.asked.extend(asked.then_some(at));
            begin = *end;
        }
    }
    windows.close();
    windows.all
}

/// Windows in the making.
struct Windows {
    /// How many pieces go into one.
    room: usize,
    /// What stands before and behind each.
    around: [u16; 2],
    all: Vec<Window>,
    now: Window,
}

impl Windows {
    /// Closes the window if so many pieces do not fit into it.
    fn make_room(&mut self, pieces: usize) {
        if self.now.pieces.len() + pieces > self.room {
            self.close();
        }
    }

    fn close(&mut self) {
        let mut window = std::mem::take(&mut self.now);
        if !window.asked.is_empty() {
            let around = |number| Piece { number, word: None, continues: false, asked: false };
            let [start, end] = self.around.map(around);
            window.pieces.insert(0, start);
            window.pieces.push(end);
            self.all.push(window);
        }
    }
}

/// Which tokens are asked about.
fn asked(block: &Block, first: &[Row]) -> Vec<bool> {
    let half_found = (1.0 - HALF_FOUND).ln();
    let log_probabilities = first.iter().map(|row| row.get(OUTSIDE).is_some_and(|outside| *outside < half_found));
    let mut asked: Vec<bool> =
        block.cells.iter().zip(log_probabilities).map(|(cell, found)| found || may_name(cell)).collect();
    for &(start, end) in &block.tokens.sentences {
        link(asked.get_mut(start..end).unwrap_or_default());
    }
    asked
}

fn may_name(cell: &TokenInfo) -> bool {
    cell.is_capital() || cell.shape == Shape::Caseless
}

/// Asks about what stands between two tokens of a sentence that are asked about, if it is short.
fn link(asked: &mut [bool]) {
    let mut last: Option<usize> = None;
    for at in 0..asked.len() {
        if !asked.get(at).copied().unwrap_or_default() {
            continue;
        }
        if let Some(last) = last.filter(|last| at - last <= LINKS + 1) {
            asked.get_mut(last..at).unwrap_or_default().fill(true);
        }
        last = Some(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_gaps_between_names_are_asked_about() {
        let mut asked = [true, false, false, true, false, false, false, true];
        link(&mut asked);
        assert_eq!(asked, [true, true, true, true, false, false, false, true]);
    }
}
