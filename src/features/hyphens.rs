use super::free::Free;
use crate::names::forms::Form;
use crate::names::normalize::{fold, is_capitalised};
use crate::names::token::{Gap, Token, tokenize};
use crate::names::{Candidate, EntityId, Trie};
use crate::note::{Block, Visible, parse};
use crate::text::Span;
use crate::world::{FileData, World};

/// The most words of a name that are looked at together.
const LONGEST: usize = 4;

/// The names in a note that are somebody's but for hyphens: `Jean Luc Marchand` for Jean-Luc Marchand, `High Flyer` for
/// High-Flyer. `text` is the note's text.
pub fn rehyphenated(world: &World, file: &FileData, text: &str) -> Vec<(Span, EntityId)> {
    let free = Free::of(file);
    let trie = world.whos_who().trie();
    let in_block = |block: &Block| in_block(trie, block, text);
    let found: Vec<(Span, EntityId)> = match &file.open {
        Some(open) => open.parsed.blocks.iter().flat_map(in_block).collect(),
        None => parse(text, file.format()).blocks.iter().flat_map(in_block).collect(),
    };
    found.into_iter().filter(|(span, _)| free.has(*span)).collect()
}

fn in_block(trie: &Trie, block: &Block, source: &str) -> Vec<(Span, EntityId)> {
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
            out.push((visible.source_span(word.start, end), entity));
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
