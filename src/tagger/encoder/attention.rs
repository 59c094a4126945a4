//! Multi-head attention with twelve heads: each piece is a weighted sum of all values, by how well its query matches
//! their keys.

use super::exp::exp;
use super::matrix::{LANES, greatest};

/// The heads of a layer.
const HEADS: usize = 12;
/// The numbers in a query, a key and a value of one head.
const SIZE: usize = 32;
/// The numbers in a row of queries, of keys, of values.
pub(crate) const WIDTH: usize = HEADS * SIZE;
/// Queries that are answered at once.
const AT_ONCE: usize = 4;
/// Keys that are compared at once.
const KEYS: usize = 2 * LANES;

/// Buffers to work in.
#[derive(Default, Debug)]
pub(crate) struct Attention {
    /// A head's keys, turned: for each of their numbers that number of all keys.
    keys: Vec<f32>,
    fits: Vec<f32>,
}

impl Attention {
    /// Gathers for rows of queries from rows of keys, each followed by its values; `out` gets a row for each query.
    #[inline(always)]
    pub(crate) fn gather(&mut self, queries: &[f32], keys_values: &[f32], out: &mut Vec<f32>) {
        let count = keys_values.len() / (2 * WIDTH);
        let padded = count.next_multiple_of(KEYS);
        // What is there is overwritten.
        out.resize(queries.len(), 0.0);
        for head in 0..HEADS {
            self.turn(keys_values, head, padded);
            for (queries, out) in queries.chunks(AT_ONCE * WIDTH).zip(out.chunks_mut(AT_ONCE * WIDTH)) {
                self.compare(queries, head, padded);
                // A loop: what a closure does would not be compiled for the vector unit.
                for fits in self.fits.chunks_exact_mut(padded) {
                    soften(fits, count);
                }
                for (pair, out) in self.fits.chunks_exact(2 * padded).zip(out.chunks_mut(2 * WIDTH)) {
                    let (one, other) = pair.split_at(padded);
                    let gathered = weighed(one, other, keys_values, head);
                    for (out, gathered) in out.chunks_exact_mut(WIDTH).zip(gathered) {
                        let out = out.get_mut(head * SIZE..).and_then(<[f32]>::first_chunk_mut::<SIZE>);
                        out.into_iter().for_each(|out| *out = gathered);
                    }
                }
            }
        }
    }

    #[inline(always)]
    fn turn(&mut self, keys_values: &[f32], head: usize, padded: usize) {
        self.keys.clear();
        self.keys.resize(SIZE * padded, 0.0);
        for (at, row) in keys_values.chunks_exact(2 * WIDTH).enumerate() {
            let key = row.get(head * SIZE..(head + 1) * SIZE).unwrap_or_default();
            for (number, turned) in key.iter().zip(self.keys.chunks_exact_mut(padded)) {
                if let Some(place) = turned.get_mut(at) {
                    *place = *number;
                }
            }
        }
    }

    /// How well each of at most [`AT_ONCE`] queries fits each key.
    #[inline(always)]
    fn compare(&mut self, queries: &[f32], head: usize, padded: usize) {
        let mut turned = [[0.0; AT_ONCE]; SIZE];
        for (at, row) in queries.chunks_exact(WIDTH).enumerate() {
            let query = row.get(head * SIZE..).unwrap_or_default();
            for (turned, number) in turned.iter_mut().zip(query) {
                turned.iter_mut().skip(at).take(1).for_each(|place| *place = *number);
            }
        }
        self.fits.clear();
        self.fits.resize(AT_ONCE * padded, 0.0);
        for at in (0..padded).step_by(KEYS) {
            let (mut a, mut b, mut c, mut d) = ([0.0; KEYS], [0.0; KEYS], [0.0; KEYS], [0.0; KEYS]);
            for (keys, query) in self.keys.chunks_exact(padded).zip(&turned) {
                let Some(keys) = keys.get(at..).and_then(<[f32]>::first_chunk::<KEYS>) else { continue };
                let [first, second, third, fourth] = query;
                a = add_times(a, *first, keys);
                b = add_times(b, *second, keys);
                c = add_times(c, *third, keys);
                d = add_times(d, *fourth, keys);
            }
            for (sums, fits) in [a, b, c, d].into_iter().zip(self.fits.chunks_exact_mut(padded)) {
                if let Some(fits) = fits.get_mut(at..).and_then(<[f32]>::first_chunk_mut::<KEYS>) {
                    *fits = sums;
                }
            }
        }
    }
}

#[inline(always)]
fn add_times<const N: usize>(mut sums: [f32; N], factor: f32, numbers: &[f32; N]) -> [f32; N] {
    for (sum, number) in sums.iter_mut().zip(numbers) {
        *sum += factor * number;
    }
    sums
}

/// The values of a head, each as much as its key fits one query and another. Two at once keep more sums going.
#[inline(always)]
fn weighed(one: &[f32], other: &[f32], keys_values: &[f32], head: usize) -> [[f32; SIZE]; 2] {
    let (mut first, mut second) = ([0.0; SIZE], [0.0; SIZE]);
    for ((one, other), row) in one.iter().zip(other).zip(keys_values.chunks_exact(2 * WIDTH)) {
        let Some(value) = row.get(WIDTH + head * SIZE..).and_then(<[f32]>::first_chunk::<SIZE>) else { continue };
        first = add_times(first, *one, value);
        second = add_times(second, *other, value);
    }
    [first, second]
}

/// Turns the first `count` fits into shares that add up to 1; there are whole lanes of them.
#[inline(always)]
fn soften(fits: &mut [f32], count: usize) {
    let most = greatest(fits.get(..count).unwrap_or_default());
    fits.get_mut(count..).unwrap_or_default().fill(f32::MIN);
    let mut sums = [0.0; LANES];
    let (chunks, _) = fits.as_chunks_mut::<LANES>();
    for chunk in chunks {
        for (fit, sum) in chunk.iter_mut().zip(&mut sums) {
            *fit = exp(*fit - most);
            *sum += *fit;
        }
    }
    let share = 1.0 / sums.iter().sum::<f32>();
    fits.iter_mut().for_each(|fit| *fit *= share);
}
