//! A token of a text, and the tokens of a block in their sentences.

use crate::text::Span;

/// A word, a number, or a run of punctuation marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::tagger) struct Token {
    /// Its bytes.
    pub(in crate::tagger) span: Span,
    /// What stands before it.
    pub(in crate::tagger) gap: Gap,
}

/// What stands before a token.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::tagger) enum Gap {
    /// Nothing: it touches the token before.
    None,
    /// Blanks.
    Space,
    /// A line break, maybe with blanks.
    Line,
    /// An empty line.
    Blank,
}

/// The tokens of a text, and where its sentences end.
#[derive(Default, Debug)]
pub(in crate::tagger) struct Tokens {
    /// All tokens, in order.
    pub(in crate::tagger) tokens: Vec<Token>,
    /// For each sentence the number of its first token and the number behind its last one.
    pub(in crate::tagger) sentences: Vec<(usize, usize)>,
}
