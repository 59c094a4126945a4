//! Candidates for duplicates by their names. Only those are compared that share a rare word.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::told_apart::is_told_apart;
use crate::entity_index::Entity;
use crate::features::entity_or_name::EntityOrName;
use crate::features::symbols::names_to_define;
use crate::names::Kind;
use crate::names::compare::{
    Contradiction, Step, Steps, Strength, Verdict, compare_organizations, compare_with_person,
};
use crate::names::normalize::fold;
use crate::names::organization::OrganizationName;
use crate::names::person::PersonName;
use crate::names::token::tokenize;
use crate::world::World;

/// A word that more items share is too frequent to be an index key.
const MAX_BEARERS: usize = 48;

/// Two that may be one entity by their names.
pub(super) struct Candidate {
    /// The one that is defined in a note, then the other.
    pub(super) sides: [EntityOrName; 2],
    pub(super) steps: Steps,
}

/// A score for how likely two are one entity, by the steps between their names.
pub(super) fn likeness(steps: Steps) -> i32 {
    if steps.is_empty() {
        return 100;
    }
    let (strength, distance) = steps.distance();
    let base = match strength {
        Strength::Asserted => 80,
        Strength::NeedsEvidence => 50,
        Strength::Offered => 45,
    };
    let is_part = steps.has_any(&[Step::Shortened, Step::OneSurname, Step::Acronym]);
    base - 4 * i32::try_from(distance).unwrap_or_default() - if is_part { 10 } else { 0 }
}

/// A defined entity, or a name without a definition, with its names in their parts, the canonical one first.
struct Item<'w> {
    who: EntityOrName,
    kind: Kind,
    /// The names as written.
    texts: Vec<&'w str>,
    names: Names,
    /// Whether a source defines it, in which nobody writes.
    from_source: bool,
}

enum Names {
    People(Vec<PersonName>),
    Organizations(Vec<OrganizationName>),
}

impl<'w> Item<'w> {
    fn new(who: EntityOrName, kind: Kind, texts: Vec<&'w str>, from_source: bool) -> Self {
        let names = match kind {
            Kind::Person => Names::People(texts.iter().map(|name| PersonName::parse(name)).collect()),
            Kind::Organization => {
                Names::Organizations(texts.iter().map(|name| OrganizationName::parse(name)).collect())
            }
        };
        Self { who, kind, texts, names, from_source }
    }

    fn is_defined(&self) -> bool {
        matches!(self.who, EntityOrName::Defined(_))
    }

    /// The name that it leads with, folded.
    fn folded(&self) -> String {
        self.texts.first().map(|name| fold(name)).unwrap_or_default()
    }

    /// Whether it is a person by one name alone, with or without a title.
    fn is_mononym(&self) -> bool {
        matches!(&self.names, Names::People(names) if names.first().is_some_and(PersonName::is_mononym))
    }

    fn has_title(&self) -> bool {
        matches!(&self.names, Names::People(names) if names.first().is_some_and(|name| !name.titles.is_empty()))
    }

    /// The canonical name compared with all that the other goes by.
    fn compare(&self, declared: &Self) -> Option<Steps> {
        match (&self.names, &declared.names) {
            (Names::People(own), Names::People(others)) => compare_with_person(own.first()?, others).steps(),
            (Names::Organizations(own), Names::Organizations(others)) => {
                let own = own.first()?;
                let steps = others.iter().filter_map(|other| compare_organizations(own, other).steps());
                steps.min_by_key(|steps| steps.distance())
            }
            _ => None,
        }
    }

    /// Whether the canonical names rule out that both are one.
    fn contradicts(&self, other: &Self) -> bool {
        match (&self.names, &other.names) {
            (Names::People(own), Names::People(others)) => own.first().is_some_and(|own| {
                let verdict = compare_with_person(own, others.get(..1).unwrap_or_default());
                verdict.shares_surname() || verdict == Verdict::Contradicts(Contradiction::Generation)
            }),
            _ => false,
        }
    }
}

/// All pairs that may be one entity by their names, each once, in no order of meaning.
pub(super) fn find(world: &World) -> Vec<Candidate> {
    let undefined: Vec<(Arc<str>, Kind)> =
        names_to_define(world, usize::MAX).into_iter().map(|symbol| (symbol.name, symbol.kind)).collect();
    let mut items: Vec<Item<'_>> = world.entities_by_name().into_iter().map(defined).collect();
    items.extend(undefined.iter().map(|(name, kind)| {
        let who = EntityOrName::Undefined { name: Arc::clone(name), kind: *kind };
        Item::new(who, *kind, vec![name.as_ref()], false)
    }));
    let index = Index::of(&items);
    let mut asked: FxHashMap<(usize, usize), (usize, Steps)> = FxHashMap::default();
    for (at, item) in items.iter().enumerate() {
        for (other, steps) in questions_about(world, &items, &index, (at, item)) {
            asked.entry(in_order(&items, at, other)).or_insert((0, steps)).0 += 1;
        }
    }
    // Of two definitions each has to be the only one that the other may be.
    let is_defined = |at: usize| items.get(at).is_some_and(Item::is_defined);
    asked.retain(|(_, other), (sides, steps)| is_spelling(*steps) || *sides > 1 || !is_defined(*other));
    drop_rivals(&items, &mut asked);
    let candidate = |((kept, other), (_, steps)): ((usize, usize), (usize, Steps))| {
        Some(Candidate { sides: [items.get(kept)?.who.clone(), items.get(other)?.who.clone()], steps })
    };
    asked.into_iter().filter_map(candidate).collect()
}

/// Drops undefined names that say more than a definition where they contradict each other: Ann Smith is not both Ann B. Smith and
/// Ann C. Smith, and nothing tells which of them.
fn drop_rivals(items: &[Item<'_>], asked: &mut FxHashMap<(usize, usize), (usize, Steps)>) {
    let mut fuller: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for ((kept, other), (_, steps)) in asked.iter() {
        if steps.leave_open() && items.get(*other).is_some_and(|item| !item.is_defined()) {
            fuller.entry(*kept).or_default().push(*other);
        }
    }
    for (kept, others) in fuller.into_iter().filter(|(_, others)| others.len() > 1) {
        let all: Vec<&Item<'_>> = others.iter().filter_map(|at| items.get(*at)).collect();
        let first = all.first().copied();
        let are_one = all.iter().all(|item| first.is_none_or(|first| item.compare(first).is_some()));
        if !are_one {
            asked.retain(|(own, other), _| *own != kept || !others.contains(other));
        }
    }
}

fn is_spelling(steps: Steps) -> bool {
    steps.is_empty() || steps.are_spelling()
}

fn defined(entity: &Entity) -> Item<'_> {
    let names = entity.declared_names().collect();
    Item::new(EntityOrName::Defined(entity.id), entity.kind(), names, entity.definition.from_source)
}

/// Those of whom one item, by its canonical name, may be; nobody, if it may be several: then the name says too little. Each
/// by its place, with the steps between.
fn questions_about(
    world: &World,
    items: &[Item<'_>],
    index: &Index,
    (at, item): (usize, &Item<'_>),
) -> Vec<(usize, Steps)> {
    // One name alone may be anybody's of that name, but for a title before a surname that one only has.
    if item.is_mononym() && item.is_defined() {
        return namesakes(world, items, index, (at, item));
    }
    if item.is_mononym() && !item.has_title() {
        return Vec::new();
    }
    let mut alike: Vec<(usize, &Item<'_>, Steps)> = Vec::new();
    let mut rivals = 0;
    for other_at in index.near(at) {
        let Some(other) = items.get(other_at).filter(|other| other_at != at && other.kind == item.kind) else {
            continue;
        };
        let Some(steps) = between(item, other).filter(|_| !is_judged_different(world, item, other)) else { continue };
        if other.is_defined() {
            alike.push((other_at, other, steps));
        } else if !item.is_defined() && steps.strength() != Strength::Asserted {
            // A fuller name without a definition may be the one that is meant.
            rivals += 1;
        }
    }
    let others = alike.iter().filter(|(_, _, steps)| !is_spelling(*steps)).count();
    let is_certain = others < alike.len();
    alike.retain(|(_, _, steps)| is_spelling(*steps) || (others == 1 && rivals == 0 && !is_certain));
    alike.retain(|(_, other, steps)| may_be_asked(world, item, other, *steps));
    alike.into_iter().map(|(other_at, _, steps)| (other_at, steps)).collect()
}

/// The steps between two, whichever way they lead; nothing if their names rule out that they are one.
fn between(item: &Item<'_>, other: &Item<'_>) -> Option<Steps> {
    let ways = [item.compare(other), other.compare(item).filter(|_| other.is_defined())];
    let steps = ways.into_iter().flatten().min_by_key(|steps| steps.distance())?;
    // One name alone is compared by itself.
    if (other.is_mononym() || (item.is_mononym() && item.is_defined())) && !steps.is_empty() {
        return None;
    }
    let by_other_name = steps.is_empty() || steps.has_any(&[Step::Nickname, Step::ListedNickname, Step::FormerSurname]);
    (by_other_name || !(other.contradicts(item) || item.contradicts(other))).then_some(steps)
}

/// Definitions of one name alone that are led by the very same name.
fn namesakes(world: &World, items: &[Item<'_>], index: &Index, (at, item): (usize, &Item<'_>)) -> Vec<(usize, Steps)> {
    let folded = item.folded();
    let others = index.near(at).into_iter().filter_map(|other_at| Some((other_at, items.get(other_at)?)));
    let same = others.filter(|(other_at, other)| {
        *other_at != at && other.is_defined() && other.kind == item.kind && other.folded() == folded
    });
    let asked = same.filter(|(_, other)| may_be_asked(world, item, other, Steps::NONE));
    asked.map(|(other_at, _)| (other_at, Steps::NONE)).collect()
}

/// Whether a question about two makes sense: what has to do with where they are defined, rather than with their names.
fn may_be_asked(world: &World, item: &Item<'_>, other: &Item<'_>, steps: Steps) -> bool {
    let (Some(one), Some(two)) = (item.who.entity(), other.who.entity()) else {
        // Nothing can be added to a source.
        return !other.from_source && !item.from_source;
    };
    if item.from_source && other.from_source {
        return false;
    }
    // A longer name is that of a branch or a daughter more often than not.
    if steps.has_any(&[Step::Shortened, Step::OneSurname]) {
        return false;
    }
    let listed_name = if item.from_source { Some((item, other)) } else { None };
    let listed_name = listed_name.or(if other.from_source { Some((other, item)) } else { None });
    if let Some((listed, noted)) = listed_name {
        // The note has the name already, and the entry yields to it.
        let name = listed.folded();
        return !noted.texts.iter().any(|own| fold(own) == name);
    }
    let entities = [one, two].map(|id| world.entity(id));
    entities.iter().flatten().all(|entity| !is_told_apart(world, entity))
}

fn is_judged_different(world: &World, one: &Item<'_>, other: &Item<'_>) -> bool {
    one.who
        .judged_side(world)
        .zip(other.who.judged_side(world))
        .is_some_and(|(one, other)| world.are_told_apart(one, other))
}

/// The places of two, that first which stays: defined in a note, then the one with more names, then the earlier.
fn in_order(items: &[Item<'_>], one: usize, other: usize) -> (usize, usize) {
    let rank = |at: usize| {
        let item = items.get(at);
        let is_noted = item.is_some_and(|item| item.is_defined() && !item.from_source);
        (!is_noted, std::cmp::Reverse(item.map_or(0, |item| item.texts.len())), at)
    };
    if rank(other) < rank(one) { (other, one) } else { (one, other) }
}

/// Items by what their names have in common.
struct Index {
    keys: Vec<Vec<u32>>,
    items: Vec<Vec<usize>>,
}

impl Index {
    fn of(items: &[Item<'_>]) -> Self {
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        let mut lists: Vec<Vec<usize>> = Vec::new();
        let mut keys = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            let mut own: Vec<u32> = Vec::new();
            for key in keys_of(item) {
                let next = u32::try_from(lists.len()).unwrap_or(u32::MAX);
                let number = *numbers.entry(key).or_insert(next);
                if number == next {
                    lists.push(Vec::new());
                }
                if let Some(list) = lists.get_mut(number as usize).filter(|list| list.last() != Some(&at)) {
                    list.push(at);
                    own.push(number);
                }
            }
            keys.push(own);
        }
        Self { keys, items: lists }
    }

    /// Those with whom an item has something in common that few have, each once and in order.
    fn near(&self, at: usize) -> Vec<usize> {
        let own = self.keys.get(at).into_iter().flatten();
        let lists = own.filter_map(|key| self.items.get(*key as usize)).filter(|list| list.len() <= MAX_BEARERS);
        let mut near: Vec<usize> = lists.flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        near
    }
}

/// What an item is found by: the words of its names; of a person the initial with the surname, where many share either; the
/// initials of an organization; and the name as a whole.
fn keys_of(item: &Item<'_>) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for text in &item.texts {
        let words: Vec<String> = tokenize(text).iter().map(|token| fold(token.text)).collect();
        if item.kind == Kind::Organization && words.len() > 1 {
            keys.push(words.iter().filter_map(|word| word.chars().next()).collect());
        }
        keys.extend(words.into_iter().filter(|word| word.chars().nth(1).is_some()));
        keys.push(format!("={}", fold(text)));
    }
    if let Names::People(names) = &item.names {
        for name in names {
            let initial = name.given().first().and_then(|given| given.folded.chars().next());
            let surname = name.surname().last();
            keys.extend(initial.zip(surname).map(|(initial, surname)| format!("{initial}|{}", surname.folded)));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
