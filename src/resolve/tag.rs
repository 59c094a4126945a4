//! A name that the tagger found in a block, and the name of its chain.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::mention::Resolution;
use crate::names::{Kind, WordKey};
use crate::tagger::coreference::Part;
use crate::text::Span;

/// A name that the tagger finds in a block.
#[derive(Clone, PartialEq, Debug)]
pub struct Tag {
    /// The name, counted from the block's start.
    pub span: Span,
    /// What it most likely names.
    pub kind: Kind,
    /// Whom it names, if that is sure, so that nobody need have defined it.
    pub(super) whole: Option<Whole>,
}

/// What a name is in its note.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Whole {
    /// The name as a reader sees it, in one line; nothing if it is sure only as part of the fuller one.
    pub(super) own: Option<Arc<str>>,
    /// The fullest name in the note of whom it names.
    pub(super) full: Arc<str>,
    /// The key of that.
    pub(super) key: WordKey,
    /// What it is of that.
    pub(super) part: Part,
}

impl Whole {
    pub(super) fn new(own: Option<Arc<str>>, full: Arc<str>, part: Part) -> Self {
        Self { own, key: WordKey::written(&full), full, part }
    }
}

impl Tag {
    /// The same name at another place.
    pub fn at(&self, span: Span) -> Self {
        Self { span, ..self.clone() }
    }

    /// What it means. A part of a name that is defined stands for itself: that it means the one who is defined is for
    /// the definition's names to say.
    pub(super) fn resolution(&self, known: &FxHashSet<WordKey>) -> Option<Resolution> {
        let Whole { own, full, key, part } = self.whole.as_ref()?;
        let (name, part) = if known.contains(key) { (own.as_ref()?, Part::Whole) } else { (full, *part) };
        Some(Resolution::Undefined { kind: self.kind, name: Arc::clone(name), part })
    }
}
