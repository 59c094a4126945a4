//! Dot products of small integers, where the encoder spends nearly all of its time.
//!
//! Values are 0 to 127 and weights −31 to 31, so that eight products fit into 16 bits: vector units that multiply bytes
//! need not widen at every step. All sums are exact, so every kernel gives the same numbers.

/// Rows of values that are multiplied at once.
pub(crate) const ROWS: usize = 3;
/// Tiles of weights that they are multiplied with.
pub const TILES: usize = 2;
/// Rows of weights in a tile.
pub const COLUMNS: usize = 8;
/// Values of a row that a step takes.
pub const DEPTH: usize = 16;

/// The values of a row that a step takes, in fours.
pub(crate) type Values = [[u8; 4]; DEPTH / 4];
/// The weights for [`DEPTH`] values: for each four of them four weights of each of the tile's rows. Where they stand over
/// the border of two cache lines, loading them takes twice as long.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(32))]
pub struct Step(pub [[u8; 4 * COLUMNS]; DEPTH / 4]);
/// The sums for each row of values, each tile and each row of weights.
pub(crate) type Sums = [[[i32; COLUMNS]; TILES]; ROWS];

/// A way to compute; chosen by what the processor can do.
pub trait Kernel: Copy {
    /// The sums of products of rows of values with tiles of weights.
    fn products(self, rows: [&[Values]; ROWS], tiles: [&[Step]; TILES]) -> Sums;
}

/// For every processor.
#[derive(Clone, Copy, Debug)]
pub struct Portable;

impl Kernel for Portable {
    fn products(self, rows: [&[Values]; ROWS], tiles: [&[Step]; TILES]) -> Sums {
        rows.map(|row| {
            tiles.map(|tile| {
                let mut sums = [0; COLUMNS];
                for (values, weights) in row.iter().flatten().zip(tile.iter().flat_map(|step| &step.0)) {
                    let (columns, _) = weights.as_chunks::<4>();
                    for (sum, weights) in sums.iter_mut().zip(columns) {
                        let product = |(value, weight): (&u8, &u8)| i32::from(*value) * i32::from(weight.cast_signed());
                        *sum += values.iter().zip(weights).map(product).sum::<i32>();
                    }
                }
                sums
            })
        })
    }
}

/// For x86 processors with AVX2.
#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::__m256i;

    use pulp::cast;
    use pulp::x86::V3;

    use super::{Kernel, ROWS, Step, Sums, TILES, Values};

    /// For each row and tile a register. Each four of values is loaded once for both tiles, each four of weights once for
    /// all rows: with more of either, the registers do not suffice.
    type Parts = [[__m256i; TILES]; ROWS];

    impl Kernel for V3 {
        #[inline(always)]
        fn products(self, [a, b, c]: [&[Values]; ROWS], [left, right]: [&[Step]; TILES]) -> Sums {
            let mut sums: Parts = [[self.avx._mm256_setzero_si256(); TILES]; ROWS];
            for ((((left, right), a), b), c) in left.iter().zip(right).zip(a).zip(b).zip(c) {
                let (Step([l0, l1, l2, l3]), Step([r0, r1, r2, r3])) = (left, right);
                let [[a0, a1, a2, a3], [b0, b1, b2, b3], [c0, c1, c2, c3]] = [a, b, c];
                // Eight products of at most 127 × 31 stay within 16 bits.
                let parts = products(self, [a0, b0, c0], [l0, r0]);
                let parts = add(self, parts, products(self, [a1, b1, c1], [l1, r1]));
                let parts = add(self, parts, products(self, [a2, b2, c2], [l2, r2]));
                let parts = add(self, parts, products(self, [a3, b3, c3], [l3, r3]));
                sums = widen(self, sums, parts);
            }
            cast(sums)
        }
    }

    // Functions rather than closures: closures are not inlined in builds that keep what they can for the next build, and
    // then each instruction is a call.

    /// Products of four values of each row with four weights of each column, in pairs.
    #[inline(always)]
    fn products(simd: V3, [a, b, c]: [&[u8; 4]; ROWS], [left, right]: [&[u8; 32]; TILES]) -> Parts {
        let weights: [__m256i; TILES] = [cast(*left), cast(*right)];
        [products_of_row(simd, a, weights), products_of_row(simd, b, weights), products_of_row(simd, c, weights)]
    }

    #[inline(always)]
    fn products_of_row(simd: V3, values: &[u8; 4], [left, right]: [__m256i; TILES]) -> [__m256i; TILES] {
        let values = simd.avx._mm256_set1_epi32(i32::from_le_bytes(*values));
        [simd.avx2._mm256_maddubs_epi16(values, left), simd.avx2._mm256_maddubs_epi16(values, right)]
    }

    #[inline(always)]
    fn add(simd: V3, [a, b, c]: Parts, [d, e, f]: Parts) -> Parts {
        [add_row(simd, a, d), add_row(simd, b, e), add_row(simd, c, f)]
    }

    #[inline(always)]
    fn add_row(simd: V3, [a, b]: [__m256i; TILES], [c, d]: [__m256i; TILES]) -> [__m256i; TILES] {
        [simd.avx2._mm256_add_epi16(a, c), simd.avx2._mm256_add_epi16(b, d)]
    }

    /// Adds pairs of sums of 16 bits to sums of 32 bits.
    #[inline(always)]
    fn widen(simd: V3, [a, b, c]: Parts, [d, e, f]: Parts) -> Parts {
        [widen_row(simd, a, d), widen_row(simd, b, e), widen_row(simd, c, f)]
    }

    #[inline(always)]
    fn widen_row(simd: V3, [a, b]: [__m256i; TILES], [c, d]: [__m256i; TILES]) -> [__m256i; TILES] {
        let ones = simd.avx._mm256_set1_epi16(1);
        let (c, d) = (simd.avx2._mm256_madd_epi16(c, ones), simd.avx2._mm256_madd_epi16(d, ones));
        [simd.avx2._mm256_add_epi32(a, c), simd.avx2._mm256_add_epi32(b, d)]
    }
}

#[cfg(all(test, target_arch = "x86_64"))]
mod tests {
    use super::*;

    #[test]
    fn all_kernels_give_the_same_sums() {
        let mut state = 7u32;
        let mut number = |least: i32, most: i32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            least + i32::try_from(state >> 16).unwrap() % (most - least + 1)
        };
        let mut tiles: [Vec<Step>; TILES] = std::array::from_fn(|_| vec![Step([[0; 4 * COLUMNS]; 4]); 5]);
        let weights = tiles.iter_mut().flatten().flat_map(|step| step.0.as_flattened_mut());
        weights.for_each(|weight| *weight = i8::try_from(number(-31, 31)).unwrap() as u8);
        let mut rows = vec![vec![[[0u8; 4]; 4]; 5]; ROWS];
        rows.iter_mut().flatten().flatten().flatten().for_each(|value| *value = u8::try_from(number(0, 127)).unwrap());
        // The greatest sums there can be.
        tiles[0][0] = Step([[31; 4 * COLUMNS]; 4]);
        tiles[0][1] = Step([[(-31i8) as u8; 4 * COLUMNS]; 4]);
        rows.iter_mut().for_each(|row| row[..2].fill([[127; 4]; 4]));
        let rows: [&[Values]; ROWS] = std::array::from_fn(|row| rows[row].as_slice());
        let tiles: [&[Step]; TILES] = std::array::from_fn(|tile| tiles[tile].as_slice());
        let Some(simd) = pulp::x86::V3::try_new() else { return };
        assert_eq!(simd.products(rows, tiles), Portable.products(rows, tiles));
    }
}
