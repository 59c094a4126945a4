//! The names in a note that nobody has defined, in short: so that the whole workspace can be asked for them.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::FxHasher;

use crate::names::Kind;
use crate::names::normalize::fold;
use crate::resolve::{Mention, Resolution};
use crate::text::Span;

/// A name in a note that nobody has defined.
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
