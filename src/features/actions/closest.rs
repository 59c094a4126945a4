//! Whose names are like a name.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::names::normalize::fold;
use crate::names::spelling::each_slip;
use crate::names::token::tokenize;
use crate::names::{EntityId, Kind, Trie, is_particle, lexicon};
use crate::world::World;

/// A word that is shorter is like no other.
const SHORTEST: usize = 4;

/// The entities whose names have most words in common with a name, slips of the pen aside, at most `limit`. Of those
/// that are alike the one of this kind and with the most mentions comes first.
pub(super) fn closest(world: &World, name: &str, kind: Kind, limit: usize) -> Vec<EntityId> {
    let wanted = Wanted::new(name, world.whos_who().trie());
    let mut scores: FxHashMap<EntityId, usize> = FxHashMap::default();
    for (folded, bearers) in world.whos_who().folded_names().filter(|(folded, _)| wanted.may_be_in(folded)) {
        let score = wanted.likeness(folded);
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

/// Whether one of the entity's names is the given one, but for slips of the pen.
pub(super) fn is_misspelt_name_of(world: &World, name: &str, id: EntityId) -> bool {
    let wanted = Wanted::new(name, world.whos_who().trie());
    world.entity(id).is_some_and(|entity| entity.declared_names().any(|own| wanted.is_slip_of(&fold(own))))
}

/// A name, of whose words it is known which others they may be slips of.
struct Wanted {
    words: Vec<Word>,
    /// The first letters of its words, if some known name is like that.
    initials: Option<String>,
}

struct Word {
    folded: String,
    /// The words of known names that are one slip away.
    near: Vec<String>,
}

impl Wanted {
    fn new(name: &str, trie: &Trie) -> Self {
        let words: Vec<Word> = tokenize(name).iter().map(|token| Word::new(fold(token.text), trie)).collect();
        let initials = initials(words.iter().map(|word| word.folded.as_str()));
        let has_initials = words.len() > 1 && trie.knows(&initials);
        Self { words, initials: has_initials.then_some(initials) }
    }

    /// Whether a folded name can be like this one: a quick look, because there are many names.
    fn may_be_in(&self, folded: &str) -> bool {
        let is_part = |word: &Word| {
            folded.contains(word.folded.as_str()) || word.near.iter().any(|near| folded.contains(near.as_str()))
        };
        let abbreviates = || self.words.len() == 1 && folded.contains(' ');
        self.words.iter().any(is_part) || self.initials.as_deref() == Some(folded) || abbreviates()
    }

    /// How much a folded name is like this one, in thousandths: the share of words that they have in common. A misspelt
    /// word counts three quarters of one.
    fn likeness(&self, folded: &str) -> usize {
        let points: usize = parts(folded).map(|other| self.points(other)).sum();
        match points {
            0 if self.is_acronym(folded) => 500,
            points => points * 500 / (self.words.len() + parts(folded).count()),
        }
    }

    fn points(&self, other: &str) -> usize {
        if self.words.iter().any(|word| word.folded == other) {
            if is_particle(other) || lexicon::is_ordinary(other) { 0 } else { 4 }
        } else if self.words.iter().any(|word| word.near.iter().any(|near| near == other)) {
            3
        } else {
            0
        }
    }

    /// Whether one of the two is made of the other's first letters.
    fn is_acronym(&self, folded: &str) -> bool {
        match self.words.as_slice() {
            [word] => word.folded.chars().count() > 1 && initials(parts(folded)) == word.folded,
            _ => self.initials.as_deref() == Some(folded),
        }
    }

    fn is_slip_of(&self, folded: &str) -> bool {
        let is_alike =
            |(word, other): (&Word, &str)| word.folded == other || word.near.iter().any(|near| near == other);
        parts(folded).count() == self.words.len() && self.words.iter().zip(parts(folded)).all(is_alike)
    }
}

impl Word {
    fn new(folded: String, trie: &Trie) -> Self {
        let is_long = folded.chars().count() >= SHORTEST;
        let mut near = Vec::new();
        if is_long {
            each_slip(&folded, |word| near.extend(trie.knows(word).then(|| word.to_owned())));
        }
        near.sort_unstable();
        near.dedup();
        Self { folded, near }
    }
}

/// The words of a folded name.
fn parts(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn initials<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.filter(|word| !is_particle(word)).filter_map(|word| word.chars().next()).collect()
}
