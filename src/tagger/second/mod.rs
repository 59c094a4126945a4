//! The second reader: a small transformer that reads in the background.

pub(in crate::tagger) mod input;
pub(in crate::tagger) mod pieces;
