//! The words of a name.

use crate::names::normalize::fold;
use crate::names::token::{Gap, Token, tokenize};

/// A word between blanks: `Jean-Claude` and `O'Brien` are one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Word {
    /// As it is written, with `-` between its parts.
    pub(super) text: String,
    /// The same in lower case and without diacritics.
    pub(super) folded: String,
}

/// The words of a name, without a possessive ending.
pub(super) fn words(text: &str) -> Vec<Word> {
    let tokens = tokenize(text);
    let tokens = match tokens.split_last() {
        Some((last, rest)) if last.gap == Gap::Apostrophe && last.text.eq_ignore_ascii_case("s") => rest,
        _ => &tokens,
    };
    tokens.chunk_by(|_, next| holds_together(next.gap)).map(word).collect()
}

fn holds_together(gap: Gap) -> bool {
    matches!(gap, Gap::Hyphen | Gap::Apostrophe | Gap::Dot | Gap::Joined)
}

fn word(tokens: &[Token<'_>]) -> Word {
    let mut text = String::new();
    for token in tokens {
        if !text.is_empty() && token.gap != Gap::Joined {
            text.push('-');
        }
        text.push_str(token.text);
    }
    Word { folded: fold(&text), text }
}

/// Words in one string.
pub(super) fn joined(words: &[String]) -> String {
    words.join(" ")
}
