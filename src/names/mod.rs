//! The parts and forms of names, and the trie that finds known names in prose.

use serde::{Deserialize, Serialize};

pub mod address;
mod ascii;
pub mod compare;
pub mod context_words;
pub mod deletion_index;
pub mod east_asian;
pub mod edit_distance;
pub mod forms;
mod gender;
pub mod generation;
mod hash;
pub mod honorifics;
pub mod inflection;
pub mod legal_forms;
pub mod lexicon;
pub mod normalize;
pub mod noun_surnames;
pub mod organization;
pub mod other_entity_words;
mod particles;
pub mod person;
pub mod prefix_index;
pub mod product_words;
pub mod script;
pub mod segmentation;
mod steps;
pub mod tabular;
pub mod token;
mod trie;
pub mod trimming;
pub mod word;

pub use hash::{WordKey, word_hash};
pub use particles::{is_particle, joins_words};
pub use trie::{Candidate, CandidateCache, Match, Trie};

/// The kind of an entity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// A human being, real or invented.
    Person,
    /// A company, an agency, a band, a family: people who act under one name.
    Organization,
}

impl Kind {
    /// `person` or `organization`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
        }
    }

    /// The kind with this [`Self::word`].
    pub fn of_word(word: &str) -> Option<Self> {
        [Self::Person, Self::Organization].into_iter().find(|kind| kind.word() == word)
    }

    /// `a person` or `an organization`.
    pub fn with_article(self) -> &'static str {
        match self {
            Self::Person => "a person",
            Self::Organization => "an organization",
        }
    }
}

/// Identifies an entity for as long as it is defined. Identifiers of removed entities are reused.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntityId(pub u32);
