//! What is read once while a text is looked at: the names of those who were compared, and the stretches of words.

use rustc_hash::FxHashMap;

use super::word_runs::LONGEST_RUN;
use crate::entity_index::Entity;
use crate::names::compare::Verdict;
use crate::names::forms::are_names;
use crate::names::organization::OrganizationName;
use crate::names::person::PersonName;
use crate::names::{CandidateCache, EntityId, Kind};

/// The names of those who were compared, each read once. It holds for as long as nobody is defined anew.
#[derive(Default)]
pub struct NameCache {
    pub(super) names: FxHashMap<EntityId, Names>,
    /// Whom names may mean that many bear.
    pub(crate) candidate_cache: CandidateCache,
}

/// What is known while a text is read.
pub(super) struct Known<'c, 't> {
    pub(super) names: &'c mut NameCache,
    /// Words that are surnames of cited people, and who is not meant by them: Tarrant, Helen Jane.
    pub(super) others: Vec<(usize, EntityId)>,
    /// Stretches as names: a text has the same again and again.
    pub(super) parsed: FxHashMap<&'t str, PersonName>,
    /// How they compare with the names of somebody, or with all of them where there is an ending.
    pub(super) verdicts: FxHashMap<(&'t str, EntityId, bool), Verdict>,
}

/// More stretches than these are not kept.
const MOST_KEPT: usize = 4096;

impl<'c> Known<'c, '_> {
    pub(super) fn new(names: &'c mut NameCache) -> Self {
        Self { names, others: Vec::new(), parsed: FxHashMap::default(), verdicts: FxHashMap::default() }
    }

    /// Makes room where a long text has many different stretches.
    pub(super) fn forget_much(&mut self) {
        if self.parsed.len() > MOST_KEPT {
            self.parsed.clear();
        }
        if self.verdicts.len() > MOST_KEPT {
            self.verdicts.clear();
        }
    }
}

/// So many names of one bearer are compared at most, the canonical one first. The others are found as they are written.
const MOST_COMPARED: usize = 256;

pub(super) enum Names {
    /// Those of a person; first so many of more than one word.
    Person {
        names: Vec<PersonName>,
        full: usize,
    },
    Organization(Vec<OrganizationName>),
}

impl Names {
    pub(super) fn of(bearer: &Entity) -> Self {
        let declared = bearer.declared_names().take(MOST_COMPARED);
        if bearer.kind() == Kind::Organization {
            let names = declared.map(OrganizationName::parse);
            return Self::Organization(names.filter(|name| name.words.len() <= LONGEST_RUN).collect());
        }
        let canonical = PersonName::parse(bearer.name());
        let names = declared.map(PersonName::parse);
        // A longer name is never in a run, and comparing with it takes long.
        let is_short = |name: &PersonName| name.words.len() <= LONGEST_RUN;
        let is_one = |name: &PersonName| !name.words.is_empty() && is_short(name) && are_names(name, Some(&canonical));
        let (mut names, mononyms): (Vec<_>, Vec<_>) = names.filter(is_one).partition(|name| !name.is_mononym());
        let full = names.len();
        names.extend(mononyms);
        Self::Person { names, full }
    }
}
