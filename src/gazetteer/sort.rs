//! External sort, for more keys than fit into memory: sorted runs are written to a scratch file and merged.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, Read, Seek, SeekFrom, Write};

/// How many bytes of keys are sorted in memory at a time.
const RUN: usize = 64 << 20;
/// How much of a run is read at a time.
const BLOCK: u64 = 1 << 16;

/// Collects keys, each with a number.
pub(super) struct Sorter<S> {
    scratch: S,
    /// Where each run ends in the scratch file.
    ends: Vec<u64>,
    bytes: Vec<u8>,
    /// Of each key in `bytes`: where it begins and ends, and its number.
    keys: Vec<(usize, usize, u64)>,
    run: usize,
}

impl<S: Read + Write + Seek> Sorter<S> {
    pub(super) fn new(scratch: S) -> Self {
        Self { scratch, ends: Vec::new(), bytes: Vec::new(), keys: Vec::new(), run: RUN }
    }

    /// Writes runs of so many bytes, for tests.
    #[cfg(test)]
    pub(super) fn with_runs_of(scratch: S, run: usize) -> Self {
        Self { run, ..Self::new(scratch) }
    }

    pub(super) fn add(&mut self, key: &[u8], number: u64) -> io::Result<()> {
        let start = self.bytes.len();
        self.bytes.extend(key);
        self.keys.push((start, self.bytes.len(), number));
        if self.bytes.len() >= self.run { self.end_run() } else { Ok(()) }
    }

    fn end_run(&mut self) -> io::Result<()> {
        let key = |start: usize, end: usize| self.bytes.get(start..end).unwrap_or_default();
        self.keys.sort_unstable_by_key(|(start, end, number)| (key(*start, *end), *number));
        let mut out = io::BufWriter::with_capacity(1 << 20, &mut self.scratch);
        let mut end = self.ends.last().copied().unwrap_or_default();
        for (start, stop, number) in &self.keys {
            let key = self.bytes.get(*start..*stop).unwrap_or_default();
            // No key is longer than a name may be, by far.
            let length = u32::try_from(key.len()).unwrap_or(u32::MAX);
            out.write_all(&length.to_le_bytes())?;
            out.write_all(key)?;
            out.write_all(&number.to_le_bytes())?;
            end += 12 + u64::from(length);
        }
        out.flush()?;
        drop(out);
        self.ends.push(end);
        self.bytes.clear();
        self.keys.clear();
        Ok(())
    }

    /// Gives all keys with their numbers, in order.
    pub(super) fn merge(mut self, mut take: impl FnMut(&[u8], u64) -> io::Result<()>) -> io::Result<()> {
        self.end_run()?;
        (self.bytes, self.keys) = (Vec::new(), Vec::new());
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let mut runs: Vec<Run> =
            starts.zip(&self.ends).map(|(at, end)| Run { at, end: *end, block: Vec::new(), done: 0 }).collect();
        let mut heads = BinaryHeap::new();
        for (index, run) in runs.iter_mut().enumerate() {
            heads.extend(run.next(&mut self.scratch)?.map(|(key, number)| Reverse((key, number, index))));
        }
        while let Some(Reverse((key, number, index))) = heads.pop() {
            take(&key, number)?;
            if let Some(run) = runs.get_mut(index) {
                heads.extend(run.next(&mut self.scratch)?.map(|(key, number)| Reverse((key, number, index))));
            }
        }
        Ok(())
    }
}

/// What is left of a run.
struct Run {
    /// Where the part begins that is not in `block` yet.
    at: u64,
    end: u64,
    block: Vec<u8>,
    /// How much of `block` has been taken.
    done: usize,
}

impl Run {
    fn next(&mut self, scratch: &mut (impl Read + Seek)) -> io::Result<Option<(Vec<u8>, u64)>> {
        if self.at == self.end && self.done == self.block.len() {
            return Ok(None);
        }
        let length = u32::from_le_bytes(self.array(scratch)?) as usize;
        self.fill(scratch, length)?;
        let key = self.block.get(self.done..self.done + length).unwrap_or_default().to_vec();
        self.done += length;
        Ok(Some((key, u64::from_le_bytes(self.array(scratch)?))))
    }

    fn array<const N: usize>(&mut self, scratch: &mut (impl Read + Seek)) -> io::Result<[u8; N]> {
        self.fill(scratch, N)?;
        let array = self.block.get(self.done..).and_then(|rest| rest.first_chunk()).copied();
        self.done += N;
        array.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    /// Sees to it that so many bytes are there to be taken, if the run has them.
    fn fill(&mut self, scratch: &mut (impl Read + Seek), wanted: usize) -> io::Result<()> {
        if self.block.len() - self.done >= wanted {
            return Ok(());
        }
        self.block.drain(..self.done);
        self.done = 0;
        let more = (self.end - self.at).min(BLOCK.max(wanted as u64));
        scratch.seek(SeekFrom::Start(self.at))?;
        self.at += scratch.take(more).read_to_end(&mut self.block)? as u64;
        Ok(())
    }
}
