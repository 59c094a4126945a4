//! The second reader: a small transformer that runs in the background and decides about the names that the first reader
//! found or half found.
//!
//! A block is read in windows of whole sentences ([`windows`]). The features of its words ([`input`]) go through the
//! network ([`whoswho_encoder::Network`]). The scores of the labels, added to those of the first reader, go through a CRF that knows which
//! label may follow which ([`reader`]). All arithmetic is exact or in a fixed order, so that every platform gets the same
//! result.

mod file;
pub(super) mod input;
pub(super) mod pieces;
mod reader;
mod windows;

#[cfg(feature = "train")]
pub(super) use file::{Judgement, judging, read};
#[cfg(feature = "multilingual")]
pub(super) use reader::MULTILINGUAL;
pub(super) use reader::{ENGLISH, SecondReader};

#[cfg(test)]
mod tests;
