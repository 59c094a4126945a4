//! The encoder: BERT layers (Devlin et al. 2019), with the features of a word added at both ends.
//!
//! The last layer and what follows are computed only for words that may belong to a name.

use super::attention::{Attention, WIDTH as ATTENTION_WIDTH};
use super::exp::exp;
use super::features::{FEATURES, Row, VALUES};
use super::kernel::Kernel;
use super::matrix::{LANES, Matrix, Rounded};

/// The width of an embedding.
pub const WIDTH: usize = ATTENTION_WIDTH;

/// The embeddings of pieces: four-bit numbers with a scale for each piece.
#[derive(Default, Debug)]
pub struct Words {
    /// The scale of each piece.
    pub scales: Vec<f32>,
    /// Two numbers a byte, the first in the lower half; 8 stands for 0.
    pub nibbles: &'static [u8],
}

/// A table of eight-bit rows with a scale for each row.
#[derive(Default, Debug)]
pub struct Table {
    /// The scale of each row.
    pub scales: Vec<f32>,
    /// The rows, one after the other.
    pub bytes: &'static [u8],
}

/// Layer normalization.
#[derive(Default, Debug)]
pub struct Norm {
    /// What each normalized value is multiplied by.
    pub weights: Vec<f32>,
    /// What is added to it then.
    pub biases: Vec<f32>,
}

/// A layer: attention, then a feed-forward network, each with its norm.
#[derive(Default, Debug)]
pub struct Layer {
    /// The map to the queries of attention.
    pub queries: Matrix,
    /// The map to its keys and values, the keys first.
    pub keys_values: Matrix,
    /// The map of what attention gathers.
    pub gathered: Matrix,
    /// The norm behind attention.
    pub gathered_norm: Norm,
    /// The first map of the feed-forward network.
    pub up: Matrix,
    /// The second one.
    pub down: Matrix,
    /// The norm behind it.
    pub down_norm: Norm,
}

/// All weights.
#[derive(Default, Debug)]
pub struct Network {
    /// The embeddings of pieces.
    pub words: Words,
    /// The embeddings of positions in a window.
    pub positions: Table,
    /// The embeddings of features that are added before the first layer.
    pub early: Table,
    /// Those that are added behind the last one.
    pub late: Table,
    /// The norm of the input.
    pub norm: Norm,
    /// The layers, in order.
    pub layers: Vec<Layer>,
    /// The map to the values that the labels are scored from.
    pub hidden: Matrix,
    /// The weights of the labels for each hidden value.
    pub labels: Vec<Row>,
    /// What is added to the score of each label.
    pub label_biases: Row,
}

/// A piece with the features of its word; the pieces around a window have none.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Its number in the vocabulary.
    pub number: u16,
    /// The values of the features of its word.
    pub word: Option<[u8; FEATURES]>,
    /// Whether a piece of the same word precedes.
    pub continues: bool,
    /// Whether the labels of this piece are computed.
    pub asked: bool,
}

impl Piece {
    /// The rows of the feature tables for this piece.
    fn features(&self) -> impl Iterator<Item = usize> {
        let known = self.word.into_iter().flat_map(|word| {
            let mut first = 1;
            word.into_iter().zip(VALUES).map(move |(value, values)| {
                let row = first + usize::from(value);
                first += values;
                row
            })
        });
        known.chain(self.continues.then_some(1 + VALUES.iter().sum::<usize>()))
    }
}

/// Buffers to work in.
#[derive(Default, Debug)]
pub struct Buffers {
    values: Vec<f32>,
    asked: Vec<f32>,
    queries: Vec<f32>,
    keys_values: Vec<f32>,
    gathered: Vec<f32>,
    inner: Vec<f32>,
    rounded: Rounded,
    attention: Attention,
}

impl Network {
    /// The most pieces of a window.
    pub fn longest_window(&self) -> usize {
        self.positions.scales.len()
    }

    /// Appends the label scores of each piece that is asked about.
    pub fn read(&self, window: &[Piece], buffers: &mut Buffers, out: &mut Vec<Row>) {
        #[cfg(target_arch = "x86_64")]
        if let Some(kernel) = pulp::x86::V3::try_new() {
            return kernel.vectorize(Reading { network: self, kernel, window, buffers, out });
        }
        self.read_with(super::kernel::Portable, window, buffers, out);
    }

    /// The same with a kernel.
    #[inline(always)]
    pub fn read_with<K: Kernel>(&self, kernel: K, window: &[Piece], buffers: &mut Buffers, out: &mut Vec<Row>) {
        self.embed(window, &mut buffers.values);
        let asked = |at: usize| window.get(at).is_some_and(|piece| piece.asked);
        let last = self.layers.len().saturating_sub(1);
        for (at, layer) in self.layers.iter().enumerate() {
            buffers.rounded.read(&buffers.values, WIDTH);
            layer.keys_values.map(kernel, &buffers.rounded, &mut buffers.keys_values);
            if at == last {
                keep_rows(&buffers.values, asked, &mut buffers.asked);
                std::mem::swap(&mut buffers.values, &mut buffers.asked);
                buffers.rounded.read(&buffers.values, WIDTH);
            }
            layer.finish(kernel, buffers);
        }
        for (row, piece) in buffers.values.chunks_exact_mut(WIDTH).zip(window.iter().filter(|piece| piece.asked)) {
            piece.features().for_each(|feature| self.late.add(feature, row));
        }
        buffers.rounded.read(&buffers.values, WIDTH);
        self.hidden.map(kernel, &buffers.rounded, &mut buffers.inner);
        buffers.inner.iter_mut().for_each(|value| *value = gelu(*value));
        for hidden in buffers.inner.chunks_exact(self.hidden.outputs()) {
            let mut scores = self.label_biases;
            for (value, weights) in hidden.iter().zip(&self.labels) {
                for (score, weight) in scores.iter_mut().zip(weights) {
                    *score += value * weight;
                }
            }
            out.push(scores);
        }
    }

    /// Computes the embeddings of the pieces.
    #[inline(always)]
    fn embed(&self, window: &[Piece], values: &mut Vec<f32>) {
        values.clear();
        values.resize(window.len() * WIDTH, 0.0);
        for ((position, piece), row) in window.iter().enumerate().zip(values.chunks_exact_mut(WIDTH)) {
            self.words.write(usize::from(piece.number), row);
            self.positions.add(position, row);
            piece.features().for_each(|feature| self.early.add(feature, row));
            self.norm.bring(row);
        }
    }
}

/// A window to be read with vector instructions. What it calls is inlined, since only then may it use them.
#[cfg(target_arch = "x86_64")]
struct Reading<'a> {
    network: &'a Network,
    kernel: pulp::x86::V3,
    window: &'a [Piece],
    buffers: &'a mut Buffers,
    out: &'a mut Vec<Row>,
}

#[cfg(target_arch = "x86_64")]
impl pulp::NullaryFnOnce for Reading<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.network.read_with(self.kernel, self.window, self.buffers, self.out);
    }
}

impl Layer {
    /// Computes the layer for the rows of `buffers.values`, which `buffers.rounded` holds as well, once the keys and values are known.
    #[inline(always)]
    fn finish<K: Kernel>(&self, kernel: K, buffers: &mut Buffers) {
        self.queries.map(kernel, &buffers.rounded, &mut buffers.queries);
        buffers.attention.gather(&buffers.queries, &buffers.keys_values, &mut buffers.gathered);
        buffers.rounded.read(&buffers.gathered, WIDTH);
        self.gathered.map(kernel, &buffers.rounded, &mut buffers.inner);
        add_and_bring(&buffers.inner, &self.gathered_norm, &mut buffers.values);
        buffers.rounded.read(&buffers.values, WIDTH);
        self.up.map(kernel, &buffers.rounded, &mut buffers.inner);
        buffers.inner.iter_mut().for_each(|value| *value = gelu(*value));
        buffers.rounded.read(&buffers.inner, self.up.outputs());
        self.down.map(kernel, &buffers.rounded, &mut buffers.inner);
        add_and_bring(&buffers.inner, &self.down_norm, &mut buffers.values);
    }
}

#[inline(always)]
fn add_and_bring(added: &[f32], norm: &Norm, values: &mut [f32]) {
    for (row, added) in values.chunks_exact_mut(WIDTH).zip(added.chunks_exact(WIDTH)) {
        for (value, added) in row.iter_mut().zip(added) {
            *value += added;
        }
        norm.bring(row);
    }
}

fn keep_rows(values: &[f32], asked: impl Fn(usize) -> bool, kept: &mut Vec<f32>) {
    kept.clear();
    for (at, row) in values.chunks_exact(WIDTH).enumerate() {
        if asked(at) {
            kept.extend_from_slice(row);
        }
    }
}

/// The Gaussian error linear unit (Hendrycks and Gimpel 2016), by way of the logistic function.
#[inline(always)]
fn gelu(value: f32) -> f32 {
    let twice = 1.595_769 * (value + 0.044_715 * value * value * value);
    value / (1.0 + exp(-twice))
}

impl Words {
    #[inline(always)]
    fn write(&self, number: usize, row: &mut [f32]) {
        let scale = self.scales.get(number).copied().unwrap_or_default();
        let bytes = self.nibbles.get(number * WIDTH / 2..(number + 1) * WIDTH / 2).unwrap_or_default();
        let (pairs, _) = row.as_chunks_mut::<2>();
        for (pair, byte) in pairs.iter_mut().zip(bytes) {
            *pair = [byte & 15, byte >> 4].map(|nibble| (f32::from(nibble) - 8.0) * scale);
        }
    }
}

impl Table {
    #[inline(always)]
    fn add(&self, number: usize, row: &mut [f32]) {
        let scale = self.scales.get(number).copied().unwrap_or_default();
        let bytes = self.bytes.get(number * WIDTH..(number + 1) * WIDTH).unwrap_or_default();
        for (value, byte) in row.iter_mut().zip(bytes) {
            *value += f32::from(byte.cast_signed()) * scale;
        }
    }
}

impl Norm {
    #[inline(always)]
    fn bring(&self, row: &mut [f32]) {
        #[allow(clippy::cast_precision_loss, reason = "a row is short")]
        let share = 1.0 / row.len() as f32;
        let mean = sum(row, |value| value) * share;
        let spread = 1.0 / (sum(row, |value| (value - mean) * (value - mean)) * share + 1e-12).sqrt();
        for ((value, weight), bias) in row.iter_mut().zip(&self.weights).zip(&self.biases) {
            *value = (*value - mean) * spread * weight + bias;
        }
    }
}

#[inline(always)]
fn sum(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0; LANES];
    let (chunks, _) = row.as_chunks::<LANES>();
    for chunk in chunks {
        for (sum, value) in sums.iter_mut().zip(chunk) {
            *sum += of(*value);
        }
    }
    sums.iter().sum()
}
