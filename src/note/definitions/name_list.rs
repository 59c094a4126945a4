//! The names and handles of an entity while they are gathered, each once.

use rustc_hash::FxHashSet;

use super::{Name, NameRole};
use crate::text::{Span, in_one_line};

/// The names and handles of an entity.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) names: Vec<Name>,
    pub(super) handles: Vec<Name>,
    pub(super) at: Span,
    /// The names in lower case, and the handles: lists of some thousands have been seen.
    known: FxHashSet<String>,
    known_handles: FxHashSet<String>,
}

impl Names {
    /// Adds the canonical name as it is written in one more place.
    pub(super) fn add_canonical(&mut self, text: &str, span: Option<Span>) {
        self.known.insert(text.to_lowercase());
        self.names.push(Name { text: text.to_owned(), role: NameRole::Canonical, span });
    }

    /// Adds another name unless it is known already, in whatever letter case.
    pub(super) fn add(&mut self, canonical: &str, text: &str, role: NameRole, span: Option<Span>) {
        // Quoted values may have ends of lines in them.
        let text = in_one_line(text);
        let lower = text.to_lowercase();
        if lower != canonical.to_lowercase() && self.known.insert(lower) {
            self.names.push(Name { text, role, span });
        }
    }

    /// Adds a handle unless it is known already, in whatever letter case.
    pub(super) fn add_handle(&mut self, text: &str, span: Option<Span>) {
        let fits = !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        if fits && self.known_handles.insert(text.to_lowercase()) {
            self.handles.push(Name { text: text.to_owned(), role: NameRole::Handle, span });
        }
    }
}
