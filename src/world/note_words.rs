//! The words of a note, as hashes: when a name changes, only the notes with its words are analysed again.

#[cfg(test)]
mod tests;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::block_fingerprint::BlockFingerprint;
use crate::names::forms::Pattern;
use crate::names::inflection::proclitics;
use crate::names::normalize::fold;
use crate::names::organization::is_connective;
use crate::names::token::{tokenize, words};
use crate::names::{WordKey, lexicon, word_hash};
use crate::note::definitions::address_beside;
use crate::note::{Block, Link, LinkKind, ParsedNote, Property, Value, VisibleText, logseq_pages};
use crate::resolve::NoteWordUsage;
use crate::text::differing;

/// What a note has that a change of the entity index can touch, and how it writes its words.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct NoteWords {
    /// Hashes of words, of what links call, and whether there are handles, sorted.
    pub(super) traces: Box<[u32]>,
    /// How it writes the words that no lexicon lists.
    pub(super) usage: NoteWordUsage,
}

/// Tells the traces of links from those of words.
const LINK: u32 = 0x6c69_6e6b;
/// The trace of every note that has handles: a handle that changes is or was like others.
const ANY_HANDLE: u32 = 0x6174_2040;

/// What of a link's target two links to the same thing have in common.
fn link_trace(target: &str) -> u32 {
    word_hash(crate::entity_index::stem(target.trim())) ^ LINK
}

/// Tells the traces of how words begin from those of words.
const BEGINNING: u32 = 0x6265_6769;

/// How a word begins, by its first letters, as a trace. What endings of languages make of a word begins as it does.
fn beginning_trace(folded: &str, letters: usize) -> u32 {
    let end = folded.char_indices().nth(letters).map_or(folded.len(), |(at, _)| at);
    word_hash(folded.get(..end).unwrap_or_default()) ^ BEGINNING
}

/// A word of so many letters at most may be a shorter one with an ending.
const SHORT: usize = 6;
/// How many letters of a word tell how it begins, and of a word that has no more than those.
const TELLING: usize = 3;

/// The traces of how a folded word of a text begins.
fn beginnings(folded: &str) -> impl Iterator<Item = u32> + '_ {
    let length = folded.chars().count();
    let short = (length <= SHORT).then_some(TELLING - 1);
    let long = (length > TELLING).then_some(TELLING);
    short.into_iter().chain(long).map(move |letters| beginning_trace(folded, letters))
}

/// The trace that a text has if it has this word of a name with an ending.
fn beginning_of_name(word: &str) -> u32 {
    let folded = fold(word);
    beginning_trace(&folded, if folded.chars().count() > TELLING { TELLING } else { TELLING - 1 })
}

impl NoteWords {
    pub(super) fn of(word_counts: &WordCounts) -> Self {
        let mut traces: Vec<u32> = Vec::with_capacity(word_counts.words.len() + word_counts.called.len());
        let (mut lower, mut capital) = (Vec::new(), Vec::new());
        for (hash, word) in &word_counts.words {
            traces.push(*hash);
            if word.lower > 0 && !word.is_ordinary {
                lower.push(*hash);
            }
            if word.capital > 0 && !word.is_ordinary {
                capital.push(*hash);
            }
        }
        traces.extend(word_counts.called.keys());
        Self { traces: sorted(traces), usage: NoteWordUsage { lower: sorted(lower), capital: sorted(capital) } }
    }
}

fn sorted(mut hashes: Vec<u32>) -> Box<[u32]> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes.into()
}

/// A note has about one new word in so many bytes; the longer it is, the fewer. About one in four is a name.
const LENGTH: usize = 12;
/// Room for more different words than this is made when it is needed.
const MANY: usize = 1024;

/// How often a note has each of its words, and all else that it has [`NoteWords`] for. With this at hand, an edit of a
/// paragraph does not make all others be counted again.
#[derive(Clone, Debug, Default)]
pub(super) struct WordCounts {
    /// The words of its prose.
    words: FxHashMap<u32, Count>,
    /// The words in its properties, what its links call, and its handles.
    called: FxHashMap<u32, u32>,
}

/// How often prose has a word.
#[derive(Clone, Copy, Debug)]
struct Count {
    all: u32,
    lower: u32,
    capital: u32,
    /// Whether a lexicon lists it.
    is_ordinary: bool,
}

impl WordCounts {
    pub(super) fn of(note: &ParsedNote, source: &str) -> Self {
        let words = FxHashMap::with_capacity_and_hasher((source.len() / LENGTH).min(MANY), FxBuildHasher);
        let called = FxHashMap::with_capacity_and_hasher((source.len() / LENGTH / 4).min(MANY), FxBuildHasher);
        let mut counter = Counter::new(Self { words, called });
        counter.count(&note.blocks, source, Step::More);
        counter.count_called(&note.links, &note.properties, source, Step::More);
        counter.word_counts
    }

    /// The word counts of the next version of a note, and whether the note has other [`NoteWords`] by it.
    pub(super) fn of_next(&self, before: (&ParsedNote, &str), now: (&ParsedNote, &str)) -> (Self, bool) {
        let ((before, old), (note, source)) = (before, now);
        let same_block =
            |before: &Block, now: &Block| BlockFingerprint::of(before, old) == BlockFingerprint::of(now, source);
        let same_link = |before: &Link, now: &Link| before.kind == now.kind && before.target == now.target;
        let same_property = |before: &Property, now: &Property| {
            let said =
                |value: &Value, source| (value.text.clone(), address_beside(source, value.span).map(str::to_owned));
            let then = before.values.iter().map(|value| said(value, old));
            then.eq(now.values.iter().map(|value| said(value, source)))
        };
        let blocks = differing(&before.blocks, &note.blocks, same_block);
        let links = differing(&before.links, &note.links, same_link);
        let properties = differing(&before.properties, &note.properties, same_property);
        let mut counter = Counter::new(self.clone());
        // What is taken away last is found nowhere else if nothing is left of it.
        counter.count(note.blocks.get(blocks.1).unwrap_or_default(), source, Step::More);
        counter.count_called(
            note.links.get(links.1).unwrap_or_default(),
            note.properties.get(properties.1).unwrap_or_default(),
            source,
            Step::More,
        );
        counter.count(before.blocks.get(blocks.0).unwrap_or_default(), old, Step::Less);
        counter.count_called(
            before.links.get(links.0).unwrap_or_default(),
            before.properties.get(properties.0).unwrap_or_default(),
            old,
            Step::Less,
        );
        (counter.word_counts, counter.has_turned)
    }
}

#[derive(Clone, Copy)]
enum Step {
    More,
    Less,
}

/// Updates word counts by some steps.
struct Counter {
    word_counts: WordCounts,
    /// Whether anything has been found that was not there, or is not there any more.
    has_turned: bool,
}

impl Counter {
    fn new(word_counts: WordCounts) -> Self {
        Self { word_counts, has_turned: false }
    }

    fn count(&mut self, blocks: &[Block], source: &str, step: Step) {
        for block in blocks {
            let text = VisibleText::of(block, source).text;
            words(&text).for_each(|(at, word)| self.word(word, is_in_identifier(&text, at, word), step));
        }
    }

    fn count_called(&mut self, links: &[Link], properties: &[Property], source: &str, step: Step) {
        for link in links {
            self.called(of_link(link), step);
        }
        for value in properties.iter().flat_map(|property| &property.values) {
            words(&value.text).for_each(|(_, word)| self.called(word_hash(word), step));
            let address = address_beside(source, value.span).into_iter().flat_map(words);
            address.for_each(|(_, word)| self.called(word_hash(word), step));
        }
    }

    fn word(&mut self, written: &str, is_in_identifier: bool, step: Step) {
        let key = WordKey::written(written);
        let first = || Count { all: 0, lower: 0, capital: 0, is_ordinary: lexicon::is_ordinary_word(key) };
        let word = self.word_counts.words.entry(key.hash()).or_insert_with(first);
        self.has_turned |= step.take(&mut word.all);
        // How a name begins is noted for the first of its mentions, and forgotten with the last.
        let mut has_turned_name = false;
        match written.chars().next() {
            // What things are called in small letters says nothing of how the word is written.
            Some(first) if first.is_lowercase() && is_in_identifier => {}
            Some(first) if first.is_lowercase() => self.has_turned |= step.take(&mut word.lower),
            Some(first) if first.is_uppercase() => {
                has_turned_name = step.take(&mut word.capital);
                self.has_turned |= has_turned_name;
                has_turned_name &= !word.is_ordinary;
            }
            _ => {}
        }
        if word.all == 0 {
            self.word_counts.words.remove(&key.hash());
        }
        if has_turned_name {
            beginnings(&fold(written)).for_each(|trace| self.called(trace, step));
        }
        let rests = proclitics(written).filter_map(|length| written.get(length..));
        rests.for_each(|rest| self.called(word_hash(rest), step));
    }

    fn called(&mut self, trace: u32, step: Step) {
        let count = self.word_counts.called.entry(trace).or_default();
        self.has_turned |= step.take(count);
        if *count == 0 {
            self.word_counts.called.remove(&trace);
        }
    }
}

/// Whether the word at a place is a part of what a program calls something, or of a compound: ann-smith, ann.smith.
fn is_in_identifier(text: &str, at: usize, word: &str) -> bool {
    let is_sign = |char: char| matches!(char, '-' | '.' | '_' | '/' | ':' | '\\');
    let mut behind = text.get(at + word.len()..).unwrap_or_default().chars();
    let mut before = text.get(..at).unwrap_or_default().chars().rev();
    let joins = |sign: Option<char>, next: Option<char>| {
        sign.is_some_and(is_sign) && next.is_some_and(|next| next.is_alphanumeric() && !next.is_uppercase())
    };
    joins(behind.next(), behind.next()) || joins(before.next(), before.next())
}

impl Step {
    /// Takes the step; whether it is the first one from nothing, or the last one to it.
    fn take(self, count: &mut u32) -> bool {
        let before = *count;
        *count = match self {
            Self::More => before.saturating_add(1),
            Self::Less => before.saturating_sub(1),
        };
        (before == 0) != (*count == 0)
    }
}

fn of_link(link: &Link) -> u32 {
    match link.kind {
        LinkKind::Handle => ANY_HANDLE,
        LinkKind::Wiki | LinkKind::Markdown => link_trace(&link.target),
    }
}

/// To seek one trace among others by halving costs about as much as to look this many up.
const SOUGHT: usize = 8;

/// What links call things, to be looked for in notes.
#[derive(Debug, Default)]
pub(super) struct LinkTargets(FxHashSet<u32>);

impl LinkTargets {
    /// Links whose target's last part is one of these names or stems.
    pub(super) fn any_of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        Self(names.map(link_trace).collect())
    }

    /// Whether a note with these words may have such a link.
    pub(super) fn is_in(&self, words: &NoteWords) -> bool {
        // A few are sought among the sorted traces; with many, as of a folder's notes, it is faster to go through the traces.
        if self.0.len() < words.traces.len() / SOUGHT {
            return self.0.iter().any(|trace| words.traces.binary_search(trace).is_ok());
        }
        words.traces.iter().any(|trace| self.0.contains(trace))
    }
}

/// What has changed in the entity index: each entry is a set of traces, and a note that has them all may be touched.
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
        // A text may have “&” for a connective.
        let words = pattern.words.iter().filter(|(_, word)| !is_connective(word));
        self.sets.push(words.map(|(_, word)| word_hash(word)).collect());
        if let [(_, word)] = pattern.words.as_slice() {
            self.sets.push(vec![beginning_of_name(word)]);
        }
    }

    pub(super) fn word(&mut self, hash: u32) {
        self.sets.push(vec![hash]);
    }

    pub(super) fn linked_as(&mut self, name: &str) {
        self.sets.push(vec![link_trace(name)]);
        self.sets.extend(logseq_pages::name(name).map(|page| vec![link_trace(&page)]));
    }

    pub(super) fn name_in_cast(&mut self, name: &str) {
        self.sets.push(tokenize(name).iter().map(|token| word_hash(token.text)).collect());
    }

    pub(super) fn any_handle(&mut self) {
        self.sets.push(vec![ANY_HANDLE]);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// The same, to be looked for in many notes.
    pub(super) fn wanted(&self) -> Wanted<'_> {
        let mut uses: FxHashMap<u32, usize> = FxHashMap::default();
        for trace in self.sets.iter().flatten() {
            *uses.entry(*trace).or_default() += 1;
        }
        let rarest = |set: &[u32]| set.iter().copied().min_by_key(|trace| uses.get(trace).copied());
        let mut sets: FxHashMap<u32, Vec<&[u32]>> = FxHashMap::default();
        for set in &self.sets {
            rarest(set).into_iter().for_each(|trace| sets.entry(trace).or_default().push(set));
        }
        Wanted { sets }
    }
}

/// The sets of a change, each by the trace of it that fewest of them have.
pub(super) struct Wanted<'c> {
    sets: FxHashMap<u32, Vec<&'c [u32]>>,
}

impl Wanted<'_> {
    /// Whether a note with these traces may be touched.
    pub(super) fn is_in(&self, words: &NoteWords) -> bool {
        let has = |trace: &u32| words.traces.binary_search(trace).is_ok();
        let has_one = |sets: &Vec<&[u32]>| sets.iter().any(|set| set.iter().all(has));
        // Whichever are fewer are gone through: a note may have few words, and somebody thousands of names.
        if self.sets.len() < words.traces.len() {
            self.sets.iter().any(|(trace, sets)| has(trace) && has_one(sets))
        } else {
            words.traces.iter().filter_map(|trace| self.sets.get(trace)).any(has_one)
        }
    }
}
