//! Splits prefixes from names in scripts that write them together: Hebrew and Arabic.

use crate::names::Trie;
use crate::names::inflection;
use crate::names::normalize::fold;
use crate::names::token::Token;

/// The tokens of a text without the prefixes that hide known words: סאמר in וסאמר.
pub(super) fn cut<'t>(mut tokens: Vec<Token<'t>>, trie: &Trie) -> Vec<Token<'t>> {
    for token in &mut tokens {
        if inflection::proclitics(token.text).next().is_none() {
            continue;
        }
        if trie.knows(&fold(token.text)) {
            continue;
        }
        let text = token.text;
        let rests = inflection::proclitics(text).filter_map(|length| Some((length, text.get(length..)?)));
        let known = rests.into_iter().find(|(_, rest)| trie.knows(&fold(rest)));
        if let Some((length, rest)) = known {
            token.text = rest;
            token.start += length;
        }
    }
    tokens
}
