//! Which words a note has, so that a changed name is looked for only where it can be.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::names::forms::Pattern;
use crate::names::normalize::fold;
use crate::names::token::tokenize;
use crate::note::{Link, LinkKind, ParsedNote, Visible};

/// What a note may have that a change of the who's who can touch.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Trace<'a> {
    Word(&'a str),
    /// What a link calls a note or an entity.
    Link(&'a str),
    Handle(&'a str),
    AnyHandle,
}

fn hash(trace: Trace<'_>) -> u32 {
    let mut hasher = FxHasher::default();
    trace.hash(&mut hasher);
    let hash = hasher.finish();
    u32::try_from((hash >> 32) ^ (hash & u64::from(u32::MAX))).unwrap_or_default()
}

/// The traces of a note, sorted.
pub(super) fn of_note(note: &ParsedNote, source: &str) -> Box<[u32]> {
    let mut traces = Vec::new();
    let mut add_words =
        |text: &str| traces.extend(tokenize(text).iter().map(|token| hash(Trace::Word(&fold(token.text)))));
    for block in &note.blocks {
        add_words(&Visible::of(block, source).text);
    }
    for value in note.properties.iter().flat_map(|property| &property.values) {
        add_words(&value.text);
    }
    traces.extend(note.links.iter().map(of_link));
    if note.links.iter().any(|link| link.kind == LinkKind::Handle) {
        traces.push(hash(Trace::AnyHandle));
    }
    traces.sort_unstable();
    traces.dedup();
    traces.into()
}

fn of_link(link: &Link) -> u32 {
    match link.kind {
        LinkKind::Handle => hash(Trace::Handle(&fold(&link.target))),
        LinkKind::Wiki | LinkKind::Markdown => hash(Trace::Link(&link_key(&link.target))),
    }
}

/// What of a link's target two links to the same thing have in common.
fn link_key(target: &str) -> String {
    fold(crate::whos_who::stem(target.trim()))
}

/// What has changed in the who's who: each entry is a set of traces, and a note that has them all may be touched.
#[derive(Clone, Debug, Default)]
pub(super) struct Change {
    sets: Vec<Vec<u32>>,
}

impl Change {
    pub(super) fn pattern(&mut self, pattern: &Pattern) {
        self.sets.push(pattern.words.iter().map(|(_, word)| hash(Trace::Word(&fold(word)))).collect());
    }

    pub(super) fn linked_as(&mut self, name: &str) {
        self.sets.push(vec![hash(Trace::Link(&link_key(name)))]);
    }

    pub(super) fn name_in_cast(&mut self, name: &str) {
        self.sets.push(tokenize(name).iter().map(|token| hash(Trace::Word(&fold(token.text)))).collect());
    }

    pub(super) fn handle(&mut self, handle: &str) {
        self.sets.push(vec![hash(Trace::Handle(&fold(handle)))]);
    }

    pub(super) fn any_handle(&mut self) {
        self.sets.push(vec![hash(Trace::AnyHandle)]);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// Whether a note with these traces may be touched.
    pub(super) fn touches(&self, traces: &[u32]) -> bool {
        self.sets.iter().any(|set| !set.is_empty() && set.iter().all(|trace| traces.binary_search(trace).is_ok()))
    }
}
