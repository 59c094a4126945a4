//! Finds the entities whose names are most similar to a name.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::entity_index::EntityIndex;
use crate::names::compare::{Strength, compare_with_all};
use crate::names::edit_distance::each_typo;
use crate::names::legal_forms::legal_form;
use crate::names::normalize::fold;
use crate::names::person::PersonName;
use crate::names::prefix_index::NamePrefix;
use crate::names::token::tokenize;
use crate::names::{EntityId, Kind, Trie, is_particle, lexicon};
use crate::resolve::misspelt_name_of;
use crate::world::World;

/// A shorter word is never compared for typos.
const SHORTEST: usize = 4;
/// A longer word is never taken for an acronym.
const LONGEST_ACRONYM: usize = 8;

/// How many of the closest names are checked for a typo.
const MAX_CANDIDATES: usize = 5;

/// The entities with names similar to a name, each with a score.
pub(super) struct Closest<'w> {
    world: &'w World,
    name: String,
    wanted: Wanted,
    /// The scores, in the order of where the entities are defined.
    scores: Vec<(EntityId, usize)>,
}

impl<'w> Closest<'w> {
    /// Looks for the entities whose names have words in common with a name, typos aside.
    pub(super) fn to(world: &'w World, name: &str) -> Self {
        let wanted = Wanted::new(name, world.entity_index().trie());
        let mut scores: FxHashMap<EntityId, usize> = FxHashMap::default();
        for (folded, bearers) in wanted.candidates(world.entity_index()) {
            let score = wanted.likeness(folded);
            for bearer in bearers.iter().filter(|_| score > 0) {
                let best = scores.entry(*bearer).or_default();
                *best = score.max(*best);
            }
        }
        let mut scores: Vec<(EntityId, usize)> = scores.into_iter().collect();
        world.entity_index().sort_by_place(&mut scores, |(id, _)| *id);
        Self { world, name: name.to_owned(), wanted, scores }
    }

    /// Those whom the name may mean by the comparison of names, and then those who have most words in common with it, at most
    /// `limit`. Of those that are alike the one of this kind and with the most mentions comes first.
    pub(super) fn first(&self, kind: Kind, limit: usize) -> Vec<EntityId> {
        let mut found = self.scores.clone();
        found.sort_by_cached_key(|(id, score)| {
            let is_of_kind = self.world.entity(*id).is_some_and(|entity| entity.kind() == kind);
            Reverse((self.may_mean(*id), *score, is_of_kind, self.world.mentioned_in(*id).len()))
        });
        found.into_iter().take(limit).map(|(id, _)| id).collect()
    }

    /// The entity that the name most likely means although it is none of its names: one comparison step away that is no
    /// shortening, or one typo.
    pub(super) fn nearest(&self) -> Option<EntityId> {
        let entity_index = self.world.entity_index();
        let is_step_away = |id: &EntityId| {
            let steps = entity_index
                .get(*id)
                .and_then(|entity| compare_with_all(entity.kind(), &self.name, entity.declared_names()).steps());
            steps.is_some_and(|steps| steps.strength() == Strength::Asserted)
        };
        // A title and one name may be anybody's of that name.
        let is_full = !PersonName::parse(&self.name).is_mononym();
        let near = self.scores.iter().map(|(id, _)| *id).find(|id| is_full && is_step_away(id));
        near.or_else(|| misspelt_name_of(&self.name, entity_index))
    }

    /// Whether steps lead from one of the entity's names to the given one.
    pub(super) fn may_mean(&self, id: EntityId) -> bool {
        let entity = self.world.entity(id);
        entity.is_some_and(|entity| {
            compare_with_all(entity.kind(), &self.name, entity.declared_names()).steps().is_some()
        })
    }

    /// Whether one of the entity's names is the given one, but for typos.
    pub(super) fn is_misspelt_name_of(&self, id: EntityId) -> bool {
        let entity = self.world.entity(id);
        entity.is_some_and(|entity| entity.declared_names().any(|own| self.wanted.is_typo_of(&fold(own))))
    }
}

/// The entities that an unknown name most likely means, at most `limit`: what a question “did you mean …?” offers.
pub fn closest_names(world: &World, name: &str, limit: usize) -> Vec<EntityId> {
    Closest::to(world, name).first(Kind::Person, limit)
}

/// The entity that an unknown name most likely means: it is one comparison step or one typo away from a name of it.
pub fn nearest(world: &World, name: &str) -> Option<EntityId> {
    Closest::to(world, name).nearest()
}

/// The entity whose name of two words or more a name nearly is: one letter of a word is another, missing, too many, or
/// in the wrong place; or it is another form of that name, as Bob Ashdown of Robert Ashdown, who goes by Bob.
pub fn nearly(world: &World, name: &str) -> Option<EntityId> {
    if !name.trim().contains(' ') {
        return None;
    }
    if let [only] = world.look_up(name).as_slice() {
        return Some(*only);
    }
    let closest = Closest::to(world, name);
    closest.first(Kind::Person, MAX_CANDIDATES).into_iter().find(|id| closest.is_misspelt_name_of(*id))
}

/// A name, of whose words it is known which others they may be typos of.
struct Wanted {
    words: Vec<Word>,
    /// The first letters of its words, if some known name is like that.
    initials: Option<String>,
}

struct Word {
    folded: String,
    /// The words of known names that are one typo away.
    near: Vec<String>,
}

impl Wanted {
    fn new(name: &str, trie: &Trie) -> Self {
        let words: Vec<Word> = tokenize(name).iter().map(|token| Word::new(fold(token.text), trie)).collect();
        let initials = initials(words.iter().map(|word| word.folded.as_str()));
        let has_initials = words.len() > 1 && trie.knows(&initials);
        Self { words, initials: has_initials.then_some(initials) }
    }

    /// All known names that can be like this one, folded and with their bearers, and others: those with one of its words,
    /// and those of which one of the two may abbreviate the other. Some come twice.
    fn candidates<'w>(&self, entity_index: &'w EntityIndex) -> Vec<(&'w str, &'w [EntityId])> {
        let telling = self.words.iter().filter(|word| !says_nothing(&word.folded)).map(|word| &word.folded);
        let words = telling.chain(self.words.iter().flat_map(|word| &word.near)).chain(&self.initials);
        let mut found: Vec<_> = words.flat_map(|word| entity_index.begun_by(&NamePrefix::new(word))).collect();
        if let [word] = self.words.as_slice()
            && let Some(first) = word.folded.chars().next().filter(|_| word.folded.chars().count() <= LONGEST_ACRONYM)
        {
            let may_be_long_form = |name: &str| name.contains(' ') && parts(name).any(|part| part.starts_with(first));
            found.extend(entity_index.folded_names().filter(|(name, _)| may_be_long_form(name)));
        }
        found
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
            if says_nothing(other) { 0 } else { 4 }
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

    fn is_typo_of(&self, folded: &str) -> bool {
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
            each_typo(&folded, |word| near.extend(trie.knows(word).then(|| word.to_owned())));
        }
        near.sort_unstable();
        near.dedup();
        Self { folded, near }
    }
}

/// Whether that two names have this word in common does not make them alike.
fn says_nothing(word: &str) -> bool {
    is_particle(word) || lexicon::is_ordinary(word) || legal_form(&[word]).is_some()
}

/// The words of a folded name.
fn parts(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn initials<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.filter(|word| !is_particle(word)).filter_map(|word| word.chars().next()).collect()
}
