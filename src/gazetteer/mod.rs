//! Names files: millions of people and organizations of a register or a list, looked up beside the entities of the
//! vault.
//!
//! A names file is built once, by [`Builder`], from [`Record`]s, and never changes. Its name index is held in memory;
//! cards stay in the file and are read one at a time. This module opens no files: the caller passes a reader.
//!
//! The file consists of a header, the cards, the lists of bearers of each name, and the index, in this order.

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

/// An entry of a register.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// The card that is shown.
    pub card: Card,
    /// The indexed names, without those of the card that are too ambiguous.
    pub names: Vec<String>,
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "it is damaged; build it again")
}

/// A checksum: FNV-1a, 64 bits.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
