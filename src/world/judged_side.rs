//! Finds the user's decision about two entities or names.

use super::file_key::FileKey;
use super::judgements::{Judged, Judgement, Verdict};
use super::state::World;
use crate::entity_index::Entity;
use crate::names::normalize::fold;

/// One of the two that a decision is looked up for, as the workspace has it now.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum JudgedSide<'a> {
    /// A defined entity.
    Defined(&'a Entity),
    /// A name without a definition.
    Name(&'a str),
}

impl JudgedSide<'_> {
    /// How a judgement calls it.
    pub fn judged(self, world: &World) -> Judged {
        let note = self.note(world).map(str::to_owned);
        let name = match self {
            JudgedSide::Defined(entity) => entity.name(),
            JudgedSide::Name(name) => name,
        };
        Judged { name: name.to_owned(), note }
    }

    fn note(self, world: &World) -> Option<&str> {
        match self {
            JudgedSide::Defined(entity) => world.file(entity.file).map(|file| file.key.path.as_ref()),
            JudgedSide::Name(_) => None,
        }
    }

    fn has_name(self, folded: &str) -> bool {
        match self {
            JudgedSide::Defined(entity) => entity.declared_names().any(|name| fold(name) == folded),
            JudgedSide::Name(name) => fold(name) == folded,
        }
    }

    /// Under what judgements about it are found.
    fn keys(self, world: &World) -> Vec<String> {
        match self {
            JudgedSide::Defined(entity) => {
                let names = entity.declared_names().map(fold);
                names.chain(self.note(world).map(str::to_owned)).collect()
            }
            JudgedSide::Name(name) => vec![fold(name)],
        }
    }

    /// Whether a side of a judgement means it. A note that has moved is found by its name, and one whose name has changed by
    /// its path.
    fn is(self, side: &Judged, world: &World) -> bool {
        let has_name = || self.has_name(&fold(&side.name));
        match (self, side.note.as_deref(), self.note(world)) {
            (JudgedSide::Defined(entity), Some(then), Some(now)) if then == now => {
                entity.definition.whole_note || has_name()
            }
            (JudgedSide::Defined(_), Some(then), Some(_)) => has_name() && !world.has_definition_at(then),
            _ => has_name(),
        }
    }
}

impl World {
    /// What was decided last about two, whatever the order.
    pub fn judgement(&self, one: JudgedSide<'_>, other: JudgedSide<'_>) -> Option<&Judgement> {
        let judgements = &self.settings().judgements;
        if judgements.is_empty() {
            return None;
        }
        let keys = one.keys(self);
        let places = keys.iter().filter_map(|key| judgements.by_key.get(key.as_str())).flatten();
        let is_meant = |judgement: &Judgement| {
            let [first, second] = &judgement.sides;
            let are = |one: JudgedSide<'_>, other: JudgedSide<'_>| one.is(first, self) && other.is(second, self);
            are(one, other) || are(other, one)
        };
        let found = places.filter_map(|at| Some((*at, judgements.all.get(*at)?)));
        let last = found.filter(|(_, judgement)| is_meant(judgement)).max_by_key(|(at, one)| (one.date.as_str(), *at));
        last.map(|(_, judgement)| judgement)
    }

    /// Whether the user has said that these are two.
    pub fn are_told_apart(&self, one: JudgedSide<'_>, other: JudgedSide<'_>) -> bool {
        self.judgement(one, other).is_some_and(|judgement| judgement.verdict == Verdict::Different)
    }

    /// Whether the note of this path defines an entity.
    fn has_definition_at(&self, path: &str) -> bool {
        let first = self.files.iter().next().map_or(0, |(_, file)| file.key.root);
        let roots = [first, 0];
        let mut found = roots.iter().filter_map(|root| self.find(&FileKey::new(*root, path)));
        found.any(|file| !self.entity_index.defined_in(file).is_empty())
    }
}
