//! A block of a note as the readers see it: its tokens, what is known about each, and the sums of the first reader.

use crate::tagger::labels::WIDTH;
use crate::tagger::language::Language;
use crate::tagger::token_info::TokenInfo;
use crate::tagger::tokenize::{Tokens, tokenize_into};

/// Sums of weights, one for each label, in steps of the model's scale.
pub(super) type Sums = [i16; WIDTH];

/// A tokenized block.
#[derive(Default, Debug)]
pub(in crate::tagger) struct Block {
    pub(in crate::tagger) tokens: Tokens,
    pub(in crate::tagger) language: Language,
    pub(in crate::tagger) cells: Vec<TokenInfo>,
    /// For each token the sum of the weights of context-free features; filled by [`super::Reader::prepare`].
    pub(super) sums: Vec<Sums>,
}

impl Block {
    /// Tokenizes a text.
    pub(in crate::tagger) fn new(text: &str) -> Self {
        let mut block = Self::default();
        tokenize_into(text, &mut block.tokens);
        block
    }
}
