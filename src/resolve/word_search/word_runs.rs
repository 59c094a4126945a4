//! Finds runs of words that may be names.

use crate::names::token::{Gap, Token};
use crate::names::{is_particle, joins_words};

/// The most words in a run.
pub(super) const LONGEST_RUN: usize = 16;
/// The most particles after a name with the surname first.
const MAX_PARTICLES: usize = 2;

/// Runs of words that may be names: capitalised words and initials, with particles, quotation marks of nicknames and at
/// most one comma between them. Each is the index of its first word and the one after its last.
pub(super) fn runs<'t>(text: &'t str, tokens: &'t [Token<'t>]) -> impl Iterator<Item = (usize, usize)> + 't {
    let mut at = 0;
    std::iter::from_fn(move || {
        while tokens.get(at).is_some_and(|token| !is_name_word(token)) {
            at += 1;
        }
        let first = at;
        tokens.get(first)?;
        let mut end = first + 1;
        let mut commas = 0;
        while end - first < LONGEST_RUN {
            let Some(next) = tokens.get(end) else { break };
            let small =
                usize::from(is_small(next)) + usize::from(is_small(next) && tokens.get(end + 1).is_some_and(is_small));
            let after = tokens.get(end + small);
            let is_joined = continues(text, tokens, end)
                && (small == 0
                    || after.is_some_and(|after| matches!(after.gap, Gap::Space | Gap::Hyphen | Gap::Apostrophe)));
            commas += usize::from(next.gap == Gap::Comma);
            if !is_joined || commas > 1 || !after.is_some_and(is_name_word) {
                break;
            }
            end += small + 1;
        }
        // Dutch catalogues have the particles at the end: Berg, Willemijn van den.
        let is_last = |token: &&Token<'_>| token.gap == Gap::Space && is_small(token) && token.text.len() > 1;
        if commas == 1 {
            end += tokens.get(end..).unwrap_or_default().iter().take(MAX_PARTICLES).take_while(is_last).count();
        }
        at = end;
        Some((first, end))
    })
}

/// Whether the gap before the word may be within a name.
fn continues(text: &str, tokens: &[Token<'_>], index: usize) -> bool {
    let Some(token) = tokens.get(index) else { return false };
    match token.gap {
        Gap::Space | Gap::Hyphen | Gap::Apostrophe | Gap::Comma => true,
        Gap::Other | Gap::Bracket => {
            let before = index.checked_sub(1).and_then(|before| tokens.get(before)).map_or(0, Token::end);
            let between = text.get(before..token.start).unwrap_or_default().trim();
            matches!(between, "\"" | "“" | "”" | "‘" | "’" | "(" | ")" | "'")
        }
        _ => false,
    }
}

/// A word with a capital, or an initial.
pub(super) fn is_name_word(token: &Token<'_>) -> bool {
    token.text.chars().next().is_some_and(char::is_uppercase) && token.text != "I"
}

/// A particle or an elided article within a name: van, de, d’.
pub(super) fn is_small(token: &Token<'_>) -> bool {
    let is_lower = token.text.chars().next().is_some_and(char::is_lowercase);
    is_lower && (is_particle(token.text) || token.text.len() == 1 || joins_words(token.text))
}
