//! The tags of notes serialized: what one run of the program leaves to the next, so that no note is tagged twice.
//!
//! First a magic number, the checksum of all that follows, and the line that says which models and program made the
//! tags ([`origin`]), behind its length; then of each note the [`text_hash`](super::text_hash::text_hash) of its text,
//! which models have read it, and the packed tags behind their length. Numbers are little-endian.

use rustc_hash::FxHashMap;
use twox_hash::XxHash3_64;

use super::bytes::{put, take};
use super::state::World;
use super::tags::PackedTags;
use super::text_hash::TextHash;
use crate::resolve::{Readers, origin};

/// What a file begins with. The last letter is the version of the format.
const MARK: &[u8; 8] = b"WHOSFND1";

/// What was found in notes, by their texts and by who has read them.
#[derive(Clone, Debug, Default)]
pub struct ArchivedTags {
    by_first: FxHashMap<TextHash, PackedTags>,
    by_both: FxHashMap<TextHash, PackedTags>,
}

impl ArchivedTags {
    /// Reads findings; nothing from what is damaged, or was found by other models or another version of the program.
    pub fn read(file: &[u8]) -> Option<Self> {
        let rest = file.strip_prefix(MARK)?;
        let (checksum, rest) = rest.split_first_chunk()?;
        if u64::from_le_bytes(*checksum) != XxHash3_64::oneshot(rest) {
            return None;
        }
        let (from, mut rest) = take(rest)?;
        if from != origin().as_bytes() {
            return None;
        }
        let mut findings = Self::default();
        while !rest.is_empty() {
            let (text_hash, behind) = rest.split_first_chunk()?;
            let (by, behind) = behind.split_first()?;
            let (bytes, behind) = take(behind)?;
            let (by, notes) = match *by {
                1 => (Readers::First, &mut findings.by_first),
                _ => (Readers::Both, &mut findings.by_both),
            };
            notes.insert(TextHash::from_le_bytes(*text_hash), PackedTags { by, bytes: bytes.into() });
            rest = behind;
        }
        Some(findings)
    }

    /// Adds what is known of other notes.
    pub fn add(&mut self, others: Self) {
        self.by_first.extend(others.by_first);
        self.by_both.extend(others.by_both);
    }

    /// What these readers found in a text.
    pub(super) fn by(&self, readers: Readers, text_hash: TextHash) -> Option<&PackedTags> {
        match readers {
            Readers::First => self.by_first.get(&text_hash),
            Readers::Both => self.by_both.get(&text_hash),
        }
    }

    /// What the best who have read a text found in it.
    pub(super) fn best(&self, text_hash: TextHash) -> Option<&PackedTags> {
        self.by(Readers::Both, text_hash).or_else(|| self.by(Readers::First, text_hash))
    }
}

impl World {
    /// What is known of the notes of a workspace folder, here or before, for [`ArchivedTags::read`].
    pub fn findings(&self, root: u32, before: &ArchivedTags) -> Vec<u8> {
        let mut notes = Vec::new();
        put(&mut notes, origin().as_bytes());
        for (id, file) in self.files().filter(|(_, file)| file.key.root == root) {
            let now = self.known_tags(id, file.text_hash);
            for readers in [Readers::First, Readers::Both] {
                let now = now.as_ref().filter(|tags| tags.by == readers);
                let Some(tags) = now.or_else(|| before.by(readers, file.text_hash)) else { continue };
                notes.extend(file.text_hash.to_le_bytes());
                notes.push(if readers == Readers::First { 1 } else { 2 });
                put(&mut notes, &tags.bytes);
            }
        }
        let mut out = MARK.to_vec();
        out.extend(XxHash3_64::oneshot(&notes).to_le_bytes());
        out.extend(notes);
        out
    }
}
