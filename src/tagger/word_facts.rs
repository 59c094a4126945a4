//! Facts that the whole note tells about a word: it is written in lower case elsewhere, stands after a title, after a
//! given name.

use rustc_hash::FxHashMap;

use super::first::Block;
use super::lexicon::Field;
use super::token_info::{Facts, Style, TokenInfo, style};

/// Sets the facts of each capitalised word of a note.
pub(super) fn share<'b>(blocks: impl Iterator<Item = &'b mut Block>) {
    let mut blocks: Vec<&mut Block> = blocks.collect();
    let mut known: FxHashMap<u32, Facts> = FxHashMap::default();
    for cells in sentences(&blocks) {
        gather(cells, &mut known);
    }
    for cell in sentences(&blocks).flatten().filter(|cell| cell.is_word() && !cell.is_capital()) {
        if let Some(facts) = known.get_mut(&cell.lower) {
            facts.add(Facts::LOWER);
        }
    }
    for cell in blocks.iter_mut().flat_map(|block| &mut block.cells).filter(|cell| cell.is_capital()) {
        cell.facts = known.get(&cell.lower).copied().unwrap_or_default();
    }
}

fn sentences<'b>(blocks: &'b [&mut Block]) -> impl Iterator<Item = &'b [TokenInfo]> {
    let cut = |block: &&mut Block, bounds: &(usize, usize)| bounds.0..bounds.1.min(block.cells.len());
    blocks.iter().flat_map(move |block| {
        block.tokens.sentences.iter().filter_map(move |bounds| block.cells.get(cut(block, bounds)))
    })
}

/// Collects the facts of a sentence about its capitalised words.
fn gather(cells: &[TokenInfo], known: &mut FxHashMap<u32, Facts>) {
    if !cells.iter().any(TokenInfo::is_capital) {
        return;
    }
    let prose = style(cells) == Style::Prose;
    let mut before: Option<&TokenInfo> = None;
    let mut cells = cells.iter().peekable();
    while let Some(cell) = cells.next() {
        if cell.is_capital() {
            let next_is_capital = cells.peek().is_some_and(|next| next.is_capital());
            let facts = facts_of(before, prose, next_is_capital);
            known.entry(cell.lower).and_modify(|known| known.add(Facts::TWICE)).or_default().add(facts);
        }
        before = Some(cell);
    }
}

/// The facts that the context of a capitalised word tells.
fn facts_of(before: Option<&TokenInfo>, prose: bool, next_is_capital: bool) -> u8 {
    let mut facts = 0;
    let before_is_capital = before.is_some_and(TokenInfo::is_capital);
    if prose && (next_is_capital || before_is_capital) {
        facts |= Facts::IN_LONGER;
    }
    let Some(before) = before else { return facts };
    if prose && before.is_word() {
        facts |= Facts::CAPITAL_INSIDE;
    }
    if before_is_capital && before.word_info.get(Field::TITLE) > 0 {
        facts |= Facts::AFTER_TITLE;
    }
    if before_is_capital && before.word_info.get(Field::GIVEN) > 0 && before.word_info.get(Field::CAPITALISED) != 1 {
        facts |= Facts::AFTER_GIVEN;
    }
    facts
}
