//! The common beginning and end of two versions of a text or a list.

use std::ops::Range;

/// How much two versions of a text have in common at both ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Common {
    /// How many bytes at the start are the same.
    pub head: usize,
    /// How many bytes at the end are the same; none of them is counted to the start as well.
    pub tail: usize,
}

/// How many bytes are compared at once.
const STRIDE: usize = 256;

impl Common {
    /// Compares two texts from both ends. Neither count need end between two characters.
    pub fn of(before: &str, now: &str) -> Self {
        let (before, now) = (before.as_bytes(), now.as_bytes());
        let strides = before.chunks(STRIDE).zip(now.chunks(STRIDE)).take_while(|(a, b)| a == b);
        let alike: usize = strides.map(|(stride, _)| stride.len()).sum();
        let (before, now) = (before.get(alike..).unwrap_or_default(), now.get(alike..).unwrap_or_default());
        let within = before.iter().zip(now).take_while(|(a, b)| a == b).count();
        let (before, now) = (before.get(within..).unwrap_or_default(), now.get(within..).unwrap_or_default());
        let strides = before.rchunks(STRIDE).zip(now.rchunks(STRIDE)).take_while(|(a, b)| a == b);
        let behind: usize = strides.map(|(stride, _)| stride.len()).sum();
        let before = before.get(..before.len() - behind).unwrap_or_default();
        let now = now.get(..now.len() - behind).unwrap_or_default();
        let tail = before.iter().rev().zip(now.iter().rev()).take_while(|(a, b)| a == b).count();
        Self { head: alike + within, tail: behind + tail }
    }
}

/// The parts of two lists between their common beginning and end, as half-open ranges of indexes.
pub fn differing<B, N>(before: &[B], now: &[N], alike: impl Fn(&B, &N) -> bool) -> (Range<usize>, Range<usize>) {
    let ahead = before.iter().zip(now).take_while(|(before, now)| alike(before, now)).count();
    let left = before.len().min(now.len()) - ahead;
    let from_end = before.iter().rev().zip(now.iter().rev()).take(left);
    let behind = from_end.take_while(|(before, now)| alike(before, now)).count();
    (ahead..before.len() - behind, ahead..now.len() - behind)
}
