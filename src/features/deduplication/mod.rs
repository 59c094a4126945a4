//! Two definitions, or a definition and a name that nobody has defined, which may be the same person or organization: as
//! questions for the user, each with what speaks for it and against it. Nothing is decided here.

mod candidates;
mod evidence;
mod facts;

use std::cmp::Reverse;

use super::Location;
use super::symbols::Who;
use crate::entity_index::{Entity, FileId, stem};
use crate::names::compare::Steps;
use crate::names::{EntityId, Kind};
use crate::world::{Judged, JudgedSide, Judgement, Verdict, World};

pub use facts::SharedFact;

/// Two that may be one.
#[derive(Clone, PartialEq, Debug)]
pub struct Pair {
    /// The one whose name is written in full or declared, and which a note defines; then the other.
    pub sides: [Side; 2],
    /// What lies between the two names; none if they are the same.
    pub steps: Steps,
    /// What both definitions say alike.
    pub agree: Vec<SharedFact>,
    /// What they say differently, although it does not rule out that they are one.
    pub differ: Vec<SharedFact>,
    /// The notes that mention both, in the order of their paths.
    pub notes: Vec<FileId>,
    /// Who is mentioned in notes of the one and in notes of the other, by where they are defined.
    pub company: Vec<EntityId>,
    /// The day on which it was decided that both are the same, although they are still two.
    pub decided: Option<String>,
    /// How likely they are one, compared with other pairs; of no unit.
    pub score: i32,
}

/// One of two that may be one.
#[derive(Clone, PartialEq, Debug)]
pub struct Side {
    /// Who.
    pub who: Who,
    /// The name.
    pub name: String,
    /// Person or organization.
    pub kind: Kind,
    /// The other names, and handles with their `@`.
    pub also: Vec<String>,
    /// Where it is defined.
    pub defined: Option<Location>,
    /// Its first mention by path, definitions not counted.
    pub first: Option<Location>,
    /// How often it is mentioned.
    pub mentions: usize,
    /// In how many notes.
    pub notes: usize,
}

impl Side {
    /// Who it is where judgements are asked for.
    pub fn party<'a>(&'a self, world: &'a World) -> Option<JudgedSide<'a>> {
        match &self.who {
            Who::Defined(id) => world.entity(*id).map(JudgedSide::Defined),
            Who::Undefined { name, .. } => Some(JudgedSide::Name(name)),
        }
    }

    /// The entity, if it is defined.
    pub fn entity(&self) -> Option<EntityId> {
        match self.who {
            Who::Defined(id) => Some(id),
            Who::Undefined { .. } => None,
        }
    }
}

impl Pair {
    /// Why the two names may be one, in a phrase.
    pub fn why(&self) -> String {
        if self.steps.is_empty() { "the same name".to_owned() } else { self.steps.phrase() }
    }

    /// How a judgement calls both sides; nothing if one is no longer there.
    pub fn judged(&self, world: &World) -> Option<[Judged; 2]> {
        let [one, other] = self.sides.each_ref().map(|side| side.party(world).map(|party| party.judged(world)));
        Some([one?, other?])
    }
}

/// A pair that is less likely is not worth a question.
const LEAST: i32 = 30;
/// What a decision adds to a pair that is still two: it comes before all questions.
const DECIDED: i32 = 1000;

/// All who may be one and are not judged yet, the likeliest first. What the user has told apart is left out, and what was put
/// off until it may be asked again. `today` is `YYYY-MM-DD`.
pub fn pairs(world: &World, today: &str) -> Vec<Pair> {
    let found = candidates::find(world).into_iter();
    let mut pairs: Vec<Pair> = found.filter_map(|found| question(world, &found, today)).collect();
    pairs.sort_by_cached_key(|pair| {
        let [one, other] = &pair.sides;
        let place = |side: &Side| {
            let place = side.defined.or(side.first);
            place.and_then(|place| Some((world.file(place.file)?.key.clone(), place.span.start)))
        };
        (Reverse(pair.score), one.name.clone(), other.name.clone(), place(one), place(other))
    });
    pairs
}

/// The question about two that may be one by their names; nothing if something else says that they are two.
fn question(world: &World, found: &candidates::Candidate, today: &str) -> Option<Pair> {
    let decided = match judgement(world, &found.sides) {
        Some(judgement) if judgement.verdict == Verdict::Same => Some(judgement.date.clone()),
        Some(judgement) if judgement.holds(today) => return None,
        _ => None,
    };
    let facts::Compared { agree, differ, weight } = facts::compared(world, &found.sides)?;
    let evidence::Shared { sides, notes, company } = evidence::shared(world, &found.sides)?;
    let mentions = sides.iter().map(|side| side.mentions).min().unwrap_or_default();
    let points = |number: usize, most: usize| i32::try_from(number.min(most)).unwrap_or_default();
    let score = candidates::likeness(found.steps) + weight + 5 * points(company.len(), 3) + points(mentions, 5);
    let score = if decided.is_some() { score.max(LEAST) + DECIDED } else { score };
    let pair = Pair { sides, steps: found.steps, agree, differ, notes, company, decided, score };
    (score >= LEAST).then_some(pair)
}

/// What was decided about two.
fn judgement<'w>(world: &'w World, [one, other]: &[Who; 2]) -> Option<&'w Judgement> {
    world.judgement(party(world, one)?, party(world, other)?)
}

fn party<'a>(world: &'a World, who: &'a Who) -> Option<JudgedSide<'a>> {
    match who {
        Who::Defined(id) => world.entity(*id).map(JudgedSide::Defined),
        Who::Undefined { name, .. } => Some(JudgedSide::Name(name)),
    }
}

/// Whether the note's file name adds something in brackets to tell namesakes apart, `Ann Smith (painter).md`, rather than
/// another name, `Acme (formerly Apex).md`.
pub fn is_told_apart(world: &World, entity: &Entity) -> bool {
    let path = world.file(entity.file).map(|file| &file.key.path);
    path.is_some_and(|path| {
        let name = stem(path).trim_end();
        let is_other_name = |other: &str| name.strip_suffix(')').is_some_and(|name| name.ends_with(other));
        entity.definition.whole_note
            && name.ends_with(')')
            && !entity.name().ends_with(')')
            && !entity.declared_names().skip(1).any(is_other_name)
    })
}
