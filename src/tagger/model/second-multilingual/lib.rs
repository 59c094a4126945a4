//! The model of whoswho's second reader for other languages than English, which judges what the first one found.
//!
//! This crate is data: whoswho reads it, and its format may change with any version.

#![no_std]

/// The model for other languages.
pub static MULTILINGUAL: &[u8] = include_bytes!("second-multilingual.bin");
