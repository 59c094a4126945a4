//! The model of the first reader, and its file format.
//!
//! A header of 24 bytes (magic, version, length, checksum; `build.rs` checks it), then, in little-endian: the scale of
//! the weights, the bias, the calibration, the transition scores, the word list, the features. Hashes are
//! delta-encoded; they and the entries of words are variable-length integers. Of a feature's weights only those that
//! are not 0 are stored, two a byte if all are small.

use std::sync::LazyLock;

use crate::tagger::bytes::{Bytes, HEADER, fnv};
#[cfg(any(test, feature = "train"))]
use crate::tagger::bytes::{sealed, write_calibrations};
use crate::tagger::calibrate::Calibrations;
use crate::tagger::crf::Chain;
use crate::tagger::hash_table::Table;
use crate::tagger::labels::{LABELS, Row, WIDTH};
use crate::tagger::lexicon::{Lexicon, WordInfo};

/// The weights of a feature, one a label, in steps of [`Model::scale`].
pub(in crate::tagger) type Weights = [i8; WIDTH];

/// The magic bytes of a file.
pub(in crate::tagger) const MAGIC: [u8; 8] = *b"WHOSTAG1";
/// The version of tokenizer, features and format that a model belongs to.
pub(in crate::tagger) const VERSION: u32 = 3;
/// The file for English that is built in.
pub(in crate::tagger) use whoswho_model_first::ENGLISH;
/// The file for other languages that is built in.
#[cfg(feature = "multilingual")]
pub(in crate::tagger) use whoswho_model_first::MULTILINGUAL;

/// The parts of a model, as in its file.
#[derive(Clone, Default, Debug, PartialEq)]
pub(in crate::tagger) struct Parts {
    /// The value of a step of a weight.
    pub(in crate::tagger) scale: f32,
    /// The bias that is added to the score of every label but "outside", which raises recall.
    pub(in crate::tagger) bias: f32,
    pub(in crate::tagger) calibrations: Calibrations,
    /// The transition scores, by previous label and label.
    pub(in crate::tagger) following: [Row; LABELS],
    /// Known words by hash, in order.
    pub(in crate::tagger) words: Vec<(u32, WordInfo)>,
    /// Features by hash, in order.
    pub(in crate::tagger) features: Vec<(u32, Weights)>,
}

/// A model ready for use.
#[derive(Debug)]
pub(in crate::tagger) struct Model {
    pub(in crate::tagger) lexicon: Lexicon,
    pub(in crate::tagger) chain: Chain,
    pub(in crate::tagger) scale: f32,
    pub(in crate::tagger) bias: f32,
    pub(in crate::tagger) calibrations: Calibrations,
    features: Table<Weights>,
}

impl Model {
    /// The model for English that was built in.
    pub(in crate::tagger) fn english() -> &'static Self {
        static EMBEDDED: LazyLock<Model> = LazyLock::new(|| {
            // The build has checked the file; only a build for training may lack one, and then nothing is found.
            Model::new(&Parts::read(ENGLISH).unwrap_or_default())
        });
        &EMBEDDED
    }

    /// The model for other languages that was built in.
    #[cfg(feature = "multilingual")]
    pub(in crate::tagger) fn multilingual() -> &'static Self {
        static EMBEDDED: LazyLock<Model> = LazyLock::new(|| Model::new(&Parts::read(MULTILINGUAL).unwrap_or_default()));
        &EMBEDDED
    }

    /// Makes a model ready for use.
    pub(in crate::tagger) fn new(parts: &Parts) -> Self {
        Self {
            lexicon: Lexicon::new(&parts.words),
            chain: Chain::new(&parts.following),
            scale: parts.scale,
            bias: parts.bias,
            calibrations: parts.calibrations.clone(),
            features: Table::new(&parts.features),
        }
    }

    /// The weights of a feature, if it is known.
    pub(in crate::tagger) fn weights(&self, feature: u32) -> Option<&Weights> {
        self.features.get(feature)
    }
}

/// An error in a model file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::tagger) enum Fault {
    NotAModel,
    OtherVersion,
    Truncated,
    Corrupt,
}

impl Parts {
    /// Parses a file.
    pub(in crate::tagger) fn read(file: &[u8]) -> Result<Self, Fault> {
        let mut header = Bytes { rest: file };
        if header.take(MAGIC.len()) != Some(&MAGIC) {
            return Err(Fault::NotAModel);
        }
        if header.u32().ok_or(Fault::Truncated)? != VERSION {
            return Err(Fault::OtherVersion);
        }
        let length = header.u32().ok_or(Fault::Truncated)?;
        let checksum = header.u64().ok_or(Fault::Truncated)?;
        let payload = file.get(HEADER..).ok_or(Fault::Truncated)?;
        match payload.len().cmp(&(length as usize)) {
            std::cmp::Ordering::Less => Err(Fault::Truncated),
            std::cmp::Ordering::Equal if fnv(payload) == checksum => {
                Self::read_payload(&mut Bytes { rest: payload }).ok_or(Fault::Corrupt)
            }
            _ => Err(Fault::Corrupt),
        }
    }

    fn read_payload(bytes: &mut Bytes) -> Option<Self> {
        let (scale, bias) = (bytes.f32()?, bytes.f32()?);
        let calibrations = bytes.calibrations()?;
        let mut following = [[0.0; WIDTH]; LABELS];
        for score in following.iter_mut().flat_map(|row| row.iter_mut().take(LABELS)) {
            *score = bytes.f32()?;
        }
        let mut hash = 0u32;
        let mut words = Vec::new();
        for _ in 0..bytes.u32()? {
            hash = hash.checked_add(bytes.varint()?)?;
            words.push((hash, WordInfo(u16::try_from(bytes.varint()?).ok()?)));
        }
        hash = 0;
        let mut features = Vec::new();
        for _ in 0..bytes.u32()? {
            hash = hash.checked_add(bytes.varint()?)?;
            features.push((hash, bytes.weights()?));
        }
        bytes.rest.is_empty().then_some(Self { scale, bias, calibrations, following, words, features })
    }

    /// Writes a file; words and features must be in the order of their hashes.
    #[cfg(any(test, feature = "train"))]
    pub(in crate::tagger) fn write(&self) -> Vec<u8> {
        let mut payload = Vec::new();
        payload.extend([self.scale, self.bias].iter().flat_map(|number| number.to_le_bytes()));
        write_calibrations(&self.calibrations, &mut payload);
        let following = self.following.iter().flat_map(|row| row.iter().take(LABELS));
        following.for_each(|number| payload.extend(number.to_le_bytes()));
        let count = |list: usize| u32::try_from(list).unwrap_or_default().to_le_bytes();
        payload.extend(count(self.words.len()));
        let mut before = 0;
        for (hash, word_info) in &self.words {
            write_varint(hash - before, &mut payload);
            write_varint(u32::from(word_info.0), &mut payload);
            before = *hash;
        }
        payload.extend(count(self.features.len()));
        before = 0;
        for (hash, weights) in &self.features {
            write_varint(hash - before, &mut payload);
            write_weights(weights, &mut payload);
            before = *hash;
        }
        sealed(&MAGIC, VERSION, &payload)
    }
}

/// The bit of a feature's mask that says that all its weights are small, and two of them a byte.
const ALL_SMALL: u16 = 1 << 15;
/// The greatest of these.
#[cfg(any(test, feature = "train"))]
const SMALL: u8 = 7;

#[cfg(any(test, feature = "train"))]
fn write_varint(mut value: u32, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.extend(u8::try_from(value & 0x7f | 0x80));
        value >>= 7;
    }
    out.extend(u8::try_from(value));
}

#[cfg(any(test, feature = "train"))]
fn write_weights(weights: &Weights, out: &mut Vec<u8>) {
    let used = weights.iter().enumerate().filter(|(_, weight)| **weight != 0);
    let mask = used.clone().fold(0u16, |mask, (label, _)| mask | 1 << label);
    let used: Vec<i8> = used.map(|(_, weight)| *weight).collect();
    if used.iter().any(|weight| weight.unsigned_abs() > SMALL) {
        out.extend(mask.to_le_bytes());
        out.extend(used.iter().flat_map(|weight| weight.to_le_bytes()));
        return;
    }
    out.extend((mask | ALL_SMALL).to_le_bytes());
    let half = |weight: Option<&i8>| weight.map_or(0, |weight| weight.cast_unsigned() & 15);
    out.extend(used.chunks(2).map(|pair| half(pair.first()) | half(pair.get(1)) << 4));
}

impl Bytes<'_> {
    fn varint(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let [byte] = self.array()?;
            value |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn weights(&mut self) -> Option<Weights> {
        let mask = self.u16()?;
        let mut weights = [0; WIDTH];
        let used = weights.iter_mut().take(LABELS).enumerate().filter(|(label, _)| mask >> label & 1 == 1);
        let count = (mask & ((1 << LABELS) - 1)).count_ones() as usize;
        if mask & ALL_SMALL == 0 {
            used.zip(self.take(count)?).for_each(|((_, weight), byte)| *weight = byte.cast_signed());
        } else {
            let halves = self.take(count.div_ceil(2))?.iter().flat_map(|byte| [byte & 15, byte >> 4]);
            // The sign is in the highest of four bits.
            used.zip(halves).for_each(|((_, weight), half)| *weight = (half << 4).cast_signed() >> 4);
        }
        Some(weights)
    }
}

#[cfg(test)]
mod tests;
