//! Ordinary nouns that are also surnames: *Mein Nachbar ist Schreiner.* Without a title before it or another part of a
//! name beside it, such a word is not a sure mention.

use super::first::Block;
use super::labels::Name;
use crate::names::honorifics;
use crate::names::normalize::fold;
use crate::names::noun_surnames;

/// Whether a mention is a single word that is a noun in the language of its block, without a title before it.
pub(super) fn is_bare(text: &str, block: &Block, name: Name) -> bool {
    let word = |at: usize| block.tokens.tokens.get(at).map(|token| fold(token.span.text(text).trim_end_matches('.')));
    let Some(own) = word(name.start).filter(|_| name.end == name.start + 1) else { return false };
    let is_titled = || name.start.checked_sub(1).and_then(word).is_some_and(|word| honorifics::title(&word).is_some());
    noun_surnames::languages(&own).any(|code| code == block.language.code()) && !is_titled()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::Language;
    use crate::tagger::labels::Class;

    fn bare(text: &str, start: usize, end: usize, language: Language) -> bool {
        let mut block = Block::new(text);
        block.language = language;
        is_bare(text, &block, Name { start, end, class: Class::Person })
    }

    #[test]
    fn a_noun_alone_is_nobody_for_sure() {
        assert!(bare("Mein Nachbar ist Schreiner.", 3, 4, Language::German));
        assert!(!bare("Mein Nachbar ist Schreiner.", 3, 4, Language::English));
        assert!(!bare("Herr Schreiner kam.", 1, 2, Language::German), "a title stands before it");
        assert!(!bare("Anna Schreiner kam.", 0, 2, Language::German), "and so does a given name");
        assert!(!bare("Dann kam Lindqvist.", 2, 3, Language::German));
    }
}
