//! Caches of the comparison: parsed names of entities, and parsed runs of words.

use rustc_hash::FxHashMap;

use super::word_runs::LONGEST_RUN;
use crate::entity_index::Entity;
use crate::names::compare::Verdict;
use crate::names::forms::are_names;
use crate::names::organization::OrganizationName;
use crate::names::person::PersonName;
use crate::names::{CandidateCache, EntityId, Kind};

/// The parsed names of entities that were compared. It is valid until a definition changes.
#[derive(Default)]
pub struct NameCache {
    pub(super) names: FxHashMap<EntityId, Names>,
    /// The candidates of names that many entities share.
    pub(crate) candidate_cache: CandidateCache,
}

/// The state of a search in one text.
pub(super) struct Known<'c, 't> {
    pub(super) names: &'c mut NameCache,
    /// Words that are surnames of cited people, and the entities that they do not refer to: Tarrant, Helen Jane.
    pub(super) others: Vec<(usize, EntityId)>,
    /// Runs of words parsed as names: a text repeats them.
    pub(super) parsed: FxHashMap<&'t str, PersonName>,
    /// Their comparison with the names of an entity; the flag says whether endings are considered.
    pub(super) verdicts: FxHashMap<(&'t str, EntityId, bool), Verdict>,
}

/// The most entries that are kept.
const MAX_KEPT: usize = 4096;

impl<'c> Known<'c, '_> {
    pub(super) fn new(names: &'c mut NameCache) -> Self {
        Self { names, others: Vec::new(), parsed: FxHashMap::default(), verdicts: FxHashMap::default() }
    }

    /// Drops the entries of a long text with many different runs.
    pub(super) fn forget_much(&mut self) {
        if self.parsed.len() > MAX_KEPT {
            self.parsed.clear();
        }
        if self.verdicts.len() > MAX_KEPT {
            self.verdicts.clear();
        }
    }
}

/// The most names of one entity that are compared, the canonical one first. The others are found only as they are
/// declared.
const MAX_COMPARED: usize = 256;

pub(super) enum Names {
    /// The names of a person; the first `full` of them have more than one word.
    Person {
        names: Vec<PersonName>,
        full: usize,
    },
    Organization(Vec<OrganizationName>),
}

impl Names {
    pub(super) fn of(bearer: &Entity) -> Self {
        let declared = bearer.declared_names().take(MAX_COMPARED);
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
