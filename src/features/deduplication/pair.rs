//! A pair that may be one person or organization, with what was found for and against it.

use crate::entity_index::FileId;
use crate::features::{EntityOrName, Location};
use crate::names::compare::Steps;
use crate::names::{EntityId, Kind};
use crate::world::{Judged, JudgedSide, World};

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
    pub who: EntityOrName,
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

/// What two definitions say under one key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SharedFact {
    /// The key, as the first of the two writes it.
    pub key: String,
    /// What each says: the same, where they agree.
    pub values: [String; 2],
}

impl Side {
    /// The same as judgements are looked up for it; nothing if the entity is gone.
    pub fn judged_side<'a>(&'a self, world: &'a World) -> Option<JudgedSide<'a>> {
        self.who.judged_side(world)
    }

    /// The entity, if it is defined.
    pub fn entity(&self) -> Option<EntityId> {
        self.who.entity()
    }
}

impl Pair {
    /// Why the two names may be one, in a phrase.
    pub fn why(&self) -> String {
        if self.steps.is_empty() { "the same name".to_owned() } else { self.steps.phrase() }
    }

    /// How a judgement calls both sides; nothing if one is no longer there.
    pub fn judged(&self, world: &World) -> Option<[Judged; 2]> {
        let [one, other] = self.sides.each_ref().map(|side| side.judged_side(world).map(|one| one.judged(world)));
        Some([one?, other?])
    }
}
