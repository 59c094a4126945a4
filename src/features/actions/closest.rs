//! Whose names are like a name.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::names::normalize::fold;
use crate::names::spelling::one_slip_away;
use crate::names::token::tokenize;
use crate::names::{EntityId, Kind, is_particle, lexicon};
use crate::world::World;

/// A word that is shorter is like no other.
const SHORTEST: usize = 4;

/// The entities whose names have most words in common with a name, slips of the pen aside, at most `limit`. Of those
/// that are alike the one of this kind and with the most mentions comes first.
pub(super) fn closest(world: &World, name: &str, kind: Kind, limit: usize) -> Vec<EntityId> {
    let words = words(name);
    let slips: Vec<Vec<String>> = words.iter().map(|word| slips(word)).collect();
    let mut scores: FxHashMap<EntityId, usize> = FxHashMap::default();
    for (folded, bearers) in world.whos_who().folded_names() {
        let score = likeness(&words, &slips, folded);
        if score > 0 {
            for bearer in bearers {
                let best = scores.entry(*bearer).or_default();
                *best = score.max(*best);
            }
        }
    }
    let mut found: Vec<(EntityId, usize)> = scores.into_iter().collect();
    world.whos_who().sort_by_place(&mut found, |(id, _)| *id);
    found.sort_by_key(|(id, score)| {
        let is_of_kind = world.entity(*id).is_some_and(|entity| entity.kind() == kind);
        Reverse((*score, is_of_kind, world.mentioned_in(*id).len()))
    });
    found.into_iter().take(limit).map(|(id, _)| id).collect()
}

/// The entity one of whose names the words are, each but for one slip of the pen; nothing if several are like that.
pub(super) fn misspelt_name_of(world: &World, name: &str) -> Option<EntityId> {
    let words = words(name);
    let slips: Vec<Vec<String>> = words.iter().map(|word| slips(word)).collect();
    let is_meant = |folded: &str| {
        let other: Vec<&str> = parts(folded).collect();
        let alike = |((word, slips), other): ((&String, &Vec<String>), &&str)| word == other || is_in(slips, other);
        other.len() == words.len() && words.iter().zip(&slips).zip(&other).all(alike)
    };
    let meant = world.whos_who().folded_names().filter(|(folded, _)| is_meant(folded));
    let mut bearers: Vec<EntityId> = meant.flat_map(|(_, bearers)| bearers).copied().collect();
    bearers.dedup();
    match bearers.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

fn words(name: &str) -> Vec<String> {
    tokenize(name).iter().map(|token| fold(token.text)).collect()
}

/// The words of a folded name.
fn parts(folded: &str) -> impl Iterator<Item = &str> + Clone {
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What one slip makes of a word, in order, so that it can be searched.
fn slips(word: &str) -> Vec<String> {
    if word.chars().count() < SHORTEST {
        return Vec::new();
    }
    let mut slips = one_slip_away(word);
    slips.sort_unstable();
    slips
}

fn is_in(slips: &[String], word: &str) -> bool {
    slips.binary_search_by(|slip| slip.as_str().cmp(word)).is_ok()
}

/// How much a name is like a folded one, in thousandths: the share of words that they have in common.
fn likeness(words: &[String], slips: &[Vec<String>], folded: &str) -> usize {
    let others = parts(folded);
    let count = others.clone().count();
    let is_telling = |word: &str| !is_particle(word) && !lexicon::is_ordinary(word);
    let points: usize = others
        .map(|other| {
            if words.iter().any(|word| word == other) {
                if is_telling(other) { 2 } else { 0 }
            } else {
                let is_slip = |(word, slips): (&String, &Vec<String>)| {
                    word.len().abs_diff(other.len()) <= 1 && is_in(slips, other)
                };
                usize::from(words.iter().zip(slips).any(is_slip))
            }
        })
        .sum();
    if points == 0 { usize::from(is_acronym(words, folded)) * 500 } else { points * 1000 / (words.len() + count) }
}

/// Whether one of the two is made of the other's first letters.
fn is_acronym(words: &[String], folded: &str) -> bool {
    let initials = |words: &mut dyn Iterator<Item = &str>| -> String {
        words.filter(|word| !is_particle(word)).filter_map(|word| word.chars().next()).collect()
    };
    match words {
        [word] if (2..=6).contains(&word.chars().count()) && folded.contains(' ') => {
            initials(&mut parts(folded)) == *word
        }
        [_, _, ..] if !folded.contains(' ') => initials(&mut words.iter().map(String::as_str)) == folded,
        _ => false,
    }
}
