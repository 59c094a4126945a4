//! Which words a note has, so that a changed name is looked for only where it can be.

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::names::forms::Pattern;
use crate::names::token::{tokenize, words};
use crate::names::{WordKey, lexicon, word_hash};
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

/// Tell the traces of links and handles from those of words.
const LINK: u32 = 0x6c69_6e6b;
const HANDLE: u32 = 0x6174_2040;

/// What of a link's target two links to the same thing have in common.
fn link_trace(target: &str) -> u32 {
    word_hash(crate::whos_who::stem(target.trim())) ^ LINK
}

fn handle_trace(handle: &str) -> u32 {
    word_hash(handle) ^ HANDLE
}

/// The trace of every note that has handles.
const ANY_HANDLE: u32 = HANDLE;

impl Words {
    pub(super) fn of(note: &ParsedNote, source: &str) -> Self {
        let mut collector = Collector::new(source.len());
        for block in &note.blocks {
            words(&Visible::of(block, source).text).for_each(|(_, word)| collector.word(word));
        }
        let mut traces: Vec<u32> = Vec::with_capacity(collector.notes.len() + MORE);
        let (mut lower, mut capital) = (Vec::new(), Vec::new());
        for (hash, what) in collector.notes {
            traces.push(hash);
            if what & (LOWER | ORDINARY) == LOWER {
                lower.push(hash);
            }
            if what & (CAPITAL | ORDINARY) == CAPITAL {
                capital.push(hash);
            }
        }
        for value in note.properties.iter().flat_map(|property| &property.values) {
            traces.extend(words(&value.text).map(|(_, word)| word_hash(word)));
        }
        traces.extend(note.links.iter().map(of_link));
        if note.links.iter().any(|link| link.kind == LinkKind::Handle) {
            traces.push(ANY_HANDLE);
        }
        Self { traces: sorted(traces), usage: Usage { lower: sorted(lower), capital: sorted(capital) } }
    }
}

fn sorted(mut hashes: Vec<u32>) -> Box<[u32]> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes.into()
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
/// Room for so many traces of what stands not in prose.
const MORE: usize = 32;
/// Room for more different words than this is made when it is needed.
const MANY: usize = 1024;

/// Gathers the words of prose.
struct Collector {
    /// For each word whether it is written in lower case, with a capital, and whether a lexicon lists it.
    notes: FxHashMap<u32, u8>,
}

impl Collector {
    /// For a text of so many bytes. The longer it is, the more often it says the same words.
    fn new(length: usize) -> Self {
        Self { notes: FxHashMap::with_capacity_and_hasher((length / 12).min(MANY), FxBuildHasher) }
    }

    fn word(&mut self, word: &str) {
        let key = WordKey::written(word);
        let listed = || if lexicon::is_ordinary_word(key) { ORDINARY } else { 0 };
        let what = self.notes.entry(key.hash()).or_insert_with(listed);
        match word.chars().next() {
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
        self.sets.push(pattern.words.iter().map(|(_, word)| word_hash(word)).collect());
    }

    pub(super) fn word(&mut self, hash: u32) {
        self.sets.push(vec![hash]);
    }

    pub(super) fn linked_as(&mut self, name: &str) {
        self.sets.push(vec![link_trace(name)]);
    }

    pub(super) fn name_in_cast(&mut self, name: &str) {
        self.sets.push(tokenize(name).iter().map(|token| word_hash(token.text)).collect());
    }

    pub(super) fn handle(&mut self, handle: &str) {
        self.sets.push(vec![handle_trace(handle)]);
    }

    pub(super) fn any_handle(&mut self) {
        self.sets.push(vec![ANY_HANDLE]);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// Whether a note with these traces may be touched.
    pub(super) fn touches(&self, words: &Words) -> bool {
        self.sets.iter().any(|set| !set.is_empty() && set.iter().all(|trace| words.traces.binary_search(trace).is_ok()))
    }
}
