//! The file format of the encoder. `train/encoder/write.py` writes it; `build.rs` checks its header.
//!
//! A header of 24 bytes (magic, version, length, checksum: as in the first reader's file), then, in little-endian: the
//! numbers of [`Judgement`]; the number of layers, their inner width, the numbers of pieces, positions and feature
//! values (u32 each); the kind of pieces (u32: 0 or 1, as in [`Vocabulary`]), the list of them (its length in bytes,
//! u32, and the bytes), and for kind 1 the negative log-probability of each (u16 each); the embedding tables of pieces,
//! positions, early and late features; the norm of the input; each layer; the last two linear maps. Tables stay where
//! they are in the executable, so that only the pages in use are read from disk.

use whoswho_encoder::{COLUMNS, Columns, DEPTH, Layer, Matrix, Network, Norm, Step, TILES, Table, WIDTH, Words};

use super::pieces::Vocabulary;
use crate::tagger::bytes::{Bytes, HEADER};
#[cfg(feature = "train")]
use crate::tagger::bytes::{sealed, write_calibrations};
use crate::tagger::calibrate::Calibrations;
use crate::tagger::labels::{Row, WIDTH as LABELS_WIDTH};

/// The magic bytes of a file.
pub(super) const MAGIC: [u8; 8] = *b"WHOSENC1";
/// The version of inputs, network and format that a file belongs to.
pub(super) const VERSION: u32 = 3;

/// The parameters by which labels are chosen and scored.
#[derive(Clone, PartialEq, Default, Debug)]
pub(in crate::tagger) struct Judgement {
    /// The bias that is added to the score of every label but "outside", which raises recall.
    pub(in crate::tagger) bias: f32,
    /// The weight of the first reader's scores, relative to 1 for the second's.
    pub(in crate::tagger) share_of_first: f32,
    pub(in crate::tagger) calibrations: Calibrations,
}

impl Judgement {
    /// The encoded parameters.
    #[cfg(feature = "train")]
    pub(in crate::tagger) fn write(&self) -> Vec<u8> {
        let mut bytes: Vec<u8> =
            [self.bias, self.share_of_first].iter().flat_map(|number| number.to_le_bytes()).collect();
        write_calibrations(&self.calibrations, &mut bytes);
        bytes
    }
}

/// The contents of a file.
#[derive(Debug)]
pub(in crate::tagger) struct Contents {
    pub(in crate::tagger) judgement: Judgement,
    pub(in crate::tagger) vocabulary: Vocabulary,
    pub(in crate::tagger) network: Network,
}

/// Parses a file; `None` if it is not one of this version. Its checksum was verified at build time.
pub(in crate::tagger) fn read(file: &'static [u8]) -> Option<Contents> {
    let mut bytes = Bytes { rest: file };
    if bytes.take(MAGIC.len())? != MAGIC || bytes.u32()? != VERSION {
        return None;
    }
    bytes.take(HEADER - MAGIC.len() - 4)?;
    let judgement = bytes.judgement()?;
    let [layers, inner, words, positions, values] =
        [bytes.u32()?, bytes.u32()?, bytes.u32()?, bytes.u32()?, bytes.u32()?].map(|number| number as usize);
    let vocabulary = bytes.vocabulary()?;
    let network = Network {
        words: Words { scales: bytes.floats(words)?, nibbles: bytes.take(words * WIDTH / 2)? },
        positions: bytes.table(positions)?,
        early: bytes.table(values)?,
        late: bytes.table(values)?,
        norm: bytes.norm()?,
        layers: (0..layers).map(|_| bytes.layer(inner)).collect::<Option<Vec<Layer>>>()?,
        hidden: bytes.matrix(HIDDEN, WIDTH)?,
        labels: bytes.rows(HIDDEN)?,
        label_biases: bytes.row()?,
    };
    bytes.rest.is_empty().then_some(Contents { judgement, vocabulary, network })
}

/// The file with these parameters.
#[cfg(feature = "train")]
pub(in crate::tagger) fn judging(file: &[u8], judgement: &Judgement) -> Option<Vec<u8>> {
    let mut bytes = Bytes { rest: file.get(HEADER..)? };
    bytes.judgement()?;
    let payload = [&judgement.write(), bytes.rest].concat();
    Some(sealed(&MAGIC, VERSION, &payload))
}

/// The number of hidden values between the last two maps.
const HIDDEN: usize = 256;

impl Bytes<'_> {
    fn judgement(&mut self) -> Option<Judgement> {
        let (bias, share_of_first) = (self.f32()?, self.f32()?);
        Some(Judgement { bias, share_of_first, calibrations: self.calibrations()? })
    }
}

impl Bytes<'static> {
    fn vocabulary(&mut self) -> Option<Vocabulary> {
        let (kind, length) = (self.u32()?, self.u32()? as usize);
        let list = std::str::from_utf8(self.take(length)?).ok()?;
        if kind == 0 {
            return Some(Vocabulary::word_pieces(list));
        }
        let (unlikely, _) = self.take(list.lines().count() * 2)?.as_chunks::<2>();
        Some(Vocabulary::unigram(list, unlikely.iter().map(|number| u16::from_le_bytes(*number))))
    }

    fn floats(&mut self, count: usize) -> Option<Vec<f32>> {
        let (numbers, _) = self.take(count.checked_mul(4)?)?.as_chunks::<4>();
        Some(numbers.iter().map(|number| f32::from_le_bytes(*number)).collect())
    }

    fn table(&mut self, rows: usize) -> Option<Table> {
        Some(Table { scales: self.floats(rows)?, bytes: self.take(rows.checked_mul(WIDTH)?)? })
    }

    fn norm(&mut self) -> Option<Norm> {
        Some(Norm { weights: self.floats(WIDTH)?, biases: self.floats(WIDTH)? })
    }

    fn layer(&mut self, inner: usize) -> Option<Layer> {
        Some(Layer {
            queries: self.matrix(WIDTH, WIDTH)?,
            keys_values: self.matrix(2 * WIDTH, WIDTH)?,
            gathered: self.matrix(WIDTH, WIDTH)?,
            gathered_norm: self.norm()?,
            up: self.matrix(inner, WIDTH)?,
            down: self.matrix(WIDTH, inner)?,
            down_norm: self.norm()?,
        })
    }

    fn matrix(&mut self, outputs: usize, inputs: usize) -> Option<Matrix> {
        if !outputs.is_multiple_of(TILES * COLUMNS) || !inputs.is_multiple_of(DEPTH) {
            return None;
        }
        let [scales, sums, biases] = [self.eights(outputs)?, self.eights(outputs)?, self.eights(outputs)?];
        let columns = scales.into_iter().zip(sums).zip(biases);
        let columns = columns.map(|((scales, sums), biases)| Columns { scales, sums, biases }).collect();
        let (weights, _) = self.take(outputs.checked_mul(inputs)?)?.as_chunks::<{ 4 * COLUMNS }>();
        let (tiles, _) = weights.as_chunks::<{ DEPTH / 4 }>();
        Some(Matrix { tiles: tiles.iter().copied().map(Step).collect(), inputs, columns })
    }

    fn eights(&mut self, count: usize) -> Option<Vec<[f32; COLUMNS]>> {
        let numbers = self.floats(count)?;
        let (eights, _) = numbers.as_chunks::<COLUMNS>();
        Some(eights.to_vec())
    }

    fn row(&mut self) -> Option<Row> {
        self.floats(LABELS_WIDTH)?.try_into().ok()
    }

    fn rows(&mut self, count: usize) -> Option<Vec<Row>> {
        (0..count).map(|_| self.row()).collect()
    }
}
