//! Names that are somebody's but for hyphens.

use super::Misspelling;
use crate::names::forms::Form;
use crate::names::normalize::{fold, is_capitalised};
use crate::names::token::{Gap, Token, tokenize};
use crate::names::{Candidate, EntityId, Trie};
use crate::note::{Block, Visible};

/// The most words of a name that are looked at together.
const LONGEST: usize = 4;

/// The names in a block that are somebody's with other hyphens: `Jean Luc Marchand` for Jean-Luc Marchand, `High Flyer`
/// for High-Flyer. Whether the words name somebody as they are is for the caller to say.
pub fn rehyphenated(block: &Block, source: &str, trie: &Trie) -> Vec<Misspelling> {
    let visible = Visible::of(block, source);
    let tokens = tokenize(&visible.text);
    let mut out = Vec::new();
    let mut first = 0;
    while first < tokens.len() {
        let longest = (2..=LONGEST).rev().find_map(|length| {
            let words = tokens.get(first..first + length)?;
            let is_cut = tokens.get(first + length).is_some_and(|next| next.gap == Gap::Hyphen);
            let entity = bearer(trie, words).filter(|_| !is_cut)?;
            Some((words.last()?.end(), length, entity))
        });
        if let (Some(word), Some((end, length, entity))) = (tokens.get(first), longest)
            && word.gap != Gap::Hyphen
        {
            out.push(Misspelling { span: visible.source_span(word.start, end), entity });
            first += length;
        } else {
            first += 1;
        }
    }
    out
}

/// The one whose name the words are with other hyphens than they have.
fn bearer(trie: &Trie, words: &[Token<'_>]) -> Option<EntityId> {
    let is_joined = |word: &Token<'_>| matches!(word.gap, Gap::Space | Gap::Hyphen);
    if !words.iter().all(|word| is_capitalised(word.text) && !word.is_unspaced())
        || !words.iter().skip(1).all(is_joined)
    {
        return None;
    }
    let folded: Vec<String> = words.iter().map(|word| fold(word.text)).collect();
    if !folded.iter().all(|word| trie.knows(word)) {
        return None;
    }
    // Each bit says of a gap whether it is the other one; with none, it would be the name as declared.
    let with = |flips: usize| {
        let gaps = words.iter().enumerate().map(move |(index, word)| match (index, word.gap) {
            (0, _) => Gap::Start,
            (_, gap) if (flips >> (index - 1)) & 1 == 0 => gap,
            (_, Gap::Space) => Gap::Hyphen,
            _ => Gap::Space,
        });
        trie.bearers(gaps.zip(folded.iter().cloned()))
    };
    let is_whole = |candidate: &Candidate| matches!(candidate.form, Form::Full | Form::Alias | Form::Trimmed);
    if !with(0).is_empty() {
        return None;
    }
    let mut bearers = (1..1 << (words.len() - 1)).flat_map(with).filter(is_whole).map(|candidate| candidate.entity);
    let entity = bearers.next()?;
    bearers.all(|other| other == entity).then_some(entity)
}
