//! Which words a note has, so that a changed name is looked for only where it can be.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::names::forms::Pattern;
use crate::names::normalize::fold;
use crate::names::token::{Token, tokenize};
use crate::names::{lexicon, word_hash};
use crate::note::{Link, LinkKind, ParsedNote, Visible};
use crate::resolve::Usage;

/// What a note has that a change of the who's who can touch, and how it writes its words.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Words {
    /// Hashes of words, of what links call, and of handles, sorted.
    pub(super) traces: Box<[u32]>,
    /// How it writes the words that no lexicon lists.
    pub(super) usage: Usage,
}

/// Marks hashes of what is no word; no word has it.
const LINK: char = '\u{1}';
const HANDLE: char = '\u{2}';

/// What of a link's target two links to the same thing have in common.
fn link_trace(target: &str) -> u32 {
    word_hash(&format!("{LINK}{}", fold(crate::whos_who::stem(target.trim()))))
}

fn handle_trace(handle: &str) -> u32 {
    word_hash(&format!("{HANDLE}{}", fold(handle)))
}

/// The trace of every note that has handles.
fn any_handle_trace() -> u32 {
    word_hash(HANDLE.encode_utf8(&mut [0; 4]))
}

impl Words {
    pub(super) fn of(note: &ParsedNote, source: &str) -> Self {
        let mut collector = Collector::default();
        for block in &note.blocks {
            collector.prose(&Visible::of(block, source).text);
        }
        let Collector { notes, .. } = collector;
        let of = |wanted: u8| {
            sorted(notes.iter().filter(|(_, what)| **what & (wanted | ORDINARY) == wanted).map(|(hash, _)| *hash))
        };
        let usage = Usage { lower: of(LOWER), capital: of(CAPITAL) };
        let values = note.properties.iter().flat_map(|property| &property.values);
        let in_values =
            values.flat_map(|value| tokenize(&value.text).into_iter().map(|token| word_hash(&fold(token.text))));
        let any_handle = note.links.iter().any(|link| link.kind == LinkKind::Handle).then(any_handle_trace);
        let traces = notes.keys().copied().chain(in_values).chain(note.links.iter().map(of_link)).chain(any_handle);
        Self { traces: sorted(traces), usage }
    }
}

fn sorted(hashes: impl Iterator<Item = u32>) -> Box<[u32]> {
    let mut list: Vec<u32> = hashes.collect();
    list.sort_unstable();
    list.dedup();
    list.into()
}

fn of_link(link: &Link) -> u32 {
    match link.kind {
        LinkKind::Handle => handle_trace(&link.target),
        LinkKind::Wiki | LinkKind::Markdown => link_trace(&link.target),
    }
}

const LOWER: u8 = 1;
const CAPITAL: u8 = 2;
const ORDINARY: u8 = 4;

/// Gathers the words of prose.
#[derive(Default)]
struct Collector {
    /// For each word whether it is written in lower case, with a capital, and whether a lexicon lists it.
    notes: FxHashMap<u32, u8>,
    folded: String,
}

impl Collector {
    fn prose(&mut self, text: &str) {
        for token in tokenize(text) {
            self.word(&token);
        }
    }

    fn word(&mut self, token: &Token<'_>) {
        self.folded.clear();
        if token.text.is_ascii() {
            self.folded.push_str(token.text);
            self.folded.make_ascii_lowercase();
        } else {
            self.folded.push_str(&fold(token.text));
        }
        let what = self
            .notes
            .entry(word_hash(&self.folded))
            .or_insert_with(|| if lexicon::is_ordinary(&self.folded) { ORDINARY } else { 0 });
        match token.text.chars().next() {
            Some(first) if first.is_lowercase() => *what |= LOWER,
            Some(first) if first.is_uppercase() => *what |= CAPITAL,
            _ => {}
        }
    }
}

/// What links call things, to be looked for in notes.
#[derive(Debug, Default)]
pub(super) struct Called(FxHashSet<u32>);

impl Called {
    /// Links whose target's last part is one of these names or stems.
    pub(super) fn any_of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        Self(names.map(link_trace).collect())
    }

    /// Whether a note with these words may have such a link.
    pub(super) fn is_in(&self, words: &Words) -> bool {
        words.traces.iter().any(|trace| self.0.contains(trace))
    }
}

/// What has changed in the who's who: each entry is a set of traces, and a note that has them all may be touched.
#[derive(Clone, Debug, Default)]
pub(super) struct Change {
    sets: Vec<Vec<u32>>,
    everything: bool,
}

impl Change {
    /// Of all notes at once, so that nothing needs to be noted of any.
    pub(super) fn of_everything() -> Self {
        Self { sets: Vec::new(), everything: true }
    }

    pub(super) fn is_of_everything(&self) -> bool {
        self.everything
    }

    pub(super) fn pattern(&mut self, pattern: &Pattern) {
        self.sets.push(pattern.words.iter().map(|(_, word)| word_hash(&fold(word))).collect());
    }

    pub(super) fn word(&mut self, hash: u32) {
        self.sets.push(vec![hash]);
    }

    pub(super) fn linked_as(&mut self, name: &str) {
        self.sets.push(vec![link_trace(name)]);
    }

    pub(super) fn name_in_cast(&mut self, name: &str) {
        self.sets.push(tokenize(name).iter().map(|token| word_hash(&fold(token.text))).collect());
    }

    pub(super) fn handle(&mut self, handle: &str) {
        self.sets.push(vec![handle_trace(handle)]);
    }

    pub(super) fn any_handle(&mut self) {
        self.sets.push(vec![any_handle_trace()]);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// Whether a note with these traces may be touched.
    pub(super) fn touches(&self, words: &Words) -> bool {
        self.sets.iter().any(|set| !set.is_empty() && set.iter().all(|trace| words.traces.binary_search(trace).is_ok()))
    }
}
