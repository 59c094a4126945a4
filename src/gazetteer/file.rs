//! An open names file: looks names up and reads the cards of their bearers.

use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::build::LAST;
use super::card::{Card, HEAD};
use super::damaged;
use super::header::{self, Header};
use super::index::{Index, NameId};

/// An open names file: its index in memory, its cards in the file.
pub struct Gazetteer<F> {
    header: Header,
    index: Index,
    /// Locked for each read, because reading moves its position.
    file: Mutex<F>,
}

/// The bearers of a name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bearers {
    /// The cards of the first bearers.
    pub cards: Vec<Card>,
    /// The number of bearers, up to [`Bearers::MAX`].
    pub count: usize,
}

impl Bearers {
    /// Bearers are counted up to this number.
    pub const MAX: usize = 1000;
}

impl<F: Read + Seek> Gazetteer<F> {
    /// Reads the header and the index.
    ///
    /// # Errors
    /// What is wrong with the file, to stand behind its path.
    pub fn open(mut file: F) -> Result<Self, String> {
        let unreadable = |error: io::Error| format!("it cannot be read: {error}");
        let mut bytes = Vec::new();
        file.rewind().map_err(unreadable)?;
        (&mut file).take(header::LENGTH as u64).read_to_end(&mut bytes).map_err(unreadable)?;
        let header = Header::decode(&bytes)?;
        let length = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
        if length != header.file_length() {
            return Err(format!("it has {length} bytes instead of {}; build it again", header.file_length()));
        }
        file.seek(SeekFrom::Start(header.index_at())).map_err(unreadable)?;
        let mut bytes = Vec::with_capacity(usize::try_from(header.index).unwrap_or_default());
        file.read_to_end(&mut bytes).map_err(unreadable)?;
        Ok(Self { header, index: Index::new(bytes)?, file: Mutex::new(file) })
    }

    /// The index of names.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The number of people and organizations.
    pub fn entries(&self) -> u64 {
        self.header.entries
    }

    /// The number of names.
    pub fn names(&self) -> u64 {
        self.header.names
    }

    /// The size in bytes.
    pub fn bytes(&self) -> u64 {
        self.header.file_length()
    }

    /// The bearers of these names, with at most `most` cards.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or is damaged there.
    pub fn bearers(&self, names: &[NameId], most: usize) -> io::Result<Bearers> {
        let mut file = self.file();
        let mut cards = Vec::new();
        for name in names {
            self.list(&mut *file, *name, &mut cards)?;
        }
        cards.sort_unstable();
        cards.dedup();
        let shown = cards.iter().take(most).map(|card| self.card(&mut *file, *card));
        Ok(Bearers { cards: shown.collect::<io::Result<_>>()?, count: cards.len().min(Bearers::MAX) })
    }

    fn file(&self) -> MutexGuard<'_, F> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds the offsets of the cards of a name's bearers.
    fn list(&self, file: &mut F, name: NameId, cards: &mut Vec<u64>) -> io::Result<()> {
        let start = name.0.saturating_mul(8);
        let left = self.header.bearers.checked_sub(start).ok_or_else(damaged)?;
        file.seek(SeekFrom::Start(self.header.bearers_at() + start))?;
        let mut list = io::BufReader::with_capacity(256, file.take(left.min(8 * Bearers::MAX as u64)));
        for _ in 0..Bearers::MAX {
            let mut bytes = [0; 8];
            list.read_exact(&mut bytes)?;
            let card = u64::from_le_bytes(bytes);
            cards.push(card & !LAST);
            if card & LAST != 0 {
                break;
            }
        }
        Ok(())
    }

    fn card(&self, file: &mut F, at: u64) -> io::Result<Card> {
        let left = self.header.cards.checked_sub(at).ok_or_else(damaged)?;
        file.seek(SeekFrom::Start(header::LENGTH as u64 + at))?;
        let mut section = io::BufReader::with_capacity(1024, file.take(left));
        let mut head = [0; HEAD];
        section.read_exact(&mut head)?;
        let mut body = Vec::new();
        section.take(Card::length(head) as u64).read_to_end(&mut body)?;
        Card::decode(head, &body).ok_or_else(damaged)
    }
}
