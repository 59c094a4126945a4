//! Finds duplicates: two definitions, or a definition and a name without one, that may be the same person or
//! organization. They are questions for the user, each with the evidence for and against; nothing is decided here.

mod candidates;
mod evidence;
mod facts;
mod pair;
mod told_apart;

use std::cmp::Reverse;

use super::EntityOrName;
use crate::world::{Judgement, Verdict, World};

pub use pair::{Pair, SharedFact, Side};
pub use told_apart::is_told_apart;

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
fn judgement<'w>(world: &'w World, [one, other]: &[EntityOrName; 2]) -> Option<&'w Judgement> {
    world.judgement(one.judged_side(world)?, other.judged_side(world)?)
}
