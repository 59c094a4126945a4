//! Names files: a million people and organizations of a register or a list, to look up beside those of the vault.
//!
//! A names file is made once, by [`Builder`], from plain [`Record`]s, and never changes. Its index of names is held in
//! memory; the cards of those who bear them stay in the file and are read one at a time. Nothing here opens a file:
//! whoever has one gives something to read from.
//!
//! The file is a header, the cards, the bearers of each name, and the index, one behind the other.

mod build;
mod card;
mod column;
mod column_titles;
mod entry;
mod file;
pub mod ftm;
mod header;
mod index;
mod keys;
mod rows;
mod sort;
mod source;
pub mod table;
#[cfg(test)]
mod tests;
mod translated_titles;

use std::io;

pub use build::{Builder, Built};
pub use card::{Card, Field};
pub use entry::{Entry, Key, Role, Text};
pub use file::{Bearers, Gazetteer};
pub use index::{Found, Index, NameId};
pub use rows::{Row, Rows};
pub use source::{Item, read_all};

/// Somebody whom a register lists.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// What a reader is shown.
    pub card: Card,
    /// The names under which it is found; those on the card that hardly tell who is meant are left out.
    pub names: Vec<String>,
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "it is damaged; build it again")
}

/// A checksum: FNV-1a, 64 bits.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
