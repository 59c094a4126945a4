//! The built-in network.

use super::file::read;
use whoswho_encoder::{Buffers, Piece, Portable};

use super::*;
use crate::tagger::first::Block;
use crate::tagger::labels::WIDTH;

fn window(numbers: &[u16]) -> Vec<Piece> {
    let piece = |(at, number): (usize, &u16)| Piece {
        number: *number,
        word: (at % 7 != 0).then_some([1, 2, 3, 4, 5]),
        continues: at % 5 == 1,
        asked: at % 3 == 1,
    };
    numbers.iter().enumerate().map(piece).collect()
}

#[test]
fn every_way_to_compute_gives_the_same_scores() {
    let contents = read(ENGLISH).unwrap();
    for length in [2, 7, 61] {
        let numbers: Vec<u16> = (0..length).map(|at| 1000 + at * 37 % 20_000).collect();
        let window = window(&numbers);
        let (mut best, mut portable) = (Vec::new(), Vec::new());
        contents.network.read(&window, &mut Buffers::default(), &mut best);
        contents.network.read_with(Portable, &window, &mut Buffers::default(), &mut portable);
        assert_eq!(best, portable);
        assert_eq!(best.len(), window.iter().filter(|piece| piece.asked).count());
        assert!(best.iter().flatten().all(|score| score.is_finite()));
    }
}

#[test]
fn a_file_that_is_cut_or_of_another_version_is_none() {
    assert!(read(b"").is_none());
    assert!(read(b"version https://git-lfs").is_none());
    for length in [20, 40, 5_000, ENGLISH.len() / 2, ENGLISH.len() - 1] {
        assert!(read(&ENGLISH[..length]).is_none(), "{length}");
    }
    let mut other = ENGLISH.to_vec();
    other[8] = 99;
    assert!(read(other.leak()).is_none());
}

#[test]
fn long_texts_are_read_in_windows_and_every_word_once() {
    let text = "Ada Lovelace met Charles Babbage near the mill and said nothing of it . ".repeat(40);
    let mut reader = crate::tagger::first::Reader::new();
    let mut block = Block::new(&text);
    let english = crate::tagger::language::Language::English;
    reader.prepare(crate::tagger::first::model::Model::english(), &text, english, &mut block);
    super::super::word_facts::share(std::iter::once(&mut block));
    let contents = read(ENGLISH).unwrap();
    let first = vec![[0.0; WIDTH]; block.tokens.tokens.len()];
    let windows = windows::of(&contents.vocabulary, &text, &block, &first, contents.network.longest_window());
    assert!(windows.len() > 1);
    assert!(windows.iter().all(|window| window.pieces.len() <= contents.network.longest_window()));
    let asked: Vec<usize> = windows.iter().flat_map(|window| window.asked.iter().copied()).collect();
    let capitals = block.cells.iter().filter(|cell| cell.is_capital()).count();
    assert_eq!(capitals, 160);
    assert!(asked.windows(2).all(|pair| pair[0] < pair[1]) && asked.len() >= capitals);
}
