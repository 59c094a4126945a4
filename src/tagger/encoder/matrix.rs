//! Quantized linear maps: weights of six bits, values rounded to seven.

use super::exp::ROUNDER;

use super::kernel::{COLUMNS, DEPTH, Kernel, ROWS, Step, TILES};

/// The greatest step of a rounded value.
const STEPS: f32 = 127.0;
/// Lanes in which sums of floating-point numbers are kept, so that every processor adds in the same order.
pub(crate) const LANES: usize = 8;

/// Rows of values, each in equal steps from its least to its greatest.
#[derive(Default, Debug)]
pub struct Rounded {
    bytes: Vec<u8>,
    /// What step 0 and one more step of each row are worth.
    scales: Vec<(f32, f32)>,
    width: usize,
}

impl Rounded {
    /// Rounds rows of this width, which is a multiple of [`DEPTH`].
    #[inline(always)]
    pub fn read(&mut self, values: &[f32], width: usize) {
        let rows = values.len() / width;
        self.width = width;
        // What is there is overwritten, but for rows that fill up a block, which are not read.
        self.bytes.resize(rows.next_multiple_of(ROWS) * width, 0);
        self.scales.clear();
        for (bytes, values) in self.bytes.chunks_exact_mut(width).zip(values.chunks_exact(width)) {
            let least = least(values);
            let size = (greatest(values) - least).max(1e-8) / STEPS;
            let per_step = 1.0 / size;
            for (byte, value) in bytes.iter_mut().zip(values) {
                #[allow(clippy::cast_possible_truncation, reason = "it is 0 to 127")]
                let step = ((value - least) * per_step + ROUNDER).to_bits() as u8;
                *byte = step;
            }
            self.scales.push((least, size));
        }
    }
}

/// The greatest of some numbers.
#[inline(always)]
pub(crate) fn greatest(values: &[f32]) -> f32 {
    extreme(values, |one, other| if other > one { other } else { one }).unwrap_or_default()
}

/// The least of some numbers.
#[inline(always)]
fn least(values: &[f32]) -> f32 {
    extreme(values, |one, other| if other < one { other } else { one }).unwrap_or_default()
}

#[inline(always)]
fn extreme(values: &[f32], better: impl Fn(f32, f32) -> f32 + Copy) -> Option<f32> {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [*values.first()?; LANES];
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane = better(*lane, *value);
        }
    }
    lanes.iter().chain(rest).copied().reduce(better)
}

/// A linear map.
#[derive(Default, Debug)]
pub struct Matrix {
    /// Tiles of [`COLUMNS`] outputs each.
    pub tiles: Vec<Step>,
    /// How many values go in; a multiple of [`DEPTH`].
    pub inputs: usize,
    /// What is known of the outputs of each tile.
    pub columns: Vec<Columns>,
}

/// What belongs to the outputs of a tile: of each what a step of its weights is worth, the sum of its weights, and what
/// is added.
#[derive(Clone, Copy, Default, Debug)]
pub struct Columns {
    /// What a step of the weights of each output is worth.
    pub scales: [f32; COLUMNS],
    /// The sum of the weights of each output.
    pub sums: [f32; COLUMNS],
    /// What is added to each output.
    pub biases: [f32; COLUMNS],
}

impl Columns {
    /// The outputs for values in steps of `size` from `least` on.
    #[inline(always)]
    fn of(&self, sums: [i32; COLUMNS], least: f32, size: f32) -> [f32; COLUMNS] {
        let mut out = [0.0; COLUMNS];
        let known = self.scales.iter().zip(&self.sums).zip(&self.biases);
        for ((value, sum), ((scale, all), bias)) in out.iter_mut().zip(sums).zip(known) {
            #[allow(clippy::cast_precision_loss, reason = "sums are below 2^24")]
            let sum = sum as f32;
            *value = size * scale * sum + (least * all + bias);
        }
        out
    }
}

impl Matrix {
    /// How many values come out.
    pub fn outputs(&self) -> usize {
        self.columns.len() * COLUMNS
    }

    /// Maps rows; `out` gets a row of outputs for each.
    #[inline(always)]
    pub fn map<K: Kernel>(&self, kernel: K, values: &Rounded, out: &mut Vec<f32>) {
        let outputs = self.outputs();
        // What is there is overwritten.
        out.resize(values.scales.len() * outputs, 0.0);
        let steps = self.inputs / DEPTH;
        let pairs = self.tiles.chunks_exact(TILES * steps).zip(self.columns.as_chunks::<TILES>().0);
        for (at, (tiles, columns)) in pairs.enumerate() {
            let tiles: [&[Step]; TILES] = first_of(tiles.chunks_exact(steps));
            let blocks = values.bytes.chunks_exact(ROWS * values.width).zip(values.scales.chunks(ROWS));
            for ((bytes, scales), out) in blocks.zip(out.chunks_mut(ROWS * outputs)) {
                let (fours, _) = bytes.as_chunks::<4>();
                let (values, _) = fours.as_chunks::<{ DEPTH / 4 }>();
                let sums = kernel.products(first_of(values.chunks_exact(steps)), tiles);
                for ((row, (least, size)), sums) in out.chunks_exact_mut(outputs).zip(scales).zip(sums) {
                    let (places, _) =
                        row.get_mut(at * TILES * COLUMNS..).unwrap_or_default().as_chunks_mut::<COLUMNS>();
                    for ((place, columns), sums) in places.iter_mut().zip(columns).zip(sums) {
                        *place = columns.of(sums, *least, *size);
                    }
                }
            }
        }
    }
}

/// The first of some slices; empty ones where there are fewer.
#[inline(always)]
fn first_of<'s, T, const N: usize>(mut slices: impl Iterator<Item = &'s [T]>) -> [&'s [T]; N] {
    std::array::from_fn(|_| slices.next().unwrap_or_default())
}
