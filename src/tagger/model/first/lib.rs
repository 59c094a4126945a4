//! The models of whoswho's first reader, which finds names of people and organizations while one types.
//!
//! This crate is data: whoswho reads it, and its format may change with any version.

#![no_std]

/// The model for English.
pub static ENGLISH: &[u8] = include_bytes!("first.bin");
/// The model for other languages.
#[cfg(feature = "multilingual")]
pub static MULTILINGUAL: &[u8] = include_bytes!("first-multilingual.bin");
