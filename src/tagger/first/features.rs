//! The features of the first reader, as hashes: the word, its neighbours, the run of capitalised words it stands in,
//! the note.
//!
//! There are two groups. Features of one word alone come from [`of_word`], for every position at which that word can
//! stand near a token; their weights are summed once a word. The others, from [`of_place`], depend on several words.

mod place;

pub(in crate::tagger) use place::{Runs, of_place};

use crate::tagger::hash::{feature, pair, word as hash};
use crate::tagger::lexicon::Field;
use crate::tagger::token_info::{TokenInfo, outline};

/// How many tokens away a word still has features of its own.
pub(in crate::tagger) const REACH: usize = 2;
/// The number of positions relative to a token: from two after it to two before it.
pub(in crate::tagger) const PLACES: usize = 2 * REACH + 1;

/// Template numbers: the first of each group; the groups leave each other room.
mod template {
    pub(super) const OWN: u8 = 0;
    pub(super) const PREFIX: u8 = 16;
    pub(super) const SUFFIX: u8 = 20;
    pub(super) const LORE: u8 = 24;
    pub(super) const NEIGHBOUR: u8 = 32;
    pub(super) const PLACE: u8 = 128;
}

/// The features of a word for the token at the offset `place` − [`REACH`] from it.
pub(in crate::tagger) fn of_word(word: &str, lower: &str, cell: &TokenInfo, place: usize, emit: &mut impl FnMut(u32)) {
    if place == REACH { of_itself(word, lower, cell, emit) } else { of_neighbour(lower, cell, place, emit) }
}

fn of_itself(word: &str, lower: &str, cell: &TokenInfo, emit: &mut impl FnMut(u32)) {
    let shape = u32::from(cell.shape);
    let own = |number: u8, value: u32| feature(template::OWN + number, value);
    emit(own(0, 0));
    emit(own(1, hash(word)));
    emit(own(2, cell.lower));
    emit(own(3, outline(word)));
    emit(own(4, shape));
    emit(own(5, pair(u32::from(cell.word_info.0), shape)));
    emit(own(6, pair(u32::from(cell.word_info.lists()), shape)));
    for (affix, template) in affixes(word, template::PREFIX, false) {
        emit(feature(template, hash(affix)));
    }
    for (affix, template) in affixes(lower, template::SUFFIX, true) {
        emit(feature(template, pair(hash(affix), u32::from(cell.is_capital()))));
    }
    for (field, template) in Field::ALL.into_iter().zip(template::LORE..) {
        emit(feature(template, pair(u32::from(cell.word_info.get(field)), shape)));
    }
}

fn of_neighbour(lower: &str, cell: &TokenInfo, place: usize, emit: &mut impl FnMut(u32)) {
    let shape = u32::from(cell.shape);
    let group = template::NEIGHBOUR.saturating_add(u8::try_from(place).unwrap_or_default() * 8);
    emit(feature(group, pair(cell.lower, u32::from(cell.is_capital()))));
    emit(feature(group + 1, pair(u32::from(cell.word_info.0), shape)));
    if place.abs_diff(REACH) == 1 {
        emit(feature(group + 2, pair(u32::from(cell.word_info.lists()), shape)));
        emit(feature(group + 3, shape));
        if let Some((affix, _)) = affixes(lower, 0, true).nth(2) {
            emit(feature(group + 4, hash(affix)));
        }
    }
}

/// The first or last one, two, three, four characters of a word that has more, with their templates.
fn affixes(word: &str, first: u8, at_end: bool) -> impl Iterator<Item = (&str, u8)> {
    let mut cut = if at_end { word.len() } else { 0 };
    (0..4u8).map_while(move |length| {
        let affix = if at_end {
            cut = word.get(..cut)?.char_indices().next_back()?.0;
            word.get(cut..)?
        } else {
            cut += word.get(cut..)?.chars().next()?.len_utf8();
            word.get(..cut)?
        };
        (affix.len() < word.len()).then_some((affix, first + length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn affixes_are_shorter_than_the_word() {
        let found = |word, at_end| affixes(word, 0, at_end).map(|(affix, _)| affix).collect::<Vec<_>>();
        assert_eq!(found("Zoë", false), ["Z", "Zo"]);
        assert_eq!(found("Zoë", true), ["ë", "oë"]);
        assert_eq!(found("London", false), ["L", "Lo", "Lon", "Lond"]);
        assert_eq!(found("London", true), ["n", "on", "don", "ndon"]);
        assert!(found("I", true).is_empty() && found("", false).is_empty());
    }
}
