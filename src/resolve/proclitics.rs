//! Words that scripts write together with a name: Hebrew and Arabic prefixes.

use crate::names::Trie;
use crate::names::inflection;
use crate::names::normalize::fold;
use crate::names::token::Token;

/// The words of a text, each without the prefix that hides a known word in it: סאמר in וסאמר.
pub(super) fn cut<'t>(mut tokens: Vec<Token<'t>>, trie: &Trie) -> Vec<Token<'t>> {
    for token in tokens.iter_mut().filter(|token| may_have_prefix(token.text)) {
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

/// Whether the word is in Hebrew or Arabic letters.
fn may_have_prefix(word: &str) -> bool {
    word.chars().next().is_some_and(|first| matches!(first, '\u{0590}'..='\u{05ff}' | '\u{0600}'..='\u{06ff}'))
}
