//! A name that the tagger found in a block, with the fullest name of its coreference chain.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::mention::Resolution;
use crate::names::{Kind, WordKey};
use crate::tagger::coreference::Part;
use crate::text::Span;

/// A name that the tagger finds in a block.
#[derive(Clone, PartialEq, Debug)]
pub struct Tag {
    /// The span of the name, relative to the start of the block.
    pub span: Span,
    /// The most likely kind.
    pub kind: Kind,
    /// The names of its chain, if the mention is sure enough to stand without a definition.
    pub(super) chain_name: Option<ChainName>,
}

/// A name and the fullest name of its chain.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct ChainName {
    /// The name as a reader sees it, in one line; `None` if it is sure only as part of the fullest name.
    pub(super) own: Option<Arc<str>>,
    /// The fullest name of its chain.
    pub(super) full: Arc<str>,
    /// The key of the fullest name.
    pub(super) key: WordKey,
    /// Which part of the fullest name it is.
    pub(super) part: Part,
}

impl ChainName {
    pub(super) fn new(own: Option<Arc<str>>, full: Arc<str>, part: Part) -> Self {
        Self { own, key: WordKey::written(&full), full, part }
    }
}

impl Tag {
    /// The same name at another span.
    pub fn at(&self, span: Span) -> Self {
        Self { span, ..self.clone() }
    }

    /// Its resolution. A part of a defined name stands for itself: the names of the definition decide whether it refers
    /// to that entity.
    pub(super) fn resolution(&self, known: &FxHashSet<WordKey>) -> Option<Resolution> {
        let ChainName { own, full, key, part } = self.chain_name.as_ref()?;
        let (name, part) = if known.contains(key) { (own.as_ref()?, Part::Whole) } else { (full, *part) };
        Some(Resolution::Undefined { kind: self.kind, name: Arc::clone(name), part })
    }
}
