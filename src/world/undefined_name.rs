//! Names in one note that have no definition, and its links that lead nowhere.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::FxHasher;

use crate::entity_index::stem;
use crate::names::Kind;
use crate::names::normalize::fold;
use crate::note::Link;
use crate::resolve::{Mention, MentionForm, Resolution};
use crate::text::Span;

/// A name in a note without a definition.
#[derive(Clone, PartialEq, Debug)]
pub struct UndefinedName {
    /// Equal for names that fold alike, and for no others.
    pub key: u64,
    /// The name as its first mention has it.
    pub name: Arc<str>,
    /// What it most likely names.
    pub kind: Kind,
    /// How often the note mentions it.
    pub mentions: usize,
    /// Its first mention.
    pub first: Span,
}

/// What names have in common that fold alike.
pub fn name_key(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    fold(name).hash(&mut hasher);
    hasher.finish()
}

/// The undefined names among mentions, in the order in which they appear.
pub(super) fn undefined_names(mentions: &[Mention]) -> Box<[UndefinedName]> {
    let mut names: Vec<UndefinedName> = Vec::new();
    for mention in mentions {
        let Resolution::Undefined { kind, name, .. } = &mention.resolution else { continue };
        let key = name_key(name);
        match names.iter_mut().find(|known| known.key == key) {
            Some(known) => known.mentions += 1,
            None => {
                names.push(UndefinedName {
                    key,
                    name: Arc::clone(name),
                    kind: *kind,
                    mentions: 1,
                    first: mention.span,
                });
            }
        }
    }
    names.into()
}

/// The keys of the names to which a note has links that lead nowhere, as often as it has one; sorted.
pub(super) fn dead_link_keys(mentions: &[Mention], links: &[Link]) -> Box<[u64]> {
    let dead = mentions.iter().filter(|mention| mention.form == MentionForm::Link && mention.is_dead_link());
    let name = |mention: &Mention| {
        let next = links.partition_point(|link| link.span.start < mention.hit.start);
        links.get(next).filter(|link| link.span == mention.hit).map(|link| name_key(stem(link.target.trim())))
    };
    let mut keys: Vec<u64> = dead.filter_map(name).collect();
    keys.sort_unstable();
    keys.into()
}
