//! Builds a names file from records.

use std::io::{self, Read, Seek, SeekFrom, Write};

use fst::MapBuilder;

use super::header::{self, Header};
use super::keys::keys;
use super::sort::Sorter;
use super::{Card, Record};

/// Flag of the last entry in a list of bearers.
pub(super) const LAST: u64 = 1 << 63;

/// Builds a names file. Cards are written as they are added, names are sorted in a scratch file, and only the finished
/// index is held in memory.
pub struct Builder<W, S> {
    out: W,
    names: Sorter<S>,
    header: Header,
}

/// The size of the file that was built.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Built {
    /// The number of people and organizations.
    pub entries: u64,
    /// The number of names.
    pub names: u64,
    /// The size in bytes.
    pub bytes: u64,
}

impl<W: Write + Seek, S: Read + Write + Seek> Builder<W, S> {
    /// An empty file. `out` and `scratch` are written from their beginning.
    ///
    /// # Errors
    ///
    /// If `out` cannot be written.
    pub fn new(out: W, scratch: S) -> io::Result<Self> {
        Self::with_sorter(out, Sorter::new(scratch))
    }

    pub(super) fn with_sorter(mut out: W, names: Sorter<S>) -> io::Result<Self> {
        // The header comes last, so that half a file is none.
        out.write_all(&[0; header::LENGTH])?;
        Ok(Self { out, names, header: Header::default() })
    }

    /// Adds an entry.
    ///
    /// # Errors
    ///
    /// If `out` or `scratch` cannot be written.
    pub fn add(&mut self, record: &Record) -> io::Result<()> {
        let card: &Card = &record.card;
        let mut found: Vec<Vec<u8>> = record.names.iter().flat_map(|name| keys(card.kind, name)).collect();
        found.sort_unstable();
        found.dedup();
        for key in found {
            self.names.add(&key, self.header.cards)?;
        }
        let bytes = card.encode();
        self.out.write_all(&bytes)?;
        self.header.cards += bytes.len() as u64;
        self.header.entries += 1;
        Ok(())
    }

    /// Writes the rest of the file.
    ///
    /// # Errors
    /// If `out` or `scratch` cannot be written, or `scratch` not read.
    pub fn finish(self) -> io::Result<Built> {
        let Self { mut out, names, mut header } = self;
        let mut index = MapBuilder::memory();
        let mut last: Option<(Vec<u8>, u64)> = None;
        let mut count = 0_u64;
        names.merge(|key, card| {
            let is_new = last.as_ref().is_none_or(|(other, _)| other != key);
            if let Some((_, before)) = &last {
                out.write_all(&(before | if is_new { LAST } else { 0 }).to_le_bytes())?;
            }
            if is_new {
                index.insert(key, count).map_err(io::Error::other)?;
                header.names += 1;
            }
            last = Some((key.to_vec(), card));
            count += 1;
            Ok(())
        })?;
        if let Some((_, card)) = last {
            out.write_all(&(card | LAST).to_le_bytes())?;
        }
        header.bearers = count * 8;
        let index = index.into_inner().map_err(io::Error::other)?;
        header.index = index.len() as u64;
        out.write_all(&index)?;
        out.seek(SeekFrom::Start(0))?;
        out.write_all(&header.encode())?;
        out.flush()?;
        Ok(Built { entries: header.entries, names: header.names, bytes: header.file_length() })
    }
}
