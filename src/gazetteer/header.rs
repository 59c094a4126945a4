//! The header of a names file.

use super::checksum;

/// The bytes of a header: magic (8), version (4), nothing (4), five numbers (8 each), the checksum of all that (8).
pub(super) const LENGTH: usize = 64;
const MAGIC: &[u8; 8] = b"WHOSNAME";
/// Incremented when older programs cannot read the file any more, or would find other names in it.
const VERSION: u32 = 1;

/// The header of a names file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Header {
    /// The number of people and organizations.
    pub(super) entries: u64,
    /// The number of names.
    pub(super) names: u64,
    /// The size of the cards, which follow the header.
    pub(super) cards: u64,
    /// The size of the lists of bearers.
    pub(super) bearers: u64,
    /// The size of the index.
    pub(super) index: u64,
}

impl Header {
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(VERSION.to_le_bytes());
        out.extend([0; 4]);
        for number in [self.entries, self.names, self.cards, self.bearers, self.index] {
            out.extend(number.to_le_bytes());
        }
        out.extend(checksum(&out).to_le_bytes());
        out
    }

    /// Reads a header.
    ///
    /// # Errors
    /// What is wrong with the file, to stand behind its path.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, String> {
        if !bytes.starts_with(MAGIC) {
            return Err("it is not a names file; `whoswho names build` creates one".to_owned());
        }
        let version = bytes.get(8..12).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
        if let Some(version) = version.filter(|version| *version != VERSION) {
            return Err(format!("it has version {version}, and this program reads version {VERSION}; build it again"));
        }
        let (content, sum) = bytes.split_at_checked(LENGTH - 8).ok_or("it is cut short")?;
        if sum != checksum(content).to_le_bytes() {
            return Err("its header is damaged; build it again".to_owned());
        }
        let number = |index: usize| {
            let bytes = content.get(16 + 8 * index..24 + 8 * index).and_then(|bytes| bytes.try_into().ok());
            bytes.map(u64::from_le_bytes).unwrap_or_default()
        };
        Ok(Self { entries: number(0), names: number(1), cards: number(2), bearers: number(3), index: number(4) })
    }

    /// The length of the whole file.
    pub(super) fn file_length(&self) -> u64 {
        [self.cards, self.bearers, self.index].into_iter().fold(LENGTH as u64, u64::saturating_add)
    }

    /// The offset of the lists of bearers.
    pub(super) fn bearers_at(&self) -> u64 {
        (LENGTH as u64).saturating_add(self.cards)
    }

    /// The offset of the index.
    pub(super) fn index_at(&self) -> u64 {
        self.bearers_at().saturating_add(self.bearers)
    }
}
