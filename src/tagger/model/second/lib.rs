//! The model of whoswho's second reader for English, which judges what the first one found.
//!
//! This crate is data: whoswho reads it, and its format may change with any version.

#![no_std]

/// The model for English.
pub static ENGLISH: &[u8] = include_bytes!("second.bin");
